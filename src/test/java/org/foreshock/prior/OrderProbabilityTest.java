package org.foreshock.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OrderProbabilityTest {
  private static final double RELATIVE = 1e-8;

  private static void assertProbability(double expected, Prior... priors) {
    assertEquals(expected, OrderProbability.of(List.of(priors)), RELATIVE * expected);
  }

  @Test
  void twoUniforms() {
    assertProbability(0.5, new Uniform(2, 7), new Uniform(2, 7));
    // overlap: 1 - P(the first in the overlap, the second too) / 2
    assertProbability(1 - 0.5 * 0.4 * 0.25, new Uniform(0, 5), new Uniform(3, 11));
    // nested: the second is symmetric about the middle of the first
    assertProbability(0.5, new Uniform(0, 10), new Uniform(4, 6));
    assertProbability(0.75, new Uniform(0, 4), new Uniform(2, 4));
  }

  @Test
  void disjointSupports() {
    assertProbability(1, new Uniform(0, 1), new Uniform(1, 2), new Uniform(2.5, 3));
    assertEquals(0, OrderProbability.of(List.of(new Uniform(1, 2), new Uniform(0, 1))), 1e-15);
  }

  @Test
  void normals() {
    double h = (0.5 - -1) / Math.sqrt(1 + 4);
    assertProbability(new Normal(0, 1).cumulative(h), new Normal(-1, 1), new Normal(0.5, 2));
    // a needle in a haystack
    double needle = 3 / Math.sqrt(1e6 + 1e-6);
    assertProbability(
        new Normal(0, 1).cumulative(needle), new Normal(0, 1000), new Normal(3, 0.001));
    // an order that is not expected
    double against = -4 / Math.sqrt(2);
    assertProbability(new Normal(0, 1).cumulative(against), new Normal(4, 1), new Normal(0, 1));
  }

  @Test
  void exponentials() {
    assertProbability(2.0 / 5, new Exponential(2), new Exponential(3));
    assertProbability(
        2.0 / 9 * 3.0 / 7, new Exponential(2), new Exponential(3), new Exponential(4));
  }

  @Test
  void heavyTailsAndPoles() {
    // Cauchy: P(X < Y) = 1/2 + atan(shift / (s1 + s2)) / pi
    assertProbability(
        0.5 + Math.atan(1.5 / 4) / Math.PI, new StudentT(1, 0, 1), new StudentT(1, 1.5, 3));
    // gamma(1/2): the ratio of two is an F(1, 1), P = 2/pi atan(sqrt(rate1 / rate2))
    assertProbability(2 / Math.PI * Math.atan(Math.sqrt(3)), new Gamma(0.5, 3), new Gamma(0.5, 1));
  }

  @Test
  void pointsOfMass() {
    assertProbability(0.25, new Uniform(0, 4), new Fixed(1));
    assertProbability(0.75, new Fixed(1), new Uniform(0, 4));
    assertProbability(1, new Fixed(1), new Fixed(2), new Fixed(3));
    assertEquals(0, OrderProbability.of(List.of(new Fixed(2), new Fixed(2))));
    assertEquals(0, OrderProbability.of(List.of(new Uniform(0, 1), new Fixed(0))));
    assertProbability(1, new Uniform(0, 1), new Fixed(1), new Uniform(1, 2), new Fixed(2));
    // below 1, between 1 and 3, above 3
    assertProbability(
        0.25 * 0.5 * 0.25,
        new Uniform(0, 4),
        new Fixed(1),
        new Uniform(0, 4),
        new Fixed(3),
        new Uniform(0, 4));
  }

  static List<Prior> continuous() {
    return Families.continuous();
  }

  /** Alike priors have all orders equally often: 1/n!. */
  @ParameterizedTest
  @MethodSource("continuous")
  void alikePriorsShareTheOrders(Prior prior) {
    for (int n = 1, factorial = 1; n <= 5; n++, factorial *= n) {
      List<Prior> same = Collections.nCopies(n, prior);
      assertEquals(1.0 / factorial, OrderProbability.of(same), RELATIVE / factorial);
    }
  }

  /** The probabilities of all orders of three unlike priors make 1. */
  @Test
  void allOrdersTogetherAreCertain() {
    Prior[] p = {new StudentT(3, 8, 1), new Uniform(6, 12), new Normal(9.5, 0.2)};
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double sum = 0;
    for (int[] order : orders) {
      sum += OrderProbability.of(List.of(p[order[0]], p[order[1]], p[order[2]]));
    }
    assertEquals(1, sum, RELATIVE);
  }

  /** 200,000 draws, five standard errors: a false alarm of 6e-7, with a fixed seed. */
  @Test
  void agreesWithCounting() {
    List<Prior> priors = new ArrayList<>();
    priors.add(new LogNormal(2, 0.3));
    priors.add(new StudentT(3, 8, 1));
    priors.add(new Gamma(30, 3));
    priors.add(new Fixed(11));
    UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(3);
    int n = 200_000;
    int ordered = 0;
    for (int i = 0; i < n; i++) {
      double last = Double.NEGATIVE_INFINITY;
      boolean ascends = true;
      for (Prior prior : priors) {
        double draw = prior.sample(rng);
        ascends &= last < draw;
        last = draw;
      }
      ordered += ascends ? 1 : 0;
    }
    double p = OrderProbability.of(priors);
    assertEquals(p, (double) ordered / n, 5 * Math.sqrt(p * (1 - p) / n));
  }

  @Test
  void theConstantOfAlikePlacesIsTheLogOfTheFactorial() {
    Priors priors =
        new Priors(
            new Fixed(0),
            new Fixed(0),
            Collections.nCopies(4, new Fixed(1)),
            Collections.nCopies(4, new Fixed(1)),
            Collections.nCopies(4, new Uniform(0, 1)),
            new Floor.Zero(),
            new Fixed(1),
            Optional.empty());
    assertEquals(Math.log(24), priors.logOrderConstant(), 1e-14);
  }
}

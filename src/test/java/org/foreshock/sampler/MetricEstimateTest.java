package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The map estimated from exact draws. */
class MetricEstimateTest {
  /** Condition 1e6, and correlated. */
  private static final NormalTarget BAD =
      NormalTarget.correlated(0.8, 30, 0.03, 1, 0.3, 3, 0.1, 10);

  private static AffineMap estimate(AffineMap map, int draws, double[] origin, int seed) {
    Hamiltonian hamiltonian = new Hamiltonian(BAD, map);
    MetricEstimate estimate = new MetricEstimate(map, origin);
    Randomness random = Randomness.streams(seed, 1)[0];
    for (int i = 0; i < draws; i++) {
      estimate.add(hamiltonian.at(BAD.draw(random)));
    }
    return estimate.map();
  }

  /** With C = G⁻¹ exactly, as few draws as there are coordinates say all. */
  @ParameterizedTest
  @ValueSource(ints = {8, 15, 200})
  void theRightMapOfNormalStaysWhateverTheDraws(int draws) {
    AffineMap after = estimate(new AffineMap(BAD.root()), draws, BAD.mean(), 1);
    for (double variance : Matrices.standardisedVariances(BAD, after)) {
      assertEquals(1, variance, 1e-9);
    }
  }

  @Test
  void repeatedEstimatesFindTheScalesOfBadlyScaledNormal() {
    AffineMap map = Matrices.unit(7);
    for (int round = 0; round < 5; round++) {
      map = estimate(map, 100, BAD.mean(), round);
    }
    double[] variances = Matrices.standardisedVariances(BAD, map);
    assertTrue(variances[0] > 0.95 && variances[6] < 1.05, () -> Arrays.toString(variances));
  }

  /** Without news the map in use stays: the unit matrix it is shrunk to is that map. */
  @Test
  void aChainThatStandsStillChangesNothing() {
    AffineMap map = new AffineMap(new double[][] {{2}, {0.5, 0.1}});
    Hamiltonian hamiltonian = new Hamiltonian(new Banana(1, 1), map);
    MetricEstimate estimate = new MetricEstimate(map, new double[] {1, 1});
    for (int i = 0; i < 50; i++) {
      estimate.add(hamiltonian.at(new double[] {0.3, 0.4}));
    }
    RealMatrix change = Matrices.lower(estimate.map()).subtract(Matrices.lower(map));
    assertEquals(0, change.getNorm(), 1e-12);
  }

  @Test
  void theOriginDoesNotMatter() {
    double[] elsewhere = {40, -3, 2, 0.5, -7, 0, 12};
    AffineMap one = estimate(Matrices.unit(7), 50, BAD.mean(), 3);
    AffineMap other = estimate(Matrices.unit(7), 50, elsewhere, 3);
    RealMatrix change = Matrices.lower(one).subtract(Matrices.lower(other));
    assertEquals(0, change.getNorm(), 1e-8);
  }

  /**
   * A logistic variable has variance π²/3 and its gradients 1/3, so the squared scale is √(π²) = π.
   * The standard error of the estimate is 0.4 %; beyond 3 % is a false alarm of 1e-13.
   */
  @Test
  void liesBetweenSpreadAndStiffness() {
    Hamiltonian hamiltonian = new Hamiltonian(new Skewed(), Matrices.unit(2));
    MetricEstimate estimate = new MetricEstimate(Matrices.unit(1), new double[1]);
    Skewed skewed = new Skewed();
    Randomness random = Randomness.streams(4, 1)[0];
    for (int i = 0; i < 40_000; i++) {
      double[] point = skewed.draw(random);
      Phase phase = hamiltonian.at(point);
      double alone = phase.gradient()[0] + 0.7 * phase.gradient()[1];
      estimate.add(new Phase(new double[] {point[0]}, new double[1], new double[] {alone}, 0));
    }
    double scale = Matrices.lower(estimate.map()).getEntry(0, 0);
    assertEquals(Math.PI, scale * scale, 0.03 * Math.PI);
  }
}

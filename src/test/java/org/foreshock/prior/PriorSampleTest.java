package org.foreshock.prior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Draws against the cumulative probability. */
class PriorSampleTest {
  private static final int DRAWS = 20_000;

  /**
   * Kolmogorov's limit: D &radic;n exceeds this with probability 2 exp(-2 &middot; 2.69&sup2;) =
   * 1e-6. With 20 priors and a fixed seed the false alarm, at 2e-5, would show once and for ever.
   */
  private static final double LIMIT = 2.69;

  static List<Prior> continuous() {
    return Families.continuous();
  }

  private static double[] draws(Prior prior, long seed) {
    UniformRandomProvider rng = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] draws = new double[DRAWS];
    Arrays.setAll(draws, i -> prior.sample(rng));
    return draws;
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void drawsFollowTheCumulative(Prior prior) {
    double[] draws = draws(prior, 20221026);
    Arrays.sort(draws);
    double distance = 0;
    for (int i = 0; i < DRAWS; i++) {
      double p = prior.cumulative(draws[i]);
      distance = Math.max(distance, Math.max(p - (double) i / DRAWS, (i + 1.0) / DRAWS - p));
    }
    assertTrue(distance * Math.sqrt(DRAWS) < LIMIT, prior + ": " + distance);
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void theSeedDecidesTheDraws(Prior prior) {
    assertArrayEquals(draws(prior, 1), draws(prior, 1));
  }

  /** Shapes this small round to the ends of the support, where the density would be 0. */
  @Test
  void drawsStayInsideTheSupport() {
    for (Prior prior : List.of(new Gamma(0.001, 1), new Beta(0.001, 0.001), new Uniform(0, 1))) {
      for (double draw : draws(prior, 7)) {
        assertTrue(prior.logDensity(draw) > Double.NEGATIVE_INFINITY, prior + " gave " + draw);
      }
    }
  }

  @Test
  void fixedDrawsAreTheValue() {
    assertEquals(3.5, new Fixed(3.5).sample(RandomSource.XO_SHI_RO_256_PP.create(1)));
  }
}

package org.foreshock.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.place.PlaceQuadrature.Fineness;
import org.foreshock.prior.FloorKind;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.api.Test;

/** An analysis of two breaks, the first of which the runs know. */
final class TwoBreaksTest {
  private static final double[] LOG_SCALES = logScales();
  private static final AnalysisPrior PRIOR =
      AnalysisPrior.of(LOG_SCALES, 1, FloorKind.ZERO, 2, List.of());

  /** 12 scales from 1e5 to 1e9. */
  private static double[] logScales() {
    double[] u = new double[12];
    Arrays.setAll(u, k -> Logs.LN_10 * (5 + 4.0 * k / (u.length - 1)));
    return u;
  }

  private static Experiment runs(Break first, Break second, double seeds, long seed) {
    BrokenPowerLaw law = new BrokenPowerLaw(0, 0.1 * LOG_SCALES[0], 0.1, List.of(first, second));
    double[] value = new double[LOG_SCALES.length];
    Arrays.setAll(value, k -> law.logValue(LOG_SCALES[k]));
    double[] count = new double[value.length];
    Arrays.fill(count, seeds);
    return Experiment.simulate(
        LOG_SCALES, value, 0.01, count, Randomness.streams(seed, 1)[0].provider());
  }

  private static PlacePosterior byQuadrature(Experiment runs) {
    PlaceAnalysis fast = new PlaceQuadrature(LOG_SCALES, PRIOR, Located.DEFAULT);
    PlaceAnalysis fine = new PlaceQuadrature(LOG_SCALES, PRIOR, Located.DEFAULT, Fineness.FINE);
    return new AgreedAnalysis(fast, fine, new BestMode(PRIOR)::place).analyse(runs, 1);
  }

  /** In weak runs and in strong ones, whose one break would lie elsewhere than the first of two. */
  @Test
  void chainsAndQuadratureAgreeOnPlaceAndEvidence() {
    for (double seeds : new double[] {10, 100}) {
      Experiment runs = runs(new Break(1e7, 0.3, 0.2), new Break(1e9, 0.5, 0.5), seeds, 9);
      PlacePosterior exact = byQuadrature(runs);
      PlacePosterior chains =
          new LongChains(LOG_SCALES, PRIOR, Located.DEFAULT, 1000).analyse(runs, 1);
      assertTrue(exact.how().isExact());
      assertTrue(chains.how().isExact());
      // the draws are worth at least 400: a tenth of the length is beyond their error
      assertEquals(exact.low(), chains.low(), 0.1 * exact.length());
      assertEquals(exact.high(), chains.high(), 0.1 * exact.length());
      // what Laplace's method on the first break is good for
      assertEquals(exact.logBayesFactor(), chains.logBayesFactor(), 0.4);
    }
  }

  /** Both quadratures take a narrow valley at 10^7.76 for the whole; the place is 10^8.48. */
  @Test
  void aValleyThatIsNotTheBestDoesNotCount() {
    Experiment runs = runs(new Break(1e7, 0.5, 0.5), new Break(3e8, 0.5, 0.5), 100, 12);
    assertEquals(8.5, new BestMode(PRIOR).place(runs), 0.2);
    PlacePosterior posterior = byQuadrature(runs);
    assertTrue(posterior.high() < 8, () -> "the case is no longer hard: " + posterior);
    assertFalse(posterior.how().isExact());
  }
}

package org.foreshock.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.prior.FloorKind;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.Test;

final class LongChainsTest {
  /** 12 scales from 1e6 to half a decade past a break at 1e9. */
  private static final double[] LOG_SCALES = logScales();

  private static final AnalysisPrior PRIOR =
      AnalysisPrior.of(LOG_SCALES, 0, FloorKind.ZERO, 2, List.of());
  private static final Experiment RUNS = runs();

  /** One step a draw: its draws hang together, and are worth too few independent ones. */
  private static final Sampler TOO_SHORT = new Sampler.AdaptiveMetropolis(1);

  private static double[] logScales() {
    double[] u = new double[12];
    Arrays.setAll(u, k -> Logs.LN_10 * (6 + 3.5 * k / (u.length - 1)));
    return u;
  }

  private static Experiment runs() {
    BrokenPowerLaw law =
        new BrokenPowerLaw(0, 0.1 * LOG_SCALES[0], 0.1, List.of(new Break(1e9, 0.5, 0.5)));
    double[] value = new double[LOG_SCALES.length];
    Arrays.setAll(value, k -> law.logValue(LOG_SCALES[k]));
    double[] count = new double[value.length];
    Arrays.fill(count, 100);
    return Experiment.simulate(
        LOG_SCALES, value, 0.01, count, Randomness.streams(1, 1)[0].provider());
  }

  private static PlacePosterior analysed(Sampler... tries) {
    return new LongChains(LOG_SCALES, PRIOR, Located.DEFAULT, 500, List.of(tries)).analyse(RUNS, 1);
  }

  @Test
  void chainsThatFailAGateNeverCount() {
    PlacePosterior posterior = analysed(TOO_SHORT);
    assertFalse(posterior.how().isExact());
    assertEquals(Method.METROPOLIS, posterior.how().method());
  }

  @Test
  void whereOneFailsTheNextIsTried() {
    PlacePosterior posterior = analysed(TOO_SHORT, Sampler.NoUTurn.DEFAULT);
    assertTrue(posterior.how().isExact());
    assertEquals(Method.NUTS, posterior.how().method());
    assertEquals(analysed(Sampler.NoUTurn.DEFAULT), posterior);
  }

  @Test
  void bothSamplersAgreeWithQuadrature() {
    PlacePosterior exact = new PlaceQuadrature(LOG_SCALES, PRIOR, Located.DEFAULT).analyse(RUNS, 1);
    for (Sampler sampler : List.of(Sampler.NoUTurn.DEFAULT, Sampler.AdaptiveMetropolis.DEFAULT)) {
      PlacePosterior chains = analysed(sampler);
      assertTrue(chains.how().isExact());
      // the draws are worth at least 400: a tenth of the length is beyond their error
      assertEquals(exact.low(), chains.low(), 0.1 * exact.length());
      assertEquals(exact.high(), chains.high(), 0.1 * exact.length());
      assertEquals(exact.logBayesFactor(), chains.logBayesFactor(), 0.1);
    }
  }

  @Test
  void bothGiveTheSameWeightToALimitOfZero() {
    AnalysisPrior half = AnalysisPrior.of(LOG_SCALES, 0, FloorKind.AUTO, 2, List.of());
    double exact =
        new PlaceQuadrature(LOG_SCALES, half, Located.DEFAULT)
            .analyse(RUNS, 1)
            .probabilityZeroFloor();
    PlacePosterior chains =
        new LongChains(LOG_SCALES, half, Located.DEFAULT, 1000).analyse(RUNS, 1);
    assertTrue(chains.how().isExact());
    assertTrue(exact > 0.6 && exact < 0.99, () -> "the runs should leave both open: " + exact);
    // five standard errors of the chains, and what quadrature is good for
    double error = 5 * chains.how().error() + 0.015;
    assertEquals(exact, chains.probabilityZeroFloor(), error);
  }
}

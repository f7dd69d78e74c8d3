package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Simulated;
import org.foreshock.predictive.Predictive;
import org.foreshock.prior.FloorKind;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final BrokenPowerLaw TRUTH =
      BrokenPowerLaw.of(0.3, 5, 0.3, new Break(200, 0.8, 0.3));

  private static final Sweep SWEEP =
      Simulated.sweep(TRUTH, Simulated.scales(1, 1e4, 30), 3, 0.02, 1);

  private static Fit fit() {
    Model model =
        new Model(SWEEP, Simulated.priors(SWEEP, 1, FloorKind.FREE), NoiseModel.LOGNORMAL);
    return Fit.posterior(
        model, new ChainSettings(2, 200, 200, 1, 1, Sampler.NoUTurn.DEFAULT), () -> {});
  }

  @Test
  void everyPartSpeaksOfTheSameFit() {
    Fit fit = fit();
    double[] points = Horizon.points(SWEEP.maxX());
    Horizon horizon = new Horizon(1, Horizon.end(SWEEP), points);
    Predictive predictive = new DrawsPredictive(fit.draws(), Metric.PLAIN, 7);
    Outlook outlook = Outlook.of(fit, predictive, horizon, Optional.of(0.5), 7, true);
    assertArrayEquals(points, outlook.curveAt().x());
    assertArrayEquals(horizon.grid(SWEEP.maxX()), outlook.curve().x());
    assertArrayEquals(Bands.ofCurve(predictive, points).quantiles(), outlook.curveAt().quantiles());
    assertArrayEquals(
        Bands.ofNewRun(predictive, points).quantiles(), outlook.observationAt().quantiles());
    assertEquals(outlook.curve().x().length, outlook.observation().quantiles().length);
    assertEquals(1, outlook.breaks().size());
    assertEquals(0, outlook.turningPoints().size());
    TargetScale target = outlook.target().orElseThrow();
    double log10X = 3;
    for (double x = 1e2; x < 1e4; x *= 1.0001) {
      log10X = TRUTH.value(x) > 0.5 ? Math.log10(x) : log10X;
    }
    assertEquals(log10X, target.log10X().median(), 0.2);
    assertEquals(0, target.probabilityNever());
    assertTrue(outlook.check().isPresent());
    // a run varies more than the curve, at the ends of the data above all
    int last = outlook.curve().x().length - 1;
    for (int i : new int[] {0, 60, last}) {
      double[] curve = outlook.curve().quantiles()[i];
      double[] run = outlook.observation().quantiles()[i];
      assertTrue(run[0] < curve[0] && run[8] > curve[8]);
    }
  }

  /** Bands over the data hold the curve that made it: five standard errors at every scale. */
  @Test
  void bandsAreWhereTheTruthIs() {
    Fit fit = fit();
    for (double x : new double[] {1, 30, 200, 3000, 1e4}) {
      double[] q =
          Bands.ofCurve(new DrawsPredictive(fit.draws(), Metric.PLAIN, 7), x).quantiles()[0];
      double logWidth = Math.log(q[8] / q[0]) / (2 * 1.96);
      assertEquals(Math.log(TRUTH.value(x)), Math.log(q[4]), 5 * logWidth);
      assertTrue(logWidth < 0.02);
    }
  }

  @Test
  void thePriorAloneIsNotChecked() {
    Fit prior =
        Fit.prior(fit().model(), new ChainSettings(2, 0, 100, 1, 1, Sampler.NoUTurn.DEFAULT));
    Horizon horizon = new Horizon(1, 1e6, new double[] {2e4});
    Predictive predictive = new DrawsPredictive(prior.draws(), Metric.PLAIN, 7);
    Outlook outlook = Outlook.of(prior, predictive, horizon, Optional.empty(), 7, false);
    assertFalse(outlook.check().isPresent());
    assertFalse(outlook.target().isPresent());
    assertTrue(outlook.curveAt().quantiles()[0][8] > 10 * outlook.curveAt().quantiles()[0][0]);
  }

  @Test
  void sensitivityHoldsTheMainAnswers() {
    Fit fit = fit();
    Sensitivity sensitivity = Sensitivity.of(2, fit, 3e4);
    assertEquals(2, sensitivity.factor());
    assertEquals(3e4, sensitivity.x());
    assertEquals(fit.diagnosis().ok(), sensitivity.converged());
    double[] y = fit.draws().stream().mapToDouble(d -> d.law().value(3e4)).toArray();
    Arrays.sort(y);
    assertTrue(sensitivity.curve().q05() >= y[19] && sensitivity.curve().q05() <= y[20]);
    assertTrue(sensitivity.curve().median() >= y[199] && sensitivity.curve().median() <= y[200]);
    assertEquals(BreakPosterior.of(fit.draws(), SWEEP).get(0).place(), sensitivity.places().get(0));
  }
}

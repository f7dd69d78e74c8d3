package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.junit.jupiter.api.Test;

final class HeldOutTest {
  private static final BrokenPowerLaw LAW = BrokenPowerLaw.of(0.5, 2, 0.5);

  @Test
  void errorsAreThoseOfTheDefinition() {
    // the law is 1.5 at 4 and 1 at 16
    Sweep runs = Sweep.ofRuns(new double[] {4, 4, 16}, new double[] {1.5, 3, 0.5});
    HeldOut point = point(LAW, 0.2, runs);
    double half = Math.log(2);
    assertEquals(Math.sqrt((0 + half * half + half * half) / 3), point.errors().rmsle(), 1e-12);
    assertEquals(Math.sqrt((0 + 2.25 + 0.25) / 3), point.errors().rmse(), 1e-12);
    assertEquals(3, point.errors().values());
    assertArrayEquals(new double[] {1.5, 1}, point.forecast(), 1e-12);
  }

  /** A point fit knows of noise alone; without a residual not of that either. */
  @Test
  void pointFitsForeseeRunsByTheirResidual() {
    Sweep runs = Sweep.ofRuns(new double[] {16, 16}, new double[] {Math.exp(0.25), 0.9});
    HeldOut known = point(LAW, 0.2, runs);
    NormalDistribution noise = NormalDistribution.of(0, 0.2);
    HeldOut.Calibration calibration = known.calibration().orElseThrow();
    double density = noise.logDensity(0.25) + noise.logDensity(Math.log(0.9));
    assertEquals(density / 2, calibration.meanLogDensity(), 1e-9);
    assertEquals(0.5, calibration.covered(0.5));
    assertEquals(1, calibration.covered(0.8));
    double[] q = known.observation().orElseThrow().quantiles()[0];
    assertEquals(noise.inverseCumulativeProbability(0.975), Math.log(q[8]), 1e-9);
    HeldOut unknown = point(LAW, Double.NaN, runs);
    assertFalse(unknown.observation().isPresent());
    assertFalse(unknown.calibration().isPresent());
    assertEquals(known.errors(), unknown.errors());
  }

  /** Many runs: as many of each scale are scored, the same errors count all. */
  @Test
  void ofVeryManyRunsSomeAreScored() {
    Sweep runs = Simulated.sweep(LAW, new double[] {3, 30}, 5000, 0.2, 6);
    HeldOut scored = point(LAW, 0.2, runs);
    assertEquals(10_000, scored.errors().values());
    assertEquals(2000, scored.calibration().orElseThrow().runs());
    // within four standard errors, false alarm below 1 in 7000 each
    double covered = scored.calibration().orElseThrow().covered(0.8);
    assertEquals(0.8, covered, 4 * 0.4 / Math.sqrt(2000));
  }

  @Test
  void averagesCountOnceAndCannotCalibrate() {
    Sweep mean =
        Sweep.ofMoments(
            new double[] {4}, new double[] {9}, new double[] {Math.log(3)}, new double[] {0});
    HeldOut scored = scored(List.of(draw(LAW, 0.1)), Metric.PLAIN, mean);
    assertEquals(1, scored.errors().values());
    assertEquals(Math.log(2), scored.errors().rmsle(), 1e-12);
    assertFalse(scored.calibration().isPresent());
    assertTrue(scored.observation().isPresent());
  }

  @Test
  void whatHasNoLogarithmHasNoLogError() {
    Sweep below = Sweep.ofRuns(new double[] {4}, new double[] {-1});
    HeldOut scored = point(LAW, 0.2, below);
    assertTrue(Double.isNaN(scored.errors().rmsle()));
    assertEquals(2.5, scored.errors().rmse(), 1e-12);
  }

  /** Accuracy 1 - y: the forecast is told in accuracy, the density is that of ln(1 - accuracy). */
  @Test
  void ceilingsAreFlippedForErrorsOnly() {
    Metric accuracy = new Metric(1);
    Sweep left = Sweep.ofRuns(new double[] {16}, new double[] {0.25});
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 2, 0.5);
    HeldOut scored = scored(List.of(draw(law, 0.1)), accuracy, left);
    assertEquals(0.5, scored.forecast()[0], 1e-12);
    assertEquals(0.75, scored.runs().scales().get(0).mean(), 1e-12);
    assertEquals(Math.log(0.75 / 0.5), scored.errors().rmsle(), 1e-12);
    double z = Math.log(0.5) / 0.1;
    double density = NormalDistribution.of(0, 1).logDensity(z) - Math.log(0.1);
    assertEquals(density, scored.calibration().orElseThrow().meanLogDensity(), 1e-9);
  }

  /** Two draws: the density is the mean of theirs, and the interval that of the mixture. */
  @Test
  void theForecastOfOneRunIsAMixture() {
    BrokenPowerLaw low = BrokenPowerLaw.of(0, 1, 0);
    BrokenPowerLaw high = BrokenPowerLaw.of(0, Math.exp(1), 0);
    Sweep run = Sweep.ofRuns(new double[] {10}, new double[] {Math.exp(0.2)});
    HeldOut scored = scored(List.of(draw(low, 0.2), draw(high, 0.4)), Metric.PLAIN, run);
    double one = NormalDistribution.of(0, 0.2).density(0.2);
    double other = NormalDistribution.of(1, 0.4).density(0.2);
    HeldOut.Calibration calibration = scored.calibration().orElseThrow();
    assertEquals(Math.log((one + other) / 2), calibration.meanLogDensity(), 1e-9);
    assertEquals(1, calibration.runs());
    assertEquals(1, calibration.covered(0.5));
  }

  /**
   * Runs of the very law that foretells them are covered as often as the intervals say: 1000 runs,
   * within four standard errors (false alarm below 1 in 7000 each).
   */
  @Test
  void intervalsCoverWhatTheySay() {
    for (NoiseModel model : List.of(NoiseModel.LOGNORMAL, NoiseModel.ADDITIVE)) {
      Noise noise = new Noise(model, 0.1, Double.NaN, 0);
      List<PosteriorDraw> draws = List.of(new PosteriorDraw(1, 1, 0, LAW, noise));
      Sweep truth = Simulated.sweep(LAW, new double[] {3, 30}, 500, 0.1, 5);
      Sweep runs = model.isLog() ? truth : additive(truth);
      HeldOut.Calibration calibration =
          scored(draws, Metric.PLAIN, runs).calibration().orElseThrow();
      assertEquals(1000, calibration.runs());
      assertEquals(0.5, calibration.covered(0.5), 4 * 0.5 / Math.sqrt(1000));
      assertEquals(0.9, calibration.covered(0.9), 4 * 0.3 / Math.sqrt(1000));
      double expected = -0.5 * Math.log(2 * Math.PI * Math.E) - Math.log(0.1);
      assertEquals(expected, calibration.meanLogDensity(), 4 * Math.sqrt(0.5 / 1000));
    }
  }

  /** The same deviations, of y in place of ln y. */
  private static Sweep additive(Sweep lognormal) {
    List<double[]> runs = new ArrayList<>();
    lognormal
        .scales()
        .forEach(
            scale -> {
              for (double y : scale.runs()) {
                double value = LAW.value(scale.x());
                runs.add(new double[] {scale.x(), value + Math.log(y / value)});
              }
            });
    return Sweep.ofRuns(
        runs.stream().mapToDouble(run -> run[0]).toArray(),
        runs.stream().mapToDouble(run -> run[1]).toArray());
  }

  private static HeldOut point(BrokenPowerLaw law, double sigma, Sweep runs) {
    Metric metric = Metric.PLAIN;
    Noise noise = Noise.lognormal(sigma);
    return HeldOut.of(
        new PointPredictive(law, noise, metric), ResponseScale.of(noise.model(), metric), runs);
  }

  private static HeldOut scored(List<PosteriorDraw> draws, Metric metric, Sweep runs) {
    return HeldOut.of(
        new DrawsPredictive(draws, metric, 1),
        ResponseScale.of(draws.get(0).noise().model(), metric),
        runs);
  }

  private static PosteriorDraw draw(BrokenPowerLaw law, double sigma) {
    return new PosteriorDraw(1, 1, 0, law, Noise.lognormal(sigma));
  }
}

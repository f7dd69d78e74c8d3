package org.foreshock.statespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.predictive.Distribution;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.api.Test;

final class CurveForecastTest {
  private static final double[] PLACES = {0.7, 1, 5, 100, 150, 1000, 1e5};
  private static final CurveForecast FORECAST = forecast(1, 1);

  /** A power law over a floor, one percent of noise. */
  private static Sweep runs(double unitOfX, double unitOfY) {
    Randomness random = Randomness.streams(8, 1)[0];
    double[] x = new double[20];
    double[] y = new double[20];
    for (int i = 0; i < x.length; i++) {
      double u = i * Math.log(100) / 19;
      x[i] = unitOfX * Math.exp(u);
      y[i] = unitOfY * (0.2 + Math.exp(-0.4 * u)) * Math.exp(0.01 * random.normal());
    }
    return Sweep.ofRuns(x, y);
  }

  private static CurveForecast forecast(double unitOfX, double unitOfY) {
    return CurveForecast.of(runs(unitOfX, unitOfY), Metric.PLAIN, 4);
  }

  @Test
  void followsTheUnitsOfXAndY() {
    CurveForecast other = forecast(1e9, 0.003);
    for (double x : PLACES) {
      for (Future future : Future.values()) {
        Distribution here = FORECAST.predictive(future).newRun(x);
        Distribution there = other.predictive(future).newRun(1e9 * x);
        for (double p : new double[] {0.05, 0.5, 0.95}) {
          double expected = 0.003 * here.quantile(p);
          assertEquals(expected, there.quantile(p), 1e-6 * expected, "x " + x + ", p " + p);
        }
      }
    }
  }

  @Test
  void answersTheSameWheneverAsked() {
    CurveForecast again = forecast(1, 1);
    for (int i = PLACES.length - 1; i >= 0; i--) {
      Distribution first = FORECAST.predictive(Future.BREAKS_MAY_COME).curve(PLACES[i]);
      Distribution second = again.predictive(Future.BREAKS_MAY_COME).curve(PLACES[i]);
      assertEquals(first.quantile(0.3), second.quantile(0.3));
      assertEquals(first.logDensity(0.5), second.logDensity(0.5));
    }
  }

  @Test
  void bandsLieWhereTheRunsAreAndWidenBeyond() {
    double before = 0;
    for (double x : new double[] {5, 100, 300, 1000, 10000}) {
      Distribution curve = FORECAST.predictive(Future.BREAKS_MAY_COME).curve(x);
      double width = Math.log(curve.quantile(0.9) / curve.quantile(0.1));
      assertTrue(width > before, "x " + x);
      before = width;
      double truth = 0.2 + Math.exp(-0.4 * Math.log(x));
      assertTrue(curve.quantile(0.001) < truth && truth < curve.quantile(0.999), "x " + x);
    }
    double middle = FORECAST.predictive(Future.AS_FITTED).curve(10).quantile(0.5);
    assertEquals(0.2 + Math.exp(-0.4 * Math.log(10)), middle, 0.01);
  }

  @Test
  void breaksThatMayComeWidenTheFuture() {
    Distribution fitted = FORECAST.predictive(Future.AS_FITTED).newRun(10_000);
    Distribution open = FORECAST.predictive(Future.BREAKS_MAY_COME).newRun(10_000);
    assertTrue(open.quantile(0.95) > fitted.quantile(0.95));
    assertTrue(open.quantile(0.05) < fitted.quantile(0.05));
    Distribution inside = FORECAST.predictive(Future.BREAKS_MAY_COME).newRun(10);
    assertEquals(
        FORECAST.predictive(Future.AS_FITTED).newRun(10).quantile(0.2), inside.quantile(0.2));
  }

  @Test
  void theNextBreakComesSoonerOrLater() {
    assertEquals(0, FORECAST.nextBreak(50));
    double[] probabilities =
        Arrays.stream(new double[] {101, 200, 1000, 1e5}).map(FORECAST::nextBreak).toArray();
    for (int i = 1; i < probabilities.length; i++) {
      assertTrue(probabilities[i] > probabilities[i - 1]);
    }
    // a Poisson process of a quarter per decade alone would say 1 − e^(−3/4) three decades on
    assertTrue(probabilities[3] > -Math.expm1(-0.75) && probabilities[3] < 1);
  }

  @Test
  void aCeilingTurnsTheForecastRound() {
    Metric accuracy = new Metric(1.5);
    Distribution turned =
        CurveForecast.of(runs(1, 1), accuracy, 4).predictive(Future.AS_FITTED).newRun(300);
    Distribution plain = FORECAST.predictive(Future.AS_FITTED).newRun(300);
    assertEquals(1.5 - plain.quantile(0.1), turned.quantile(0.9), 1e-8);
  }

  @Test
  void twoScalesAreEnoughForAForecastAndNoneIsBelowZero() {
    CurveForecast few =
        CurveForecast.of(Sweep.ofRuns(new double[] {1, 2}, new double[] {3, 2}), Metric.PLAIN, 1);
    assertTrue(few.predictive(Future.BREAKS_MAY_COME).newRun(4).quantile(1e-6) >= 0);
  }

  @Test
  void aMetricThatIsNotPositiveIsRefused() {
    Sweep runs = Sweep.ofRuns(new double[] {1, 2, 4}, new double[] {1, 0, -1});
    InputException problem =
        assertThrows(InputException.class, () -> CurveForecast.of(runs, Metric.PLAIN, 1));
    assertTrue(problem.getMessage().contains("scale 2"), problem.getMessage());
  }
}

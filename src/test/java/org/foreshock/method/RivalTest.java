package org.foreshock.method;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.law.SaturatingLaw;
import org.foreshock.predictive.Distribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RivalTest {
  private static final double[] SCALES = scales();

  private static double[] scales() {
    double[] x = new double[24];
    Arrays.setAll(x, i -> 100 * Math.exp(0.25 * i));
    return x;
  }

  private static Sweep exact(DoubleUnaryOperator y) {
    return Sweep.ofRuns(SCALES, Arrays.stream(SCALES).map(y).toArray());
  }

  private static void foresees(Rival rival, DoubleUnaryOperator y, double tolerance) {
    Fitted fitted = rival.fit(exact(y), Metric.PLAIN, 1);
    for (double factor : new double[] {1, 3, 30}) {
      double x = SCALES[SCALES.length - 1] * factor;
      double median = fitted.predictive().newRun(x).quantile(0.5);
      assertEquals(0, Math.log(median / y.applyAsDouble(x)), tolerance, rival + " at " + x);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"M1", "M2", "M3", "M4", "BNSL_POINT", "TAIL"})
  void powerLawIsForeseen(Rival rival) {
    foresees(rival, x -> 7 * Math.exp(-0.3 * Math.log(x)), rival == Rival.M4 ? 0.02 : 1e-6);
  }

  @Test
  void limitIsForeseen() {
    foresees(Rival.M2, x -> 0.4 + 7 * Math.exp(-0.5 * Math.log(x)), 1e-6);
  }

  @Test
  void endOfAPowerLawIsForeseen() {
    foresees(Rival.M3, x -> 7 * Math.exp(0.5 * Math.log(1 / x + 1e-4)), 1e-6);
  }

  @Test
  void curveBetweenTwoLimitsIsForeseen() {
    SaturatingLaw law = new SaturatingLaw(0.2, 1.1, 1.5, Math.log(300), 0.8, 1.4);
    foresees(Rival.M4, x -> Math.exp(law.logValue(Math.log(x))), 1e-4);
  }

  /** (y − 0.2)/(1.1 − y)^1.4 is a power of x, whatever solved for y. */
  @Test
  void saturatingLawIsThatOfThePaper() {
    SaturatingLaw law = new SaturatingLaw(0.2, 1.1, 1.5, Math.log(300), 0.8, 1.4);
    double logBeta = 1.5 + (1 - 1.4) * Math.log(0.9) + 0.8 * Math.log(300);
    for (double x : new double[] {1, 100, 1e4, 1e8}) {
      double y = Math.exp(law.logValue(Math.log(x)));
      double left = Math.log(y - 0.2) - 1.4 * Math.log(1.1 - y);
      assertEquals(logBeta - 0.8 * Math.log(x), left, 1e-7);
    }
  }

  /** ln y = 0, 1, 0, 1 … at steps of 1 nat: a variance of 1 in a nat, from a last value of 1. */
  @Test
  void lastValueWandersAsItDid() {
    double[] x = new double[6];
    double[] y = new double[6];
    Arrays.setAll(x, Math::exp);
    Arrays.setAll(y, i -> i % 2 == 0 ? 1 : Math.E);
    Distribution ahead =
        Rival.LAST.fit(Sweep.ofRuns(x, y), Metric.PLAIN, 1).predictive().newRun(Math.exp(5 + 4));
    assertEquals(1, Math.log(ahead.quantile(0.5)), 1e-12);
    assertEquals(1 + 2, Math.log(ahead.quantile(0.8413447460685429)), 1e-9);
    assertEquals(0.8413447460685429, ahead.cumulative(Math.exp(3)), 1e-9);
  }

  /** The sd of residuals −s, s, −s, s of a constant, with one degree of freedom less than runs. */
  @Test
  void scatterIsThatOfTheResiduals() {
    double[] x = {1, 2, 3, 4};
    double[] y = {Math.exp(-0.1), Math.exp(0.1), Math.exp(-0.1), Math.exp(0.1)};
    assertEquals(Math.sqrt(0.04 / 3), Residuals.deviation(Sweep.ofRuns(x, y), u -> 0, 1), 1e-12);
    assertEquals(Residuals.LEAST, Residuals.deviation(Sweep.ofRuns(x, x), u -> u, 1));
  }

  @Test
  void ceilingTurnsForecastsRound() {
    Sweep left = exact(x -> 7 * Math.exp(-0.3 * Math.log(x)));
    Distribution plain = Rival.M1.fit(left, Metric.PLAIN, 1).predictive().newRun(1e6);
    Distribution turned = Rival.M1.fit(left, new Metric(10), 1).predictive().newRun(1e6);
    assertEquals(10 - plain.quantile(0.1), turned.quantile(0.9), 1e-12);
    assertEquals(1 - plain.cumulative(0.11), turned.cumulative(10 - 0.11), 1e-12);
    assertEquals(plain.logDensity(0.11), turned.logDensity(10 - 0.11), 1e-9);
  }

  @ParameterizedTest
  @EnumSource
  void tooFewScalesAreRefused(Rival rival) {
    Sweep one = Sweep.ofRuns(new double[] {1, 1}, new double[] {2, 3});
    InputException refused =
        assertThrows(InputException.class, () -> rival.fit(one, Metric.PLAIN, 1));
    assertTrue(refused.getMessage().startsWith(rival.label() + " needs "), refused.getMessage());
  }
}

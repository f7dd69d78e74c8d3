package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetScaleTest {
  private static final double NEVER = Double.POSITIVE_INFINITY;

  private static double log10Reached(BrokenPowerLaw law, double from, double y) {
    TargetScale target = TargetScale.of(Draws.of(0.1, law), Metric.PLAIN, from, y);
    double log10X = target.log10X().median();
    assertEquals(y, target.y());
    assertEquals(log10X == NEVER ? 1 : 0, target.probabilityNever());
    return log10X;
  }

  @Test
  void powerLawsReachEverythingBelow() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 10, 0.5);
    assertEquals(2, log10Reached(law, 1, 1), 1e-12);
    assertEquals(200, log10Reached(law, 1, 1e-99), 1e-9);
    BrokenPowerLaw floored = BrokenPowerLaw.of(1, 10, 0.5);
    assertEquals(4, log10Reached(floored, 1, 1.1), 1e-9);
  }

  @Test
  void nothingIsReachedBelowTheFloor() {
    BrokenPowerLaw law = BrokenPowerLaw.of(1, 10, 0.5, new Break(100, 2, 0.2));
    assertEquals(NEVER, log10Reached(law, 1, 0.99));
    assertEquals(NEVER, log10Reached(law, 1, 1));
    assertTrue(log10Reached(law, 1, 1.0001) < 10);
    assertEquals(NEVER, log10Reached(BrokenPowerLaw.of(0, 10, 0), 1, 5));
  }

  /** Without a slope before it and without a floor a break can be solved for x. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.001, 0.05, 0.5, 2, 30})
  void cliffsAreReachedWhereTheyAre(double f) {
    double c = 3;
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 2, 0, new Break(1e5, c, f));
    for (double y : new double[] {1.9, 1, 1e-3}) {
      // y = 2 (1 + (x/d)^(1/f))^(−cf)
      double power = Math.log(2 / y) / (c * f);
      double ratio = f * (power > 30 ? power : Math.log(Math.expm1(power)));
      double expected = 5 + ratio / Logs.LN_10;
      if (expected > 0) {
        assertEquals(expected, log10Reached(law, 1, y), 1e-8, "y = " + y);
      }
    }
  }

  @Test
  void bowlsReachWhatTheirBottomAllows() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, 1, new Break(100, -2, 0.01));
    assertEquals(1, log10Reached(law, 1, 0.1), 1e-9, "on the way down");
    assertEquals(NEVER, log10Reached(law, 1, 0.0099));
    // counted from beyond the bottom it rises to 1 at 10^4
    assertEquals(4, log10Reached(law, 1e3, 1), 1e-9);
  }

  @Test
  void doubleDescentsAreReachedTheFirstTime() {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(0, 1, 1, new Break(1e2, -2, 0.01), new Break(1e3, 2, 0.01));
    assertEquals(1.5, log10Reached(law, 1, Math.pow(10, -1.5)), 1e-9);
    // the first descent ends at 1e-2, the second passes it at 10^4
    assertEquals(5, log10Reached(law, 1, 1e-3), 1e-9);
  }

  @Test
  void risingMetricsRiseToTheirTarget() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, -0.5);
    assertEquals(4, log10Reached(law, 1, 100), 1e-12);
    BrokenPowerLaw turning = BrokenPowerLaw.of(0, 1, -1, new Break(100, 2, 0.01));
    assertEquals(1, log10Reached(turning, 1, 10), 1e-9);
    assertEquals(NEVER, log10Reached(turning, 1, 110));
  }

  /** It is counted from the smallest scale: a target passed before it is not reached again. */
  @Test
  void whatLiesBehindIsNotReached() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 10, 0.5);
    assertEquals(NEVER, log10Reached(law, 1e3, 5));
  }

  /** A notch e deep in a curve that is flat otherwise. */
  @Test
  void notchesAreNotSteppedOver() {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(
            0,
            1,
            0,
            new Break(1e6, 50, 1e-4),
            new Break(1e6 * Math.exp(0.02), -100, 1e-4),
            new Break(1e6 * Math.exp(0.04), 50, 1e-4));
    double expected = 6 + 0.5 / 50 / Logs.LN_10;
    assertEquals(expected, log10Reached(law, 1, Math.exp(-0.5)), 1e-4);
  }

  /** A target a hair above the bottom of a wide bowl is reached, one a hair below is not. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.3, 1, 3, 10})
  void bottomsAreFound(double f) {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(0, 1, 0.45, new Break(1234, -1, f), new Break(1e20, 0.01, 30));
    double bottom = NEVER;
    for (double u = -60; u < 80; u += 1e-3) {
      bottom = Math.min(bottom, law.logValue(u));
    }
    assertTrue(log10Reached(law, 1e-20, Math.exp(bottom + 2e-3)) < 10);
    assertEquals(NEVER, log10Reached(law, 1e-20, Math.exp(bottom - 2e-3)));
  }

  @Test
  void drawsThatNeverReachItAreInfinite() {
    BrokenPowerLaw reaches = BrokenPowerLaw.of(0, 10, 0.5);
    BrokenPowerLaw stops = BrokenPowerLaw.of(2, 10, 0.5);
    TargetScale target =
        TargetScale.of(Draws.of(0.1, reaches, stops, reaches, stops, reaches), Metric.PLAIN, 1, 1);
    assertEquals(0.4, target.probabilityNever(), 1e-15);
    assertEquals(2, target.log10X().q05(), 1e-9);
    assertEquals(2, target.log10X().median(), 1e-9);
    assertEquals(NEVER, target.log10X().q75());
    assertEquals(NEVER, target.log10X().q95());
  }
}

package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;

final class FramesTest {

  @Test
  void everyRunAndTheWholeForecastAreOnThePicture() {
    Sweep sweep = Examples.sweep(1e3, 1e6, 9, x -> 30 / Math.sqrt(x), 3);
    Bands curve = Examples.bands(1e3, 1e8, x -> 30 / Math.sqrt(x), x -> 0.05);
    Axis x = Frames.x(sweep, curve);
    Axis y = Frames.y(sweep, curve, YScale.AUTO);
    assertTrue(x.log() && y.log());
    assertTrue(x.holds(3) && x.holds(8));
    for (double end : new double[] {30 / Math.sqrt(1e3), 30 / Math.sqrt(1e8)}) {
      assertTrue(y.holds(Math.log10(end)));
    }
  }

  @Test
  void narrowRangesAreLinear() {
    Sweep sweep = Examples.sweep(100, 110, 5, x -> 2 + 1 / x, 1);
    Bands curve = Examples.bands(100, 115, x -> 2 + 1 / x, x -> 0.001);
    assertFalse(Frames.x(sweep, curve).log());
    assertFalse(Frames.y(sweep, curve, YScale.AUTO).log());
    assertTrue(Frames.y(sweep, curve, YScale.LOG).log());
  }

  @Test
  void metricsBelowZeroAreLinear() {
    DoubleUnaryOperator rising = x -> Math.log(x) - 3;
    Sweep sweep = Examples.sweep(1, 1e4, 9, rising, 1);
    Axis y = Frames.y(sweep, Examples.bands(1, 1e5, rising, x -> 0.1), YScale.AUTO);
    assertFalse(y.log());
    assertTrue(y.holds(-3) && y.holds(Math.log(1e5) - 3));
  }

  @Test
  void wildBandsDoNotSquashTheCurve() {
    Sweep sweep = Examples.sweep(10, 1e3, 9, x -> 5 / x, 1);
    Bands wild = Examples.bands(10, 1e6, x -> 5 / x, x -> x > 1e3 ? 1e3 : 0.1);
    Axis y = Frames.y(sweep, wild, YScale.AUTO);
    double median = 5;
    assertTrue(y.length() < 3.5 * median, () -> y.length() + " decades");
  }

  @Test
  void aPriorIsShownWithItsBand() {
    Sweep sweep = Examples.sweep(10, 1e3, 9, x -> 5 - Math.log10(x), 1);
    Bands prior = Examples.bands(10, 1e3, x -> 4, x -> 2);
    Axis y = Frames.y(sweep, prior, YScale.AUTO);
    assertTrue(y.holds(Math.log10(4) - 2.56 / Logs.LN_10));
    assertTrue(y.holds(Math.log10(4) + 2.56 / Logs.LN_10));
  }

  @Test
  void infiniteAndZeroQuantilesAreLeftToTheFrame() {
    Sweep sweep = Examples.sweep(10, 1e3, 9, x -> 5 / x, 1);
    Bands endless = Examples.endless(10, 1e6);
    for (YScale scale : YScale.values()) {
      Axis y = Frames.y(sweep, endless, scale);
      assertEquals(0, y.fraction(Double.POSITIVE_INFINITY) - 2);
      assertTrue(Double.isFinite(y.length()));
    }
  }

  @Test
  void aSingleScaleHasAFrame() {
    Sweep one = Examples.sweep(64, 64, 1, x -> 3, 1);
    Bands flat = Examples.bands(64, 64, x -> 3, x -> 0);
    assertTrue(Frames.x(one, flat).length() > 0);
    assertTrue(Frames.y(one, flat, YScale.AUTO).length() > 0);
  }
}

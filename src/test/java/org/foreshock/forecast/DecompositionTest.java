package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DecompositionTest {
  private static final BrokenPowerLaw DESCENTS =
      BrokenPowerLaw.of(0.02, 3, 0.3, new Break(2e4, 1.1, 0.1), new Break(2e3, -0.8, 0.15));

  /** Central differences of step 1e-5 are good to about 1e-9 here. */
  @ParameterizedTest
  @ValueSource(doubles = {-0.02, 0, 0.02, 3})
  void localSlopesAreDerivativesInLogs(double limit) {
    BrokenPowerLaw law = new BrokenPowerLaw(limit, 1.1, 0.3, DESCENTS.breaks());
    Decomposition parts = new Decomposition(law, Metric.PLAIN, 1, 1e6);
    for (double x : new double[] {2, 700, 1900, 2100, 1e4, 2e4, 3e5}) {
      double up = x * Math.exp(1e-5);
      double down = x * Math.exp(-1e-5);
      double excess = Math.log(parts.excess(up) / parts.excess(down)) / 2e-5;
      assertEquals(excess, parts.excessSlope(x), 1e-8);
      assertEquals(Math.log(law.value(up) / law.value(down)) / 2e-5, parts.lawSlope(x), 1e-8);
    }
  }

  @Test
  void aLawBelowZeroHasNoSlopeInLogs() {
    BrokenPowerLaw law = BrokenPowerLaw.of(-1, 10, 1);
    Decomposition parts = new Decomposition(law, Metric.PLAIN, 1, 1e6);
    assertEquals(-1 / (1 - 0.1), parts.lawSlope(1), 1e-14);
    assertTrue(Double.isNaN(parts.lawSlope(20)));
    assertEquals(-1, parts.excessSlope(20));
  }

  @Test
  void aCeilingTurnsTheMetricUpsideDown() {
    Decomposition plain = new Decomposition(DESCENTS, Metric.PLAIN, 10, 1e6);
    Decomposition below = new Decomposition(DESCENTS, new Metric(4), 10, 1e6);
    assertEquals(
        List.of(TurningPoint.Kind.MINIMUM, TurningPoint.Kind.MAXIMUM),
        plain.turns().stream().map(Turns.Turn::kind).toList());
    assertEquals(
        List.of(TurningPoint.Kind.MAXIMUM, TurningPoint.Kind.MINIMUM),
        below.turns().stream().map(Turns.Turn::kind).toList());
    assertEquals(plain.turns().get(0).u(), below.turns().get(0).u());
    assertEquals(4 - plain.metricAt(300), below.metricAt(300));
  }

  @Test
  void theStepOfABreakIsTheMiddleFourFifthsOfItsChange() {
    Break at = new Break(612, 5.7, 0.06);
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, 0.2, at);
    Decomposition.Step step = Decomposition.Step.of(at);
    assertEquals(-0.2 - 0.1 * 5.7, law.localSlope(Math.log(step.from())), 1e-12);
    assertEquals(-0.2 - 0.9 * 5.7, law.localSlope(Math.log(step.to())), 1e-12);
  }

  @Test
  void theRangeHoldsEveryStep() {
    Decomposition.Step range = Decomposition.range(DESCENTS);
    for (Break at : DESCENTS.breaks()) {
      assertTrue(10 * range.from() <= Decomposition.Step.of(at).from());
      assertTrue(range.to() >= 10 * Decomposition.Step.of(at).to());
    }
    assertEquals(new Decomposition.Step(100, 3e5), range);
    assertEquals(new Decomposition.Step(1, 1e6), Decomposition.range(BrokenPowerLaw.of(0, 1, 0.1)));
    Decomposition.Step wide = Decomposition.range(BrokenPowerLaw.of(0, 1, 0, new Break(1, 1, 1e4)));
    assertTrue(wide.from() > 0 && wide.to() < Double.POSITIVE_INFINITY);
  }

  @Test
  void theRangeHoldsTurningPointsFarFromTheirBreak() {
    // the slope −0.001 + logistic is 0 at ln 999 = 6.9 below the break, in units of f
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, 0.001, new Break(1e9, -1, 1));
    Decomposition.Step range = Decomposition.range(law);
    List<Turns.Turn> turns = new Decomposition(law, Metric.PLAIN, range.from(), range.to()).turns();
    assertEquals(1, turns.size());
    assertEquals(Math.log(1e9) - Math.log(999), turns.get(0).u(), 1e-9);
  }

  @Test
  void theGridSeesEveryBreakHoweverSharp() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, 0.1, new Break(1e4, 1, 1e-6));
    double[] grid = new Decomposition(law, Metric.PLAIN, 1, 1e9).grid();
    double[] sorted = grid.clone();
    Arrays.sort(sorted);
    assertEquals(Arrays.toString(sorted), Arrays.toString(grid));
    long within = Arrays.stream(grid).filter(x -> Math.abs(Math.log(x / 1e4)) <= 4.1e-6).count();
    assertTrue(within >= 5, within + " points");
  }
}

package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.foreshock.data.InputException;
import org.foreshock.law.Break;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.LogNormal;
import org.junit.jupiter.api.Test;

final class ScenarioTest {
  private static final Design DESIGN = Worlds.design(0.2, 12);

  private static Truth truth(Scenario scenario, Design design) {
    return scenario.draw(design, Streams.of(1, 0));
  }

  @Test
  void theLawHasTheStatedSlopesPlaceAndFloor() {
    Truth truth = truth(Worlds.scenario(1e9, 0.3, 0.02, 0.25, 7), DESIGN);
    double before = truth.law().localSlope(3 * Logs.LN_10);
    assertEquals(-0.1, before, 1e-6);
    assertEquals(-0.6, truth.law().localSlope(20 * Logs.LN_10), 1e-6);
    assertEquals(9, truth.place(), 1e-12);
    double atLast = truth.law().valueAtLog(DESIGN.last());
    assertEquals(0.25, truth.law().limit() / atLast, 1e-12);
    assertEquals(Math.log(7), truth.law().logExcess(DESIGN.first()), 1e-3);
  }

  @Test
  void slopesAreThoseAroundTheLastBreak() {
    Scenario two =
        new Scenario(
            new Fixed(1e9),
            new Fixed(0.05),
            new Fixed(-0.3),
            new Fixed(-0.6),
            new Fixed(0.02),
            new Fixed(0),
            1,
            List.of(new Break(1e7, 0.2, 0.05)));
    Truth truth = truth(two, DESIGN);
    assertEquals(-0.1, truth.law().localSlope(6.2 * Logs.LN_10), 1e-9);
    assertEquals(-0.3, truth.law().localSlope(8 * Logs.LN_10), 1e-9);
    assertEquals(-0.6, truth.law().localSlope(10 * Logs.LN_10), 1e-9);
    assertEquals(9, truth.place(), 1e-12);
  }

  @Test
  void halfOfTheChangeIsVisibleAtTheBreak() {
    Truth truth = truth(Worlds.scenario(0.3, 0.02), DESIGN);
    assertEquals(0.5, truth.visibleShare(9 * Logs.LN_10), 1e-12);
    assertTrue(truth.visibleShare(8.8 * Logs.LN_10) < 0.5);
  }

  @Test
  void aBreakBeforeTheEarlierOnesIsRefused() {
    Scenario wrong =
        new Scenario(
            new Fixed(1e6),
            new Fixed(0.3),
            new Fixed(-0.3),
            new Fixed(-0.6),
            new Fixed(0.02),
            new Fixed(0),
            1,
            List.of(new Break(1e7, 0.2, 0.05)));
    assertThrows(InputException.class, () -> truth(wrong, DESIGN));
  }

  @Test
  void distributionsAreDrawnAndNumbersAreNot() {
    Scenario known = Worlds.scenario(0.3, 0.02);
    Scenario drawn = known.withSharpness(new LogNormal(Math.log(0.3), 0.5));
    assertTrue(known.isPoint());
    assertTrue(!drawn.isPoint() && !known.around().isPoint());
    double[] logs = new double[2000];
    Arrays.setAll(
        logs, r -> Math.log(drawn.draw(DESIGN, Streams.of(3, r)).lastBreak().sharpness()));
    double mean = Arrays.stream(logs).average().orElseThrow();
    // 4 standard errors: false alarm 6e-5
    assertEquals(Math.log(0.3), mean, 4 * 0.5 / Math.sqrt(logs.length));
  }

  /** The same sweep in other units: ln y moves by a constant, and nothing else. */
  @Property(seed = "1", tries = 50)
  void unitsDoNotMatter(
      @ForAll @DoubleRange(min = -6, max = 6) double x,
      @ForAll @DoubleRange(min = -6, max = 6) double y) {
    double kx = Math.exp(x);
    double ky = Math.exp(y);
    Design moved =
        new Design(Arrays.stream(DESIGN.logScales()).map(u -> u + Math.log(kx)).toArray());
    double[] here =
        truth(Worlds.scenario(1e9, 0.4, 0.02, 0.1, 1), DESIGN).logValues(DESIGN.logScales());
    double[] there =
        truth(Worlds.scenario(1e9 * kx, 0.4, 0.02, 0.1, ky), moved).logValues(moved.logScales());
    assertArrayEquals(Arrays.stream(here).map(v -> v + Math.log(ky)).toArray(), there, 1e-9);
  }
}

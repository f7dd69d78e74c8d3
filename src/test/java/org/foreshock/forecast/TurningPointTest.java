package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.forecast.TurningPoint.Kind;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurningPointTest {

  /** Falls with slope −0.3, then rises with 0.7: turns where the logistic step is at 0.3. */
  private static BrokenPowerLaw bowl(double place, double sharpness) {
    return BrokenPowerLaw.of(0.2, 5, 0.3, new Break(place, -1, sharpness));
  }

  private static double bottom(double place, double sharpness) {
    return place * Math.exp(sharpness * Math.log(0.3 / 0.7));
  }

  private static void assertAt(
      Kind kind, int number, double x, double probability, TurningPoint at) {
    assertEquals(kind, at.kind());
    assertEquals(number, at.number());
    assertEquals(probability, at.probability(), 1e-15);
    assertEquals(x, at.place().median(), 1e-9 * x);
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.001, 0.05, 0.5, 1, 3, 10})
  void bowlsTurnWhereTheSlopeIsZero(double sharpness) {
    double place = 1e4;
    List<TurningPoint> points =
        TurningPoint.of(Draws.of(0.1, bowl(place, sharpness)), Metric.PLAIN, 1e-6, 1e12);
    assertEquals(1, points.size());
    assertAt(Kind.MINIMUM, 1, bottom(place, sharpness), 1, points.get(0));
  }

  /** The slope is exactly 0 at a point that is looked at: the break itself. */
  @Test
  void symmetricBowlsTurnAtTheirBreak() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 5, 0.5, new Break(100, -1, 0.5));
    List<TurningPoint> points = TurningPoint.of(Draws.of(0.1, law), Metric.PLAIN, 1, 1e4);
    assertEquals(1, points.size());
    assertAt(Kind.MINIMUM, 1, 100, 1, points.get(0));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.001, 0.05, 0.3})
  void doubleDescentsTurnTwice(double f) {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(0, 5, 0.3, new Break(1e3, -1, f), new Break(1e6, 1.5, f));
    List<TurningPoint> points = TurningPoint.of(Draws.of(0.1, law), Metric.PLAIN, 1, 1e9);
    assertEquals(2, points.size());
    assertAt(Kind.MINIMUM, 1, bottom(1e3, f), 1, points.get(0));
    // from slope 0.7 to −0.8: the step is at 0.7/1.5
    double top = 1e6 * Math.exp(f * Math.log(0.7 / 0.8));
    assertAt(Kind.MAXIMUM, 1, top, 1, points.get(1));
  }

  /** Two sharp breaks 0.02 nats apart: a notch that an even grid steps over. */
  @Test
  void notchesAreNotSteppedOver() {
    double f = 1e-4;
    BrokenPowerLaw law =
        BrokenPowerLaw.of(
            0, 5, -0.3, new Break(1e3, 20.3, f), new Break(1e3 * Math.exp(0.02), -20.3, f));
    List<TurningPoint> points = TurningPoint.of(Draws.of(0.1, law), Metric.PLAIN, 1, 1e9);
    assertEquals(2, points.size());
    assertEquals(Kind.MAXIMUM, points.get(0).kind());
    assertEquals(1e3, points.get(0).place().median(), 2);
    assertEquals(Kind.MINIMUM, points.get(1).kind());
    assertEquals(1e3 * Math.exp(0.02), points.get(1).place().median(), 2);
  }

  @Test
  void turnsOfOneKindAreCounted() {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(
            0, 5, 1, new Break(1e2, -2, 0.1), new Break(1e4, 2, 0.1), new Break(1e6, -2, 0.1));
    List<TurningPoint> points = TurningPoint.of(Draws.of(0.1, law), Metric.PLAIN, 1, 1e9);
    assertEquals(3, points.size());
    assertAt(Kind.MINIMUM, 1, 1e2, 1, points.get(0));
    assertAt(Kind.MAXIMUM, 1, 1e4, 1, points.get(1));
    assertAt(Kind.MINIMUM, 2, 1e6, 1, points.get(2));
  }

  @Test
  void monotoneCurvesDoNotTurn() {
    BrokenPowerLaw falling = BrokenPowerLaw.of(0.1, 5, 0.3, new Break(1e3, -0.2, 0.1));
    BrokenPowerLaw rising = BrokenPowerLaw.of(0.1, 5, -0.3);
    BrokenPowerLaw flat = BrokenPowerLaw.of(0.1, 5, 0);
    BrokenPowerLaw flatAtFirst = BrokenPowerLaw.of(0.1, 5, 0, new Break(1e3, 1, 1e-3));
    assertEquals(
        List.of(),
        TurningPoint.of(Draws.of(0.1, falling, rising, flat, flatAtFirst), Metric.PLAIN, 1, 1e9));
  }

  @Test
  void onlyTurnsInTheRangeCount() {
    List<PosteriorDraw> draws = Draws.of(0.1, bowl(1e4, 0.1));
    assertEquals(0, TurningPoint.of(draws, Metric.PLAIN, 1, 9e3).size());
    assertEquals(1, TurningPoint.of(draws, Metric.PLAIN, 1, 1e4).size());
    assertEquals(0, TurningPoint.of(draws, Metric.PLAIN, 1.1e4, 1e9).size());
  }

  @Test
  void probabilityIsTheShareOfDrawsAndRareOnesAreLeftOut() {
    List<BrokenPowerLaw> laws = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      laws.add(i < 50 ? bowl(1e3 * (1 + i), 0.2) : BrokenPowerLaw.of(0, 1, 0.2));
    }
    List<TurningPoint> points =
        TurningPoint.of(Draws.of(0.1, laws.toArray(new BrokenPowerLaw[0])), Metric.PLAIN, 1, 1e9);
    assertEquals(1, points.size());
    assertEquals(0.25, points.get(0).probability());
    assertEquals(bottom(25.5e3, 0.2), points.get(0).place().median(), 1e-6);
    assertTrue(points.get(0).place().q05() < points.get(0).place().q95());
    laws.replaceAll(law -> BrokenPowerLaw.of(0, 1, 0.2));
    laws.set(7, bowl(1e3, 0.2));
    assertEquals(
        0,
        TurningPoint.of(Draws.of(0.1, laws.toArray(new BrokenPowerLaw[0])), Metric.PLAIN, 1, 1e9)
            .size());
    laws.set(8, bowl(1e3, 0.2));
    assertEquals(
        1,
        TurningPoint.of(Draws.of(0.1, laws.toArray(new BrokenPowerLaw[0])), Metric.PLAIN, 1, 1e9)
            .size());
  }
}

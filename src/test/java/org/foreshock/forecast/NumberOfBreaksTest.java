package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.junit.jupiter.api.Test;

class NumberOfBreaksTest {
  private static final Sweep SWEEP =
      Sweep.ofRuns(new double[] {1, 10, 100}, new double[] {3, 2, 1});

  private static final BrokenPowerLaw NONE = BrokenPowerLaw.of(0, 1, 0.1);

  /** Three draws of one break, two of two, one of none, mixed. */
  private static List<PosteriorDraw> draws() {
    return Draws.of(0.1, one(20), two(5, 500), one(300), NONE, two(7, 50), one(40));
  }

  private static BrokenPowerLaw one(double place) {
    return BrokenPowerLaw.of(0, 1, 0.1, new Break(place, 0.4, 0.2));
  }

  private static BrokenPowerLaw two(double first, double second) {
    return BrokenPowerLaw.of(0, 1, 0.1, new Break(first, 1, 0.1), new Break(second, -1, 0.3));
  }

  @Test
  void breaksAreToldApartByHowManyThereAre() {
    List<NumberOfBreaks> counts = NumberOfBreaks.of(draws(), SWEEP);
    assertEquals(List.of(0, 1, 2), counts.stream().map(NumberOfBreaks::number).toList());
    assertEquals(1 / 6.0, counts.get(0).probability(), 1e-15);
    assertEquals(3 / 6.0, counts.get(1).probability(), 1e-15);
    assertEquals(2 / 6.0, counts.get(2).probability(), 1e-15);
    assertEquals(List.of(), counts.get(0).breaks());
    assertEquals(40, counts.get(1).breaks().get(0).place().median());
    assertEquals(1 / 3.0, counts.get(1).breaks().get(0).probabilityAhead(), 1e-15);
    assertEquals(6, counts.get(2).breaks().get(0).place().median());
    assertEquals(0, counts.get(2).breaks().get(0).probabilityAhead());
    assertEquals(275, counts.get(2).breaks().get(1).place().median());
    assertEquals(0.5, counts.get(2).breaks().get(1).probabilityAhead());
    assertEquals(0.3, counts.get(2).breaks().get(1).sharpness().median());
  }

  @Test
  void withoutAWordTheLikeliestNumberIsMeant() {
    assertEquals(
        NumberOfBreaks.of(draws(), SWEEP).get(1).breaks(), BreakPosterior.of(draws(), SWEEP));
    assertEquals(3, NumberOfBreaks.likeliest(draws()).size());
  }

  /** Beyond 100: 500 and 300 of six draws. */
  @Test
  void theNextBreakIsTheFirstBeyondTheRuns() {
    NextBreak next = NextBreak.of(draws(), SWEEP.maxX());
    assertEquals(2 / 6.0, next.probability(), 1e-15);
    assertEquals(400, next.which().orElseThrow().place().median());
    assertEquals(0, next.probabilityBefore(299));
    assertEquals(1 / 6.0, next.probabilityBefore(300), 1e-15);
    assertEquals(2 / 6.0, next.probabilityBefore(1e9), 1e-15);
    NextBreak earlier = NextBreak.of(draws(), 6);
    assertEquals(5 / 6.0, earlier.probability(), 1e-15);
    assertEquals(40, earlier.which().orElseThrow().place().median());
    NextBreak none = NextBreak.of(Draws.of(0.1, NONE), 1);
    assertEquals(0, none.probability());
    assertFalse(none.which().isPresent());
    assertEquals(0, none.probabilityBefore(1e300));
  }
}

package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.junit.jupiter.api.Test;

class BreakPosteriorTest {
  private static final Sweep SWEEP =
      Sweep.ofRuns(new double[] {1, 10, 100}, new double[] {3, 2, 1});

  @Test
  void everyBreakHasItsOwnQuantiles() {
    BrokenPowerLaw[] laws = new BrokenPowerLaw[101];
    for (int i = 0; i < laws.length; i++) {
      laws[i] =
          BrokenPowerLaw.of(
              0, 1, 0.1, new Break(50 + i, 1 + 0.01 * i, 0.1), new Break(1e4, -1, 1 + i));
    }
    List<BreakPosterior> breaks = BreakPosterior.of(Draws.of(0.1, laws), SWEEP);
    assertEquals(2, breaks.size());
    BreakPosterior first = breaks.get(0);
    assertEquals(1, first.number());
    assertEquals(new Spread(55, 75, 100, 125, 145), first.place());
    assertEquals(1.5, first.slopeChange().median(), 1e-12);
    assertEquals(1.05, first.slopeChange().q05(), 1e-12);
    assertEquals(0.1, first.sharpness().q95());
    // a break at the largest scale itself is not ahead of it
    assertEquals(50 / 101.0, first.probabilityAhead(), 1e-12);
    BreakPosterior second = breaks.get(1);
    assertEquals(2, second.number());
    assertEquals(1e4, second.place().q25());
    assertEquals(51, second.sharpness().median());
    assertEquals(1, second.probabilityAhead());
  }

  @Test
  void noBreaksHaveNoPosterior() {
    List<PosteriorDraw> draws = Draws.repeated(3, 0.1, BrokenPowerLaw.of(0, 1, 0.1));
    assertEquals(List.of(), BreakPosterior.of(draws, SWEEP));
  }
}

package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.prior.FloorKind;
import org.junit.jupiter.api.Test;

final class GoalTest {
  /** Reference: {@code prop.test(x, n, correct = FALSE)$conf.int} of R 4.2. */
  @Test
  void wilsonIntervals() {
    Goal.Estimate none = Goal.wilson(0, 24);
    assertEquals(0, none.low(), 1e-15);
    assertEquals(0.1379762047, none.high(), 1e-8);
    Goal.Estimate most = Goal.wilson(0.8, 100);
    assertEquals(0.7111708344, most.low(), 1e-8);
    assertEquals(0.8666330667, most.high(), 1e-8);
  }

  @Test
  void aWideToleranceIsCutToAThirdOfThePrior() {
    Goal wide = new Goal(Criterion.ASSURANCE, 0.8, new Located(5, 0.9), 3);
    assertEquals(1, wide.longest());
    Goal narrow = new Goal(Criterion.ASSURANCE, 0.8, new Located(0.3, 0.9), 3);
    assertEquals(0.3, narrow.longest());
  }

  @Test
  void thePriorAloneOfOneBreakIsItsUniform() {
    Design design = Worlds.design(0.5, 12);
    // from 6 to 8.5, and two decades beyond
    assertEquals(0.9 * 4.5, PriorInterval.length(Worlds.prior(design), 0.9), 1e-9);
  }

  @Test
  void thePriorAloneOfTheLastOfTwoLeansRight() {
    Design design = Worlds.design(0.5, 12);
    AnalysisPrior two = AnalysisPrior.of(design.logScales(), 1, FloorKind.AUTO, 2, List.of());
    // the larger of two uniforms: 90 % lie above sqrt(0.1)
    double exact = 4.5 * (1 - Math.sqrt(0.1));
    assertEquals(exact, PriorInterval.length(two, 0.9), 0.02 * exact);
  }

  @Test
  void theLadderHasEveryNumberToTenAndTheMost() {
    SeedLadder ladder = new SeedLadder(new SeedRange(1, 1500));
    for (int n = 1; n <= 10; n++) {
      assertEquals(n, ladder.nearest(n));
    }
    assertEquals(1500, ladder.nearest(1450));
    assertEquals(1500, ladder.nearest(Double.POSITIVE_INFINITY));
    assertEquals(1, ladder.nearest(0.5));
    List<Integer> sketch = ladder.sketch();
    assertEquals(List.of(1, 3, 10, 32, 100, 316, 1000, 1500), sketch);
    for (double n = 10; n < 1500; n *= 1.01) {
      assertEquals(0, Math.log(ladder.nearest(n) / n), 0.16);
    }
    SeedLadder part = new SeedLadder(new SeedRange(5, 1500));
    assertEquals(List.of(5, 10, 32, 100, 316, 1000, 1500), part.sketch());
    assertEquals(5, part.nearest(1));
    assertEquals(6, part.nearest(6));
    assertEquals(List.of(7), new SeedLadder(new SeedRange(7, 7)).sketch());
  }
}

package org.foreshock.budget;

import java.util.List;
import java.util.Optional;
import org.foreshock.numeric.Logs;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.FloorKind;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;

/** Scenarios, designs and questions for tests. */
final class Worlds {
  /** The usual range of seeds. */
  static final SeedRange RANGE = new SeedRange(1, 1_000_000);

  private Worlds() {}

  /** A break at 1e9 with slopes -0.1 and -0.6, no floor. */
  static Scenario scenario(double f, double noise) {
    return scenario(1e9, f, noise, 0, 1);
  }

  static Scenario scenario(double place, double f, double noise, double floorShare, double firstY) {
    return new Scenario(
        new Fixed(place),
        new Fixed(f),
        new Fixed(-0.1),
        new Fixed(-0.6),
        new Fixed(noise),
        new Fixed(floorShare),
        firstY,
        List.of());
  }

  /** Log-spaced scales from three decades before 1e9 to so many decades before it. */
  static Design design(double distance, int scales) {
    return Design.spaced(6 * Logs.LN_10, (9 - distance) * Logs.LN_10, scales);
  }

  static AnalysisPrior prior(Design design) {
    return AnalysisPrior.of(design.logScales(), 0, FloorKind.AUTO, 2, List.of());
  }

  static SeedQuestion question(Scenario truths, Design design, double width, Effort effort) {
    AnalysisPrior prior = prior(design);
    Located located = new Located(width, 0.9);
    Goal goal = new Goal(Criterion.ASSURANCE, 0.8, located, SeedBudget.priorLength(prior, located));
    return new SeedQuestion(truths, design, prior, goal, RANGE, 1, 0.25, effort, 1);
  }

  static SeedAnswer answer(SeedQuestion question, PlaceAnalysis.Factory analyses) {
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(1, Optional.empty(), Watcher.NONE)) {
      return SeedBudget.answer(List.of(question), analyses, queue).get(0);
    }
  }
}

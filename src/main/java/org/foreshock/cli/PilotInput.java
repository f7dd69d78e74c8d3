package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.budget.Design;
import org.foreshock.budget.PilotPrior;
import org.foreshock.budget.RunPlan;
import org.foreshock.budget.Truth;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.report.StoredFit;

/**
 * A pilot fit as what is taken to be true.
 *
 * @param folder where it is
 * @param prior its posterior
 * @param logFirst ln of its smallest scale
 * @param logLast ln of its largest scale
 * @param runs where its runs are, if that is known
 * @param problems of the fit
 */
record PilotInput(
    Path folder,
    PilotPrior prior,
    double logFirst,
    double logLast,
    Optional<RunPlan> runs,
    List<String> problems) {
  static PilotInput read(Path folder) {
    StoredFit fit = StoredFit.read(folder);
    NoiseModel noise = fit.draws().get(0).noise().model();
    if (noise != NoiseModel.LOGNORMAL) {
      throw new InputException(
          folder
              + ": a fit with "
              + noise.label()
              + " noise; sweeps are simulated with lognormal noise, so fit the pilot with that");
    }
    if (fit.draws().get(0).law().breaks().isEmpty()) {
      throw new InputException(
          folder + ": a fit without breaks; fit the pilot with --breaks 1 or more");
    }
    return new PilotInput(
        folder,
        new PilotPrior(fit.draws().stream().map(PilotInput::truth).toList()),
        Math.log(fit.minX()),
        Math.log(fit.maxX()),
        runs(fit.at()),
        fit.problems());
  }

  private static Optional<RunPlan> runs(List<StoredFit.At> at) {
    return at.size() < Design.LEAST_SCALES
        ? Optional.empty()
        : Optional.of(
            new RunPlan(
                new Design(at.stream().mapToDouble(each -> Math.log(each.x())).toArray()),
                at.stream().mapToDouble(StoredFit.At::runs).toArray()));
  }

  /** What it is, for people, a line each. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    words.add("truths drawn from the posterior of " + folder);
    if (!problems.isEmpty()) {
      words.add("WHICH HAS NOT CONVERGED: do not rely on what follows from it");
    }
    return words;
  }

  private static Truth truth(PosteriorDraw draw) {
    return new Truth(draw.law(), draw.noise().sigma());
  }

  /** ln of the place of the last break, the median. */
  double logPlace() {
    double[] places = prior.truths().stream().mapToDouble(Truth::place).sorted().toArray();
    return places[places.length / 2] * Logs.LN_10;
  }
}

package org.foreshock.cli;

import java.nio.file.Path;
import org.foreshock.budget.PilotPrior;
import org.foreshock.budget.Truth;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.report.StoredFit;

/**
 * A pilot fit as what is taken to be true.
 *
 * @param folder where it is
 * @param prior its posterior
 * @param logFirst ln of its smallest scale
 * @param logLast ln of its largest scale
 */
record PilotInput(Path folder, PilotPrior prior, double logFirst, double logLast) {
  private static final double LN_10 = Math.log(10);

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
        Math.log(fit.maxX()));
  }

  private static Truth truth(PosteriorDraw draw) {
    return new Truth(draw.law(), draw.noise().sigma());
  }

  /** ln of the place of the last break, the median. */
  double logPlace() {
    double[] places = prior.truths().stream().mapToDouble(Truth::place).sorted().toArray();
    return places[places.length / 2] * LN_10;
  }
}

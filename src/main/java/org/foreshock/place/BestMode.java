package org.foreshock.place;

import java.util.List;
import org.foreshock.fit.Model;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.StartSearch;
import org.foreshock.prior.Floor;
import org.foreshock.sampler.Mode;

/** Where a fit's own search for starts puts the last break: cheap, and found in another way. */
final class BestMode {
  private final AnalysisPrior analysis;

  BestMode(AnalysisPrior analysis) {
    this.analysis = analysis;
  }

  /** A mode of one model. */
  private record Found(double place, double logMass) {}

  /** log10 of the place in the mode that holds most; NaN if none is found. */
  double place(Experiment experiment) {
    Model free = RunsModel.of(experiment, analysis);
    Model bare = free.with(free.priors().withFloor(new Floor.Zero()));
    Found first = best(bare, analysis.zeroFloor());
    Found second = best(free, 1 - analysis.zeroFloor());
    return first.logMass >= second.logMass ? first.place : second.place;
  }

  private static Found best(Model model, double weight) {
    if (weight == 0) {
      return new Found(Double.NaN, Double.NEGATIVE_INFINITY);
    }
    Posterior posterior = model.posterior();
    List<Mode> modes =
        new StartSearch(model.sweep(), model.priors(), model.noise(), posterior).modes();
    if (modes.isEmpty()) {
      return new Found(Double.NaN, Double.NEGATIVE_INFINITY);
    }
    Mode mode = modes.get(0);
    double place = RunsModel.lastPlace(posterior.draw(1, 1, mode.point()));
    return new Found(place, Math.log(weight) + mode.logMass());
  }
}

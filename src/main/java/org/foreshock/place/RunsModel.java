package org.foreshock.place;

import java.util.List;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Priors;

/** The model that a fit to the runs of an experiment has, and what its draws say of the place. */
final class RunsModel {
  private RunsModel() {}

  /** With the priors of the analysis; its limit is the free one. */
  static Model of(Experiment experiment, AnalysisPrior analysis) {
    Priors priors = analysis.priors();
    boolean moves = analysis.levelFollows() && priors.level() instanceof Normal;
    return new Model(
        sweep(experiment),
        moves ? priors.withLevel(moved((Normal) priors.level(), experiment.mean()[0])) : priors,
        NoiseModel.LOGNORMAL);
  }

  private static Normal moved(Normal level, double by) {
    return new Normal(level.mean() + by, level.sd());
  }

  /** The squares within scales count by their sum alone, so they may all stand at one scale. */
  private static Sweep sweep(Experiment experiment) {
    double[] x = new double[experiment.size()];
    double[] squares = new double[x.length];
    int most = 0;
    for (int k = 0; k < x.length; k++) {
      x[k] = Math.exp(experiment.logScales()[k]);
      most = experiment.count()[k] > experiment.count()[most] ? k : most;
    }
    squares[most] = experiment.within();
    return Sweep.ofMoments(x, experiment.count(), experiment.mean(), squares);
  }

  /** log10 of the place of a draw's last break. */
  static double lastPlace(PosteriorDraw draw) {
    List<Break> breaks = draw.law().breaks();
    return Math.log(breaks.get(breaks.size() - 1).place()) / Logs.LN_10;
  }
}

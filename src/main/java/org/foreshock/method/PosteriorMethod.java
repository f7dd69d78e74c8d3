package org.foreshock.method;

import java.util.List;
import org.foreshock.comparison.Average;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;

/**
 * The posterior of a law with a given number of breaks, by Markov chains.
 *
 * @param breaks number of breaks
 * @param noise how runs scatter
 * @param floor what the limit may be
 * @param horizonDecades how far beyond the largest scale the default prior looks for breaks
 * @param statements priors in place of the default ones
 * @param priorOnly whether to draw from the priors alone, as if there were no runs
 * @param chains how they are run
 */
public record PosteriorMethod(
    int breaks,
    NoiseModel noise,
    FloorKind floor,
    double horizonDecades,
    List<PriorStatement> statements,
    boolean priorOnly,
    ChainOptions chains)
    implements Method {
  /** The name that users write. */
  public static final String LABEL = "posterior";

  public PosteriorMethod {
    statements = List.copyOf(statements);
  }

  @Override
  public String label() {
    return LABEL;
  }

  /** Number of distinct scales needed. */
  public int leastScales() {
    return priorOnly ? 1 : breaks + 3;
  }

  @Override
  public FittedPosterior fit(Sweep runs, Metric metric, long seed, Progress progress) {
    Model model = model(runs, metric);
    ChainSettings settings = chains.seeded(seed);
    return new FittedPosterior(this, settings, fit(model, settings, progress));
  }

  private Fit fit(Model model, ChainSettings settings, Progress progress) {
    if (priorOnly) {
      return Fit.prior(model, settings);
    }
    long iterations = chains.iterations() * model.priors().parts().size();
    try (Progress.Task task = progress.begin("sampling", iterations)) {
      return Average.posterior(model, settings, task::advance);
    }
  }

  /**
   * What is fitted to the runs.
   *
   * @throws InputException if the priors do not suit, or leave nothing to fit
   */
  public Model model(Sweep runs, Metric metric) {
    Priors priors = Priors.of(runs, breaks, noise, floor, horizonDecades, statements);
    Model model = new Model(runs, priors, noise, metric);
    if (!priorOnly && model.isFixed()) {
      throw new InputException(
          "the priors fix every quantity, so nothing is left to fit: free one of them, or see what"
              + " they predict with "
              + Setting.PRIOR_ONLY);
    }
    return model;
  }
}

package org.foreshock.method;

import java.util.List;
import org.foreshock.comparison.Average;
import org.foreshock.fit.Fit;
import org.foreshock.forecast.DrawsPredictive;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.predictive.Predictive;
import org.foreshock.sampler.ChainSettings;

/**
 * Draws from a posterior, or from its priors alone, and whether they can be trusted.
 *
 * @param method as it was asked for
 * @param settings of the chains, with the seed
 * @param fit the draws and their diagnosis
 */
public record FittedPosterior(PosteriorMethod method, ChainSettings settings, Fit fit)
    implements Fitted {
  @Override
  public Predictive predictive() {
    return new DrawsPredictive(fit.draws(), fit.model().metric(), settings.seed());
  }

  @Override
  public List<String> problems() {
    return fit.diagnosis().problems();
  }

  /**
   * The main answers again under a narrower and a wider prior of f; empty if there is no break.
   *
   * @param x a scale to forecast at
   * @param progress told of both fits
   */
  public List<Sensitivity> sensitivity(double x, Progress progress) {
    if (method.breaks() == 0 || method.priorOnly()) {
      return List.of();
    }
    return List.of(
        Sensitivity.of(0.5, refit(0.5, "narrower prior of f", progress), x),
        Sensitivity.of(1, fit, x),
        Sensitivity.of(2, refit(2, "wider prior of f", progress), x));
  }

  private Fit refit(double factor, String task, Progress progress) {
    long iterations = method.chains().iterations() * fit.model().priors().parts().size();
    try (Progress.Task told = progress.begin(task, iterations)) {
      return Average.withSharpness(fit.model(), factor, settings, told::advance);
    }
  }
}

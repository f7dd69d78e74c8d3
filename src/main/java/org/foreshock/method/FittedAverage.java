package org.foreshock.method;

import java.util.List;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.data.Metric;
import org.foreshock.forecast.DrawsPredictive;
import org.foreshock.predictive.Predictive;

/**
 * An average over numbers of breaks, and whether it can be trusted.
 *
 * @param fit the models and the draws of their average
 * @param metric what they are of the user's metric
 * @param seed of all random numbers
 */
public record FittedAverage(BreakCount fit, Metric metric, long seed) implements Fitted {
  @Override
  public Predictive predictive() {
    return new DrawsPredictive(fit.draws(), metric, seed);
  }

  @Override
  public List<String> problems() {
    return fit.problems();
  }
}

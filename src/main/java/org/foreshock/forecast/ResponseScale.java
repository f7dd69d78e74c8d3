package org.foreshock.forecast;

import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;

/**
 * How the response that noise is added to (ln y, or y; of the metric, or of what is left to its
 * ceiling) goes with the user's metric. The response is told with the sign that makes it ascend
 * with the metric, so that quantiles are quantiles of each other.
 *
 * @param log whether the response is a logarithm
 * @param metric what is modelled of the user's metric
 */
public record ResponseScale(boolean log, Metric metric) {
  /** That of a noise model. */
  public static ResponseScale of(NoiseModel noise, Metric metric) {
    return new ResponseScale(noise.isLog(), metric);
  }

  /** A response of the model, ascending with the metric. */
  public double ascending(double response) {
    return metric.isReversed() ? -response : response;
  }

  /** The user's metric, from the ascending response. */
  public double metricOf(double ascending) {
    double response = ascending(ascending);
    return metric.flip(log ? Math.exp(response) : response);
  }

  /**
   * The ascending response of a value of the user's metric; infinite where the model allows no such
   * value.
   */
  public double responseOf(double y) {
    double modelled = metric.flip(y);
    return ascending(log ? Math.log(Math.max(modelled, 0)) : modelled);
  }

  /** ln |d response / d y|: what turns a log density of the response into one of y. */
  public double logSlope(double y) {
    return log ? -Math.log(Math.max(metric.flip(y), 0)) : 0;
  }
}

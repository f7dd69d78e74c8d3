package org.foreshock.predictive;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * The predictive distribution of one number, in the user's metric. An instance may be shared by
 * threads. Quantiles may be infinite where a law overflows, and NaN if nothing is known.
 */
public interface Distribution {
  /**
   * The p-quantile.
   *
   * @param p from 0 to 1
   */
  double quantile(double p);

  /** Probability that the number is at most y. */
  double cumulative(double y);

  /**
   * ln of the density at y, per unit of the metric.
   *
   * @return −∞ where there is none; NaN if the distribution has no density that is known, as one
   *     curve without uncertainty has none
   */
  double logDensity(double y);

  /** An independent draw. */
  double sample(UniformRandomProvider random);
}

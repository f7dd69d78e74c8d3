package org.foreshock.forecast;

import org.foreshock.numeric.SortedSample;

/**
 * Where a quantity lies, by quantiles; infinite where the quantity may be.
 *
 * @param q05 5 % quantile
 * @param q25 25 % quantile
 * @param median 50 % quantile
 * @param q75 75 % quantile
 * @param q95 95 % quantile
 */
public record Spread(double q05, double q25, double median, double q75, double q95) {
  /** The spread of a sample; sorts it. */
  static Spread of(double[] values) {
    SortedSample sample = SortedSample.of(values);
    return new Spread(
        sample.quantile(0.05),
        sample.quantile(0.25),
        sample.quantile(0.5),
        sample.quantile(0.75),
        sample.quantile(0.95));
  }
}

package org.foreshock.forecast;

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
    double[] q = Quantiles.of(values, 0.05, 0.25, 0.5, 0.75, 0.95);
    return new Spread(q[0], q[1], q[2], q[3], q[4]);
  }
}

package org.foreshock.forecast;

/**
 * Pointwise quantiles of the curve, or of one new run, over a grid of scales.
 *
 * @param x the scales, ascending, in x units
 * @param quantiles {@code quantiles[i][j]} is the {@code PROBABILITIES[j]} quantile at {@code
 *     x[i]}, in y units; may be infinite where the law overflows
 */
public record Bands(double[] x, double[][] quantiles) {

  /** Lower and upper ends of the 95, 90, 80 and 50 % intervals, with the median in the middle. */
  public static final double[] PROBABILITIES = {
    0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975
  };
}

package org.foreshock.forecast;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;

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

  /** Bands of the curve μ(x) at every scale, x &gt; 0. */
  public static Bands ofCurve(Predictive predictive, double... x) {
    return of(predictive::curve, x);
  }

  /** Bands of one new run at every scale, x &gt; 0. */
  public static Bands ofNewRun(Predictive predictive, double... x) {
    return of(predictive::newRun, x);
  }

  private static Bands of(DoubleFunction<Distribution> at, double[] x) {
    double[][] quantiles = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      Distribution distribution = at.apply(x[i]);
      quantiles[i] = Arrays.stream(PROBABILITIES).map(distribution::quantile).toArray();
    }
    return new Bands(x.clone(), quantiles);
  }

  /** The medians. */
  public double[] medians() {
    return Arrays.stream(quantiles).mapToDouble(q -> q[PROBABILITIES.length / 2]).toArray();
  }
}

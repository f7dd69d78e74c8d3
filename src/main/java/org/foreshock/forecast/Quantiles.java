package org.foreshock.forecast;

import java.util.Arrays;

/** Sample quantiles, type 7 of Hyndman and Fan (1996), of values that may be infinite. */
public final class Quantiles {
  private Quantiles() {}

  /**
   * Quantiles of a sample.
   *
   * @param values at least one, none NaN; sorted in place
   * @param probabilities each in [0, 1]
   */
  public static double[] of(double[] values, double... probabilities) {
    Arrays.sort(values);
    double[] q = new double[probabilities.length];
    for (int i = 0; i < q.length; i++) {
      q[i] = at(values, probabilities[i]);
    }
    return q;
  }

  private static double at(double[] sorted, double probability) {
    double place = (sorted.length - 1) * probability;
    int below = (int) place;
    int above = Math.min(below + 1, sorted.length - 1);
    double rest = place - below;
    boolean same = sorted[below] == sorted[above];
    if (rest == 0 || same || sorted[below] == Double.NEGATIVE_INFINITY) {
      return sorted[below];
    }
    return sorted[below] + rest * (sorted[above] - sorted[below]);
  }
}

package org.foreshock.diagnostics;

import java.util.Arrays;
import org.apache.commons.math3.stat.StatUtils;
import org.foreshock.numeric.SortedSample;

/** All chains of one quantity taken together, in order and sorted. */
final class PooledDraws {
  private static final double EPSILON = Math.ulp(1.0);

  private final double[] values;
  private final double[] sorted;
  private final SortedSample sample;

  private PooledDraws(double[] values) {
    this.values = values;
    this.sorted = values.clone();
    sample = SortedSample.of(sorted);
  }

  /** Pools the chains, one after the other. */
  static PooledDraws of(double[][] chains) {
    requireRectangular(chains);
    return new PooledDraws(Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray());
  }

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if there is no draw or the chains differ in length
   */
  static void requireRectangular(double[][] chains) {
    if (chains.length == 0 || chains[0].length == 0) {
      throw new IllegalArgumentException("diagnostics need at least one draw");
    }
    for (double[] chain : chains) {
      if (chain.length != chains[0].length) {
        throw new IllegalArgumentException(
            "chains differ in length: " + chains[0].length + " and " + chain.length + " draws");
      }
    }
  }

  int count() {
    return sorted.length;
  }

  /** The draw with the given rank, from 1 to {@link #count()}. */
  double atRank(int rank) {
    return sorted[rank - 1];
  }

  double mean() {
    return StatUtils.mean(values);
  }

  /** Standard deviation with divisor {@code count - 1}; NaN for a single draw. */
  double sd() {
    return values.length < 2 ? Double.NaN : Math.sqrt(StatUtils.variance(values));
  }

  /** Quantile of type 7 in the numbering of Hyndman and Fan (1996); NaN if any draw is NaN. */
  double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1, not at " + p);
    }
    return hasNaN() ? Double.NaN : sample.quantile(p);
  }

  /**
   * Whether draws carry no information on mixing: one of them is not finite, or all are equal to
   * within rounding.
   */
  static boolean isDegenerate(double[][] chains) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (double[] chain : chains) {
      for (double draw : chain) {
        if (!Double.isFinite(draw)) {
          return true;
        }
        min = Math.min(min, draw);
        max = Math.max(max, draw);
      }
    }
    return max - min <= EPSILON * Math.max(Math.abs(min), Math.abs(max));
  }

  private boolean hasNaN() {
    return Double.isNaN(sorted[sorted.length - 1]); // NaN sorts last
  }
}

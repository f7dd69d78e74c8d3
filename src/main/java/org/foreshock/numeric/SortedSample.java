package org.foreshock.numeric;

import java.util.Arrays;
import org.apache.commons.rng.sampling.PermutationSampler;

/**
 * The distribution of a weighted sample: values with probabilities between them. Between two
 * neighbours the probability grows evenly, by the mean of their weights; with equal weights these
 * are the quantiles of type 7 of Hyndman and Fan (1996). Values may be infinite: those of Commons
 * Statistics are not a number between −∞ and a number, and know no weights.
 */
public final class SortedSample {
  private final double[] values;

  /** Probability up to each value; null where all steps are equal. */
  private final double[] places;

  private SortedSample(double[] values, double[] places) {
    this.values = values;
    this.places = places;
  }

  /** Of equal weights; keeps and sorts the values, at least one and none of them NaN. */
  public static SortedSample of(double[] values) {
    Arrays.sort(values);
    return new SortedSample(values, null);
  }

  /**
   * Of weights above 0, as many as values.
   *
   * @param weights need not sum to 1
   */
  public static SortedSample of(double[] values, double[] weights) {
    int[] order = order(values);
    double[] sorted = new double[values.length];
    double[] places = new double[values.length];
    for (int k = 0; k < sorted.length; k++) {
      sorted[k] = values[order[k]];
      places[k] = k == 0 ? 0 : places[k - 1] + 0.5 * (weights[order[k - 1]] + weights[order[k]]);
    }
    double all = places[places.length - 1];
    for (int k = 0; k < places.length && all > 0; k++) {
      places[k] /= all;
    }
    return new SortedSample(sorted, places);
  }

  private static int[] order(double[] values) {
    return Arrays.stream(PermutationSampler.natural(values.length))
        .boxed()
        .sorted((i, j) -> Double.compare(values[i], values[j]))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** The p-quantile, p from 0 to 1. */
  public double quantile(double p) {
    int last = values.length - 1;
    if (places == null) {
      double place = last * p;
      int below = Math.min((int) place, last);
      return between(below, place - below);
    }
    int found = Arrays.binarySearch(places, p);
    int below = found >= 0 ? found : -found - 2;
    return below >= last
        ? values[last]
        : between(below, (p - places[below]) / (places[below + 1] - places[below]));
  }

  private double between(int below, double rest) {
    double low = values[below];
    double high = values[Math.min(below + 1, values.length - 1)];
    boolean stay = rest == 0 || low == high || low == Double.NEGATIVE_INFINITY;
    return stay ? low : low + rest * (high - low);
  }

  /** Probability of at most a value: the inverse of {@link #quantile}, its upper end at steps. */
  public double cumulative(double value) {
    int below = countAtMost(value) - 1;
    int last = values.length - 1;
    if (below < 0 || below == last) {
      return below < 0 ? 0 : 1;
    }
    double low = values[below];
    double rest = low == Double.NEGATIVE_INFINITY ? 1 : (value - low) / (values[below + 1] - low);
    return place(below) + rest * (place(below + 1) - place(below));
  }

  private double place(int k) {
    return places == null ? k / (double) (values.length - 1) : places[k];
  }

  private int countAtMost(double value) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] <= value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

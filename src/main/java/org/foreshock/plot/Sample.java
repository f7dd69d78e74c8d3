package org.foreshock.plot;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Draws of one number, sorted, with their quantiles and a kernel estimate of their density. */
final class Sample {
  private static final int CELLS = 200;

  /** The kernel is cut off at this many bandwidths, where its height is 3e-4 of its top. */
  private static final double REACH = 4;

  private final double[] sorted;

  private Sample(double[] sorted) {
    this.sorted = sorted;
  }

  /** Draws in any order; those that are not finite are left out. */
  static Sample of(double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(Double::isFinite).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("no finite draw");
    }
    return new Sample(sorted);
  }

  /** Quantile by linear interpolation between order statistics (Hyndman and Fan 1996, type 7). */
  double quantile(double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.min(Math.floor(position), sorted.length - 2.0);
    if (below < 0) {
      return sorted[0];
    }
    double weight = position - below;
    return (1 - weight) * sorted[below] + weight * sorted[below + 1];
  }

  /**
   * The normal scale rule, 1.06 min(sd, IQR / 1.34) n^(-1/5) (Silverman, Density Estimation, 1986,
   * sec. 3.4.2); 0 where all draws are one number.
   */
  double bandwidth() {
    double mean = Arrays.stream(sorted).average().orElseThrow();
    double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
    double sd = Math.sqrt(squares / Math.max(1, sorted.length - 1));
    double middle = (quantile(0.75) - quantile(0.25)) / 1.34;
    double spread = middle > 0 ? Math.min(sd, middle) : sd;
    return 1.06 * spread * Math.exp(-0.2 * Math.log(sorted.length));
  }

  /**
   * Gaussian kernel estimate at evenly spaced points of an axis, from draws counted in fine cells.
   * At hard ends of the support it reflects (Silverman, sec. 2.10), so that it does not fall to
   * half its height where the prior ends, and it is 0 beyond them. Not for draws that are all one
   * number.
   *
   * @param axis where to look; draws off the axis count with what their kernels reach of it
   * @param support hard ends of the draws, in the same places, possibly infinite
   * @return the points and the density there; at least four points across a bandwidth
   */
  Curve density(Axis axis, Range support) {
    double h = bandwidth();
    double low = axis.from() - REACH * h;
    double high = axis.to() + REACH * h;
    int cells = (int) Math.min(20_000, Math.max(CELLS, Math.ceil(4 * (high - low) / h)));
    double width = (high - low) / cells;
    double[] counts = new double[cells];
    for (double draw : sorted) {
      count(counts, (draw - low) / width);
      count(counts, (2 * support.low() - draw - low) / width);
      count(counts, (2 * support.high() - draw - low) / width);
    }
    return smoothed(counts, low, width, h, support).around(axis);
  }

  /** Shares one draw between the two cells whose centres surround it. */
  private static void count(double[] counts, double position) {
    double left = Math.floor(position - 0.5);
    if (left >= 0 && left < counts.length - 1) {
      double weight = position - 0.5 - left;
      counts[(int) left] += 1 - weight;
      counts[(int) left + 1] += weight;
    }
  }

  private Curve smoothed(double[] counts, double low, double width, double h, Range support) {
    int reach = (int) Math.ceil(REACH * h / width);
    double[] kernel = new double[reach + 1];
    for (int k = 0; k <= reach; k++) {
      double z = k * width / h;
      kernel[k] = Math.exp(-0.5 * z * z);
    }
    double scale = 1 / (sorted.length * h * Math.sqrt(2 * Math.PI));
    double[] x = new double[counts.length];
    double[] y = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      double centre = low + (i + 0.5) * width;
      x[i] = Math.max(support.low(), Math.min(support.high(), centre));
      if (Math.abs(x[i] - centre) >= width) {
        continue; // The last cell before this one, by symmetry, holds the height at the hard end.
      }
      for (int j = Math.max(0, i - reach); j <= Math.min(counts.length - 1, i + reach); j++) {
        y[i] += scale * counts[j] * kernel[Math.abs(i - j)];
      }
    }
    return new Curve(x, y);
  }

  /**
   * A function by its values.
   *
   * @param x ascending
   * @param y values there
   */
  record Curve(double[] x, double[] y) {

    double top() {
      return Arrays.stream(y).max().orElse(0);
    }

    /** Value by linear interpolation, 0 off the curve. */
    double at(double place) {
      int next = Arrays.binarySearch(x, place);
      int above = next >= 0 ? next : -next - 1;
      if (above == 0 || above >= x.length) {
        return next >= 0 ? y[next] : 0;
      }
      double weight = (place - x[above - 1]) / (x[above] - x[above - 1]);
      return (1 - weight) * y[above - 1] + weight * y[above];
    }

    /** What is on an axis, and the point next to it at either end. */
    private Curve around(Axis axis) {
      int[] on = IntStream.range(0, x.length).filter(i -> axis.holds(x[i])).toArray();
      if (on.length == 0) {
        return this;
      }
      int first = Math.max(0, on[0] - 1);
      int end = Math.min(x.length, on[on.length - 1] + 2);
      return new Curve(Arrays.copyOfRange(x, first, end), Arrays.copyOfRange(y, first, end));
    }
  }
}

package org.foreshock.data;

import java.util.ArrayList;
import java.util.List;

/**
 * A sweep: runs of one curve gathered by scale, ascending and distinct in x.
 *
 * @param scales at least one
 */
public record Sweep(List<Scale> scales) {
  public Sweep {
    scales = List.copyOf(scales);
    if (scales.isEmpty()) {
      throw new IllegalArgumentException("a sweep has at least one scale");
    }
    for (int i = 1; i < scales.size(); i++) {
      if (!(scales.get(i - 1).x() < scales.get(i).x())) {
        throw new IllegalArgumentException("scales must ascend");
      }
    }
  }

  /**
   * Gathers single runs; their order does not matter.
   *
   * @param x scale of each run, &gt; 0; equal scales are replicates
   * @param y metric of each run, finite; where one is ≤ 0 the statistics of ln y are NaN
   * @throws IllegalArgumentException if there is no run, the lengths differ or a value is not valid
   */
  public static Sweep ofRuns(double[] x, double[] y) {
    requireLength(x.length, y);
    List<Scale> runs = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      requireScale(x[i]);
      require(Double.isFinite(y[i]), "y must be finite");
      runs.add(Scale.ofRun(x[i], y[i]));
    }
    return gathered(runs);
  }

  /**
   * Gathers runs known by their statistics, one entry for a group of runs; the order of groups does
   * not matter, and groups at the same scale are pooled.
   *
   * @param x scale of each group, &gt; 0
   * @param count number of runs, at least 1
   * @param meanLog mean of ln y
   * @param sumOfSquares sum of squared deviations of ln y from its mean; 0 for a single run
   * @throws IllegalArgumentException if there is no group, the lengths differ or a value is not
   *     valid
   */
  public static Sweep ofMoments(
      double[] x, double[] count, double[] meanLog, double[] sumOfSquares) {
    requireLength(x.length, count);
    requireLength(x.length, meanLog);
    requireLength(x.length, sumOfSquares);
    List<Scale> groups = new ArrayList<>(x.length);
    for (int i = 0; i < x.length; i++) {
      requireScale(x[i]);
      require(Double.isFinite(count[i]) && count[i] >= 1, "count must be at least 1");
      require(Double.isFinite(meanLog[i]), "the mean of ln y must be finite");
      require(
          sumOfSquares[i] >= 0 && sumOfSquares[i] < Double.POSITIVE_INFINITY,
          "the sum of squares must be finite, at least 0");
      groups.add(
          Scale.ofMoments(x[i], new Moments(count[i], meanLog[i], sumOfSquares[i], count[i])));
    }
    return gathered(groups);
  }

  /** Sorts the parts and merges those at the same scale. */
  static Sweep gathered(List<Scale> parts) {
    List<Scale> sorted = parts.stream().sorted(Scale.ORDER).toList();
    List<Scale> scales = new ArrayList<>();
    int start = 0;
    for (int end = 1; end <= sorted.size(); end++) {
      if (end == sorted.size() || sorted.get(end).x() != sorted.get(start).x()) {
        scales.add(Scale.merged(sorted.subList(start, end)));
        start = end;
      }
    }
    return new Sweep(scales);
  }

  /** Number of distinct scales. */
  public int size() {
    return scales.size();
  }

  /** Number of runs at all scales. */
  public double runs() {
    return Sums.of(scales.stream().mapToDouble(scale -> scale.moments().count()));
  }

  /** The smallest scale. */
  public double minX() {
    return scales.get(0).x();
  }

  /** The largest scale. */
  public double maxX() {
    return scales.get(scales.size() - 1).x();
  }

  /** ln x in the middle of the range: of the geometric mean of smallest and largest scale. */
  public double logMiddle() {
    return 0.5 * (Math.log(minX()) + Math.log(maxX()));
  }

  private static void requireScale(double x) {
    require(x > 0 && x < Double.POSITIVE_INFINITY, "x must be positive and finite");
  }

  private static void requireLength(int length, double[] values) {
    require(values.length == length, "columns must have the same length");
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

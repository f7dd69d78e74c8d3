package org.foreshock.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The runs at one scale.
 *
 * @param x the scale, &gt; 0
 * @param runs the single runs in y units, ascending; empty where the table gave them averaged
 * @param moments statistics of y
 * @param logMoments statistics of ln y; mean NaN where y ≤ 0
 */
public record Scale(double x, double[] runs, Moments moments, Moments logMoments) {
  private static final double[] AVERAGED = {};

  /** By x, then by everything else that enters a sum: the order of sums must not be chance. */
  static final Comparator<Scale> ORDER =
      Comparator.comparingDouble(Scale::x)
          .thenComparingDouble(Scale::mean)
          .thenComparingDouble(scale -> scale.moments.count())
          .thenComparingDouble(scale -> scale.moments.sumOfSquares())
          .thenComparingDouble(scale -> scale.moments.terms())
          .thenComparingDouble(scale -> scale.logMoments.mean())
          .thenComparingDouble(scale -> scale.logMoments.sumOfSquares())
          .thenComparingDouble(scale -> scale.logMoments.terms());

  /** Mean of the runs in y units, as given or computed. */
  public double mean() {
    return moments.mean();
  }

  /** One run. */
  static Scale ofRun(double x, double y) {
    return new Scale(x, new double[] {y}, Moments.ofRun(y), Moments.ofRun(log(y)));
  }

  /** Single runs, in any order. */
  static Scale ofRuns(double x, double[] runs) {
    double[] ascending = runs.clone();
    Arrays.sort(ascending);
    double[] logs = new double[ascending.length];
    Arrays.setAll(logs, i -> log(ascending[i]));
    return new Scale(x, ascending, Moments.ofRuns(ascending), Moments.ofRuns(logs));
  }

  /**
   * The mean of n runs whose spread is not known: ln of the mean stands in for the mean of ln y,
   * and counts as one deviation, of size σ/√n.
   */
  static Scale ofMean(double x, double mean, double n) {
    return new Scale(x, AVERAGED, new Moments(n, mean, 0, 1), new Moments(n, log(mean), 0, 1));
  }

  /**
   * The mean of n &gt; 1 runs with its standard error, as the log-normal of the same mean and
   * variance. The standard deviation of the runs is s = se √n (that with n − 1 below), and
   *
   * <pre>
   * v = ln(1 + s² / mean²),   mean of ln y = ln(mean) − v/2,   sum of squares = (n − 1) v
   * </pre>
   */
  static Scale ofMean(double x, double mean, double n, double se) {
    double relative = se / mean;
    double v = Math.log1p(n * relative * relative);
    return new Scale(
        x,
        AVERAGED,
        new Moments(n, mean, (n - 1) * n * se * se, n),
        new Moments(n, log(mean) - v / 2, (n - 1) * v, n));
  }

  /**
   * Runs known by count, mean and sum of squares of ln y. Mean and variance in y units are those of
   * the log-normal with these moments: exp(mean + v/2) and e^v − 1 times its square, where v = sum
   * of squares / (n − 1), or 0 for one run.
   */
  static Scale ofMoments(double x, Moments logMoments) {
    double n = logMoments.count();
    double v = n > 1 ? logMoments.sumOfSquares() / (n - 1) : 0;
    double mean = Math.exp(logMoments.mean() + v / 2);
    double squares = (n - 1) * Math.expm1(v) * mean * mean;
    return new Scale(x, AVERAGED, new Moments(n, mean, squares, logMoments.terms()), logMoments);
  }

  /** All runs of the parts, which are of one scale and in {@link #ORDER}. */
  static Scale merged(List<Scale> parts) {
    Scale first = parts.get(0);
    if (parts.size() == 1) {
      return first;
    }
    if (parts.stream().allMatch(part -> part.runs.length > 0)) {
      return ofRuns(
          first.x, parts.stream().flatMapToDouble(part -> Arrays.stream(part.runs)).toArray());
    }
    return new Scale(
        first.x,
        AVERAGED,
        Moments.pooled(parts.stream().map(Scale::moments).toList()),
        Moments.pooled(parts.stream().map(Scale::logMoments).toList()));
  }

  /** The same runs measured downwards from a ceiling. */
  Scale below(double ceiling) {
    if (runs.length > 0) {
      return ofRuns(x, Arrays.stream(runs).map(run -> ceiling - run).toArray());
    }
    double n = moments.count();
    double freedom = moments.terms() - 1;
    return freedom > 0
        ? ofMean(x, ceiling - mean(), n, Math.sqrt(moments.sumOfSquares() / freedom / n))
        : ofMean(x, ceiling - mean(), n);
  }

  /** ln y, undefined rather than −∞ where y = 0. */
  private static double log(double y) {
    return y > 0 ? Math.log(y) : Double.NaN;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Scale that
        && Double.compare(x, that.x) == 0
        && Arrays.equals(runs, that.runs)
        && moments.equals(that.moments)
        && logMoments.equals(that.logMoments);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(x) + Arrays.hashCode(runs) + moments.hashCode();
  }
}

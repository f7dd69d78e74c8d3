package org.foreshock.place;

import java.io.Serializable;
import java.util.List;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Prior;

/**
 * The posterior of log10 d of the last break of the analysis, given that it lies within the
 * horizon.
 *
 * @param low lower end of the shortest interval that holds the break with the stated level, log10 x
 * @param high its upper end
 * @param probabilityAhead that the break lies beyond the largest scale
 * @param averageCoverage the most that an interval of the stated width holds
 * @param mean of log10 d
 * @param variance of log10 d
 * @param probabilityZeroFloor that a = 0 exactly
 * @param logBayesFactor ln of p(runs | this break is there) / p(runs | one break less)
 * @param how it was computed
 */
public record PlacePosterior(
    double low,
    double high,
    double probabilityAhead,
    double averageCoverage,
    double mean,
    double variance,
    double probabilityZeroFloor,
    double logBayesFactor,
    How how)
    implements Serializable {

  private static final double EDGE = 1e-6;

  /** Ways to compute it, the fastest first. */
  public enum Method {
    /** Nested adaptive quadrature. */
    QUADRATURE,
    /** The same with tighter tolerances. */
    FINE_QUADRATURE,
    /** The No-U-Turn sampler of the engine. */
    NUTS,
    /** Adaptive Metropolis of the engine. */
    METROPOLIS,
    /** None: no method called its result exact, and the runs are taken to have said nothing. */
    UNSETTLED
  }

  /**
   * How a result came about.
   *
   * @param method that gave it
   * @param error its own estimate of the relative error of the posterior's masses; infinite if its
   *     diagnostics failed
   * @param evaluations how many laws were fitted on the way
   */
  public record How(Method method, double error, long evaluations) implements Serializable {
    /** Relative error that is small beside what chance does. */
    private static final double SMALL = 0.03;

    /** Whether the result may be counted. */
    public boolean isExact() {
      return error <= SMALL;
    }
  }

  /**
   * As if there were no runs, with a place that may be anywhere up to the horizon: the longest
   * interval that there is.
   */
  public static PlacePosterior withoutRuns(
      double[] logScales, AnalysisPrior prior, Located located) {
    List<Prior> places = prior.priors().log10D();
    Prior place = places.get(places.size() - 1);
    double low = place.quantile(EDGE);
    double high = Math.min(place.quantile(1 - EDGE), prior.horizonEnd());
    double length = high - low;
    double last = logScales[logScales.length - 1] / Logs.LN_10;
    return new PlacePosterior(
        low,
        high,
        Math.min(Math.max((high - last) / length, 0), 1),
        Math.min(located.width() / length, 1),
        (low + high) / 2,
        length * length / 12,
        prior.zeroFloor(),
        0,
        new How(Method.UNSETTLED, Double.POSITIVE_INFINITY, 0));
  }

  /** The same with another Bayes factor. */
  PlacePosterior withBayesFactor(double logValue) {
    return with(logValue, how);
  }

  /** The same, not to be counted. */
  PlacePosterior doubted() {
    How inexact = new How(how.method(), Double.POSITIVE_INFINITY, how.evaluations());
    return with(logBayesFactor, inexact);
  }

  private PlacePosterior with(double logValue, How other) {
    return new PlacePosterior(
        low,
        high,
        probabilityAhead,
        averageCoverage,
        mean,
        variance,
        probabilityZeroFloor,
        logValue,
        other);
  }

  /** Length of the interval, in decades. */
  public double length() {
    return high - low;
  }

  /** Whether the interval holds a place, log10 x. */
  public boolean holds(double place) {
    return low <= place && place <= high;
  }
}

package org.foreshock.forecast;

import org.foreshock.predictive.Distribution;

/**
 * How one run fell within the distribution that foresaw it. What needs ln y is NaN where y or the
 * forecast is not above 0.
 *
 * @param y what came, in the user's metric
 * @param median of the forecast
 * @param logDensity ln of the predictive density of y, per unit of the metric
 * @param transform probability integral transform: predictive probability of at most y
 * @param crps continuous ranked probability score of ln y, in nats; 0 is best
 * @param lower lower ends of the central intervals of {@link #levels}, in y units
 * @param upper their upper ends
 */
public record Score(
    double y,
    double median,
    double logDensity,
    double transform,
    double crps,
    double[] lower,
    double[] upper) {

  /** Scores one run. Where many have one distribution, {@link Scorer} is quicker. */
  public static Score of(Distribution distribution, double y) {
    return new Scorer(distribution).score(y);
  }

  /** Probabilities of the central intervals that are scored: 50, 80, 90 and 95 %. */
  public static double[] levels() {
    return Scorer.LEVELS.clone();
  }

  /** Error of the median: ln of it less ln y. */
  public double logError() {
    return log(median) - log(y);
  }

  /** ln of the predictive density of ln y. */
  public double logDensityOfLog() {
    return logDensity + log(y);
  }

  /** ln of the predictive density of y / unit. */
  public double logDensityPer(double unit) {
    return logDensity + log(unit);
  }

  /** Whether the central interval of this probability holds the run. */
  public boolean covered(double level) {
    return Math.abs(transform - 0.5) < level / 2;
  }

  /** The interval score of ln y for the i-th of {@link #levels}. */
  public double logIntervalScore(int i) {
    return intervalScore(log(lower[i]), log(upper[i]), log(y), Scorer.LEVELS[i]);
  }

  /** The interval score of y for the i-th of {@link #levels}, in y units. */
  public double intervalScore(int i) {
    return intervalScore(lower[i], upper[i], y, Scorer.LEVELS[i]);
  }

  /**
   * Width of an interval and 2/α times the distance by which it misses (Gneiting and Raftery 2007,
   * JASA 102, eq. 43); small is good.
   *
   * @param level probability 1 − α of the interval
   */
  public static double intervalScore(double lower, double upper, double value, double level) {
    double missed = Math.max(Math.max(lower - value, value - upper), 0);
    return upper - lower + 2 / (1 - level) * missed;
  }

  /** ln y, undefined rather than −∞ where y is 0. */
  static double log(double y) {
    return y > 0 ? Math.log(y) : Double.NaN;
  }
}

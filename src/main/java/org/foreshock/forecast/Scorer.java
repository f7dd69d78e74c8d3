package org.foreshock.forecast;

import org.foreshock.predictive.Distribution;

/**
 * Scores runs against the one distribution that foresaw them all.
 *
 * <p>The continuous ranked probability score is that of {@value #NODES} quantiles at the middles of
 * equal steps of probability (Laio and Tamea 2007, Hydrology and Earth System Sciences 11, eq. 6;
 * Bröcker 2012, Quarterly Journal of the Royal Meteorological Society 138):
 *
 * <pre>
 * CRPS = ∫ 2 (1[z &lt; Q(p)] − p) (Q(p) − z) dp,   z = ln y, Q of ln y
 * </pre>
 *
 * <p>For a normal distribution it is right within 0.0022 of its standard deviation where z is
 * inside four of them; a tail with less than half a step of probability does not enter.
 */
public final class Scorer {
  /** Levels of the central intervals that are scored. */
  static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};

  private static final int NODES = 100;

  private final Distribution distribution;
  private final double median;
  private final double[] lower = new double[LEVELS.length];
  private final double[] upper = new double[LEVELS.length];
  private final double[] logQuantiles = new double[NODES];

  /** For runs that are independent draws of this distribution, if it is right. */
  public Scorer(Distribution distribution) {
    this.distribution = distribution;
    median = distribution.quantile(0.5);
    for (int i = 0; i < LEVELS.length; i++) {
      lower[i] = distribution.quantile((1 - LEVELS[i]) / 2);
      upper[i] = distribution.quantile((1 + LEVELS[i]) / 2);
    }
    for (int k = 0; k < NODES; k++) {
      logQuantiles[k] = Score.log(distribution.quantile(probability(k)));
    }
  }

  /**
   * Scores one run.
   *
   * @param y what came, in the user's metric
   */
  public Score score(double y) {
    return new Score(
        y,
        median,
        distribution.logDensity(y),
        distribution.cumulative(y),
        crps(Score.log(y)),
        lower,
        upper);
  }

  private double crps(double logY) {
    double sum = 0;
    for (int k = 0; k < NODES; k++) {
      double above = logY < logQuantiles[k] ? 1 : 0;
      sum += (above - probability(k)) * (logQuantiles[k] - logY);
    }
    return 2 * sum / NODES;
  }

  private static double probability(int node) {
    return (node + 0.5) / NODES;
  }
}

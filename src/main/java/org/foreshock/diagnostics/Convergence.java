package org.foreshock.diagnostics;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Convergence diagnostics and Monte Carlo errors of one scalar quantity, computed as R's package
 * posterior 1.4.0 does, after A. Vehtari, A. Gelman, D. Simpson, B. Carpenter and P.-C.
 * B&uuml;rkner (2021), Rank-normalization, folding, and localization: an improved R-hat for
 * assessing convergence of MCMC, Bayesian Analysis 16(2), 667-718, arXiv 1903.08008.
 *
 * <p>Draws come as {@code chains[chain][draw]}, all chains of one length, and are not modified.
 * What the draws cannot answer is NaN: constants, too few draws, values that are not finite
 * (quantiles and the rank-normalised {@link #rHat} and {@link #essBulk} can bear infinities).
 * Constant means equal to within a relative 2.2e-16; posterior takes that number absolutely, which
 * would make the answer depend on the unit. No draws at all or chains of unequal length are an
 * {@link IllegalArgumentException}.
 */
public final class Convergence {
  /** One standard deviation to either side of a Normal's centre, with the digits posterior uses. */
  private static final double LOWER_SIGMA = 0.1586553;

  private static final double UPPER_SIGMA = 0.8413447;

  private Convergence() {}

  /**
   * Rank-normalised split R-hat: the larger of that of the draws, which compares locations, and
   * that of their distances from the median, which compares scales.
   */
  public static double rHat(double[][] chains) {
    double median = PooledDraws.of(chains).quantile(0.5);
    return Math.max(splitRHat(bulkScores(chains)), splitRHat(foldedScores(chains, median)));
  }

  /** Effective sample size of the rank-normalised draws, which speaks for the centre. */
  public static double essBulk(double[][] chains) {
    return EffectiveSampleSize.of(bulkScores(chains));
  }

  /**
   * The smaller effective sample size of the 5 % and 95 % quantiles, which speaks for the tails.
   */
  public static double essTail(double[][] chains) {
    return essTail(chains, PooledDraws.of(chains));
  }

  /** Effective sample size of the mean, without rank normalisation. */
  public static double essMean(double[][] chains) {
    return EffectiveSampleSize.of(SplitChains.of(chains));
  }

  /**
   * Effective sample size of the p-quantile: that of the share of draws at or below it. At p = 1
   * that share is always 1, so half a draw less is taken.
   */
  public static double essQuantile(double[][] chains, double p) {
    return essQuantile(chains, PooledDraws.of(chains), p);
  }

  /** Monte Carlo standard error of the mean: sd / &radic;ess, in units of the draws. */
  public static double mcseMean(double[][] chains) {
    PooledDraws pooled = PooledDraws.of(chains);
    return pooled.sd() / Math.sqrt(essMean(chains));
  }

  /**
   * Monte Carlo standard error of the p-quantile, in units of the draws: half the distance between
   * the order statistics one standard deviation to either side, as the Beta distribution of the
   * quantile's probability places them.
   */
  public static double mcseQuantile(double[][] chains, double p) {
    PooledDraws pooled = PooledDraws.of(chains);
    double ess = essQuantile(chains, pooled, p);
    if (Double.isNaN(ess)) {
      return Double.NaN;
    }
    BetaDistribution share = BetaDistribution.of(ess * p + 1, ess * (1 - p) + 1);
    double low = share.inverseCumulativeProbability(LOWER_SIGMA) * pooled.count();
    double high = share.inverseCumulativeProbability(UPPER_SIGMA) * pooled.count();
    int lowRank = Math.max((int) Math.floor(low), 1);
    int highRank = Math.min((int) Math.ceil(high), pooled.count());
    return (pooled.atRank(highRank) - pooled.atRank(lowRank)) / 2;
  }

  /** Mean over all chains; NaN if a draw is not finite. */
  public static double mean(double[][] chains) {
    return PooledDraws.of(chains).mean();
  }

  /** Standard deviation over all chains, with divisor draws - 1; NaN for a single draw. */
  public static double sd(double[][] chains) {
    return PooledDraws.of(chains).sd();
  }

  /**
   * Quantile over all chains at probability p, of type 7 (R's default): linear between order
   * statistics. NaN only if a draw is NaN, or between a negative and a positive infinity.
   *
   * @throws IllegalArgumentException if p is not between 0 and 1
   */
  public static double quantile(double[][] chains, double p) {
    return PooledDraws.of(chains).quantile(p);
  }

  static double essTail(double[][] chains, PooledDraws pooled) {
    return Math.min(essQuantile(chains, pooled, 0.05), essQuantile(chains, pooled, 0.95));
  }

  private static double essQuantile(double[][] chains, PooledDraws pooled, double p) {
    double quantile = pooled.quantile(p < 1 ? p : (pooled.count() - 0.5) / pooled.count());
    if (PooledDraws.isDegenerate(chains)) {
      return Double.NaN;
    }
    double[][] below = new double[chains.length][chains[0].length];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < chains[c].length; i++) {
        below[c][i] = chains[c][i] <= quantile ? 1 : 0;
      }
    }
    return EffectiveSampleSize.of(SplitChains.of(below));
  }

  static double[][] bulkScores(double[][] chains) {
    return NormalScores.of(SplitChains.of(chains));
  }

  static double[][] foldedScores(double[][] chains, double median) {
    double[][] distances = new double[chains.length][chains[0].length];
    for (int c = 0; c < chains.length; c++) {
      for (int i = 0; i < chains[c].length; i++) {
        distances[c][i] = Math.abs(chains[c][i] - median);
      }
    }
    return NormalScores.of(SplitChains.of(distances));
  }

  /** R-hat of chains that are already split: the root of pooled over within-chain variance. */
  static double splitRHat(double[][] chains) {
    int draws = chains[0].length;
    if (draws < 2 || PooledDraws.isDegenerate(chains)) {
      return Double.NaN;
    }
    double[] means = new double[chains.length];
    double[] variances = new double[chains.length];
    for (int c = 0; c < chains.length; c++) {
      means[c] = StatUtils.mean(chains[c]);
      variances[c] = StatUtils.variance(chains[c], means[c]);
    }
    double between = draws * StatUtils.variance(means);
    double within = StatUtils.mean(variances);
    return Math.sqrt((between / within + draws - 1) / draws);
  }
}

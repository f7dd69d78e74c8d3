package org.foreshock.diagnostics;

import org.apache.commons.math3.stat.StatUtils;
import org.foreshock.numeric.Logs;

/**
 * Effective sample size of the mean over several chains, from autocorrelations that count the
 * variance between chains, summed over Geyer's initial positive sequence and made monotone (Vehtari
 * et al. 2021, "Effective sample size"; Geyer 1992, Practical Markov chain Monte Carlo, Statistical
 * Science 7(4), 473-483).
 */
final class EffectiveSampleSize {
  private EffectiveSampleSize() {}

  /**
   * Effective sample size of the mean of chains that are already split, at most S log10 S for S
   * draws; NaN for fewer than 3 draws a chain, values that are not finite, and constants.
   */
  static double of(double[][] chains) {
    if (chains[0].length < 3 || PooledDraws.isDegenerate(chains)) {
      return Double.NaN;
    }
    double total = (double) chains.length * chains[0].length;
    double shortest = Logs.LN_10 / Math.log(total);
    return total / Math.max(autocorrelationTime(autocorrelations(chains)), shortest);
  }

  private static double[] autocorrelations(double[][] chains) {
    double[] covariance = Autocovariance.averageOf(chains);
    int draws = covariance.length;
    double within = covariance[0] * draws / (draws - 1);
    double total = covariance[0] + varianceOfMeans(chains);
    double[] rho = new double[draws];
    rho[0] = 1;
    for (int lag = 1; lag < draws; lag++) {
      rho[lag] = 1 - (within - covariance[lag]) / total;
    }
    return rho;
  }

  private static double varianceOfMeans(double[][] chains) {
    double[] means = new double[chains.length];
    for (int c = 0; c < chains.length; c++) {
      means[c] = StatUtils.mean(chains[c]);
    }
    return StatUtils.variance(means); // 0 for a single chain
  }

  /**
   * 1 + 2 (&rho;<sub>1</sub> + &rho;<sub>2</sub> + ...). Pairs of neighbouring lags are summed
   * while they are positive, none above the one before; the last even lag counts once, which
   * steadies the estimate for antithetic chains.
   */
  private static double autocorrelationTime(double[] rho) {
    double sum = 0;
    double smallest = Double.POSITIVE_INFINITY;
    int lag = 0;
    while (lag < rho.length - 5 && pair(rho, lag) > 0) {
      smallest = Math.min(smallest, pair(rho, lag));
      sum += smallest;
      lag += 2;
    }
    if (lag == 0) {
      sum = rho[0]; // too few lags to judge: posterior counts lag 0 here
    }
    double last = pair(rho, lag) >= 0 || rho[lag] > 0 ? rho[lag] : 0;
    return -1 + 2 * sum + last;
  }

  private static double pair(double[] rho, int lag) {
    return rho[lag] + rho[lag + 1];
  }
}

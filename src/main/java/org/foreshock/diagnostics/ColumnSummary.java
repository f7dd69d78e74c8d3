package org.foreshock.diagnostics;

/**
 * What a table says of one column of draws; see {@link Convergence} for the definitions.
 *
 * <p>A constant column has its mean and quantiles, and NaN for everything about mixing. With
 * infinite draws the quantiles, {@code rHat} and {@code essBulk} are given, the others are NaN.
 *
 * @param mean mean over all chains
 * @param sd standard deviation over all chains
 * @param q05 5 % quantile
 * @param q25 lower quartile
 * @param q50 median
 * @param q75 upper quartile
 * @param q95 95 % quantile
 * @param mcseMean Monte Carlo standard error of the mean
 * @param rHat rank-normalised split R-hat
 * @param essBulk bulk effective sample size
 * @param essTail tail effective sample size
 */
public record ColumnSummary(
    double mean,
    double sd,
    double q05,
    double q25,
    double q50,
    double q75,
    double q95,
    double mcseMean,
    double rHat,
    double essBulk,
    double essTail) {

  /**
   * Summarises one column.
   *
   * @param chains draws as {@code chains[chain][draw]}, not modified
   * @throws IllegalArgumentException if there is no draw or the chains differ in length
   */
  public static ColumnSummary of(double[][] chains) {
    // Sorting and ranking take most of the time, so each is done once for all that need it.
    PooledDraws pooled = PooledDraws.of(chains);
    double median = pooled.quantile(0.5);
    double[][] bulk = Convergence.bulkScores(chains);
    double[][] folded = Convergence.foldedScores(chains, median);
    return new ColumnSummary(
        pooled.mean(),
        pooled.sd(),
        pooled.quantile(0.05),
        pooled.quantile(0.25),
        median,
        pooled.quantile(0.75),
        pooled.quantile(0.95),
        pooled.sd() / Math.sqrt(Convergence.essMean(chains)),
        Math.max(Convergence.splitRHat(bulk), Convergence.splitRHat(folded)),
        EffectiveSampleSize.of(bulk),
        Convergence.essTail(chains, pooled));
  }
}

package org.foreshock.diagnostics;

import java.util.Arrays;

/**
 * The shape k̂ of the generalised Pareto distribution that fits the largest importance weights: how
 * many moments they have. Below 0.7 an average with these weights can be trusted; above it, points
 * from where the weights are largest are missing (Vehtari, Simpson, Gelman, Yao and Gabry, Pareto
 * smoothed importance sampling, arXiv 1507.02646, sections 2.3 and 3.2.4).
 */
public final class ParetoTail {
  /** Fewer tail values than this tell nothing. */
  private static final int FEWEST = 5;

  private static final int GRID = 30;

  /** Weight of the prior of k, in values, and its centre (the same paper, appendix C). */
  private static final double PRIOR_WEIGHT = 10;

  private static final double PRIOR_SHAPE = 0.5;

  private ParetoTail() {}

  /**
   * k̂ of weights: fitted to the largest min(S/5, 3 √S) of them, less the largest of the others.
   *
   * @param logWeights S of them, known up to a constant; −∞ for a weight of 0
   * @return k̂; NaN where fewer than 5 weights are in the tail, or all in it are the same
   */
  public static double shape(double[] logWeights) {
    double[] sorted = logWeights.clone();
    Arrays.sort(sorted);
    int size = sorted.length;
    int tail = (int) Math.ceil(Math.min(0.2 * size, 3 * Math.sqrt(size)));
    if (tail < FEWEST || tail >= size) {
      return Double.NaN;
    }
    double highest = sorted[size - 1];
    double cutoff = Math.exp(sorted[size - tail - 1] - highest);
    double[] excess = new double[tail];
    for (int i = 0; i < tail; i++) {
      excess[i] = Math.exp(sorted[size - tail + i] - highest) - cutoff;
    }
    return excess[0] > 0 ? fit(excess) : fit(positive(excess));
  }

  private static double[] positive(double[] ascending) {
    int first = 0;
    while (first < ascending.length && !(ascending[first] > 0)) {
      first++;
    }
    return Arrays.copyOfRange(ascending, first, ascending.length);
  }

  /**
   * k of exceedances over 0, by the posterior mean of Zhang and Stephens (A new and efficient
   * estimation method for the generalized Pareto distribution, Technometrics 51, 2009, 316-325,
   * section 3), shrunk towards 0.5 as if by ten values.
   *
   * @param ascending positive values
   * @return k; NaN of fewer than 5
   */
  static double fit(double[] ascending) {
    int size = ascending.length;
    if (size < FEWEST) {
      return Double.NaN;
    }
    int points = GRID + (int) Math.floor(Math.sqrt(size));
    double quarter = ascending[(int) Math.floor(size / 4.0 + 0.5) - 1];
    double[] theta = new double[points];
    double[] logLikelihood = new double[points];
    double highest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < points; j++) {
      double reach = 1 - Math.sqrt(points / (j + 0.5));
      theta[j] = 1 / ascending[size - 1] + reach / (3 * quarter);
      double shape = shapeGiven(theta[j], ascending);
      logLikelihood[j] = size * (Math.log(-theta[j] / shape) - shape - 1);
      highest = Math.max(highest, logLikelihood[j]);
    }
    double mean = 0;
    double total = 0;
    for (int j = 0; j < points; j++) {
      double weight = Math.exp(logLikelihood[j] - highest);
      mean += weight * theta[j];
      total += weight;
    }
    double shape = shapeGiven(mean / total, ascending);
    return (size * shape + PRIOR_WEIGHT * PRIOR_SHAPE) / (size + PRIOR_WEIGHT);
  }

  private static double shapeGiven(double theta, double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += Math.log1p(-theta * value);
    }
    return sum / values.length;
  }
}

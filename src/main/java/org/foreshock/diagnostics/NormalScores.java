package org.foreshock.diagnostics;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Replaces draws by the normal quantiles of their ranks over all chains: z = &Phi;<sup>-1</sup>((r
 * - 3/8) / (S + 1/4)), ties at their average rank (Blom 1958; Vehtari et al. 2021, "Rank
 * normalization").
 */
final class NormalScores {
  private static final double OFFSET = 3.0 / 8;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private NormalScores() {}

  /** Scores in the shape of the chains; infinities have their place, NaN stays NaN. */
  static double[][] of(double[][] chains) {
    double[] sorted = Arrays.stream(chains).flatMapToDouble(Arrays::stream).toArray();
    Arrays.sort(sorted);
    double[] scores = scoresOfSorted(sorted);
    double[][] result = new double[chains.length][];
    for (int c = 0; c < chains.length; c++) {
      result[c] = new double[chains[c].length];
      for (int i = 0; i < chains[c].length; i++) {
        result[c][i] = scores[Arrays.binarySearch(sorted, chains[c][i])];
      }
    }
    return result;
  }

  private static double[] scoresOfSorted(double[] sorted) {
    double[] scores = new double[sorted.length];
    int from = 0;
    while (from < sorted.length) {
      int to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double rank = (from + 1 + to) / 2.0;
      double p = (rank - OFFSET) / (sorted.length - 2 * OFFSET + 1);
      double score =
          Double.isNaN(sorted[from]) ? Double.NaN : NORMAL.inverseCumulativeProbability(p);
      Arrays.fill(scores, from, to, score);
      from = to;
    }
    return scores;
  }
}

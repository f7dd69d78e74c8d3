package org.foreshock.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.forecast.Score;

/**
 * Shares of all runs together, each counting once, that central intervals hold, over cases with
 * five runs or more. Runs of one curve err together, so the uncertainty of a share is that of a
 * bootstrap over curves: 2,000 times as many curves are drawn anew from the curves.
 *
 * @param curves how many there are
 * @param runs how many there are
 * @param levels probabilities of the intervals, ascending
 * @param shares that they hold
 * @param low 2.5 % quantiles of the bootstrap
 * @param high 97.5 % quantiles of the bootstrap
 */
public record PooledCoverage(
    int curves, int runs, double[] levels, double[] shares, double[] low, double[] high) {
  /** Fewer runs say nothing of their own scatter about a forecast. */
  static final int LEAST_RUNS = 5;

  private static final int REPLICATES = 2000;
  private static final double TAIL = 0.025;

  /** At the levels that are scored. */
  static PooledCoverage of(List<CurveScore> scores, long seed) {
    return of(scores, seed, Score.levels());
  }

  /**
   * At any levels.
   *
   * @param seed of the bootstrap
   * @param levels ascending
   */
  public static PooledCoverage of(List<CurveScore> scores, long seed, double... levels) {
    Map<List<String>, int[]> held = new LinkedHashMap<>();
    int runs = 0;
    for (CurveScore score : scores) {
      double[] transforms = score.transforms();
      if (transforms.length >= LEAST_RUNS && !Double.isNaN(score.scores().logDensity())) {
        List<String> curve = List.of(score.of().collection(), score.of().curve());
        add(held.computeIfAbsent(curve, name -> new int[levels.length + 1]), transforms, levels);
        runs += transforms.length;
      }
    }
    List<int[]> curves = new ArrayList<>(held.values());
    int[] all = new int[levels.length + 1];
    curves.forEach(counts -> add(all, counts));
    double[][] quantiles = bootstrap(curves, levels.length, seed);
    return new PooledCoverage(
        curves.size(), runs, levels.clone(), shares(all), quantiles[0], quantiles[1]);
  }

  /** Counts held at each level, and in the last place the runs. */
  private static void add(int[] counts, double[] transforms, double[] levels) {
    for (double transform : transforms) {
      for (int i = 0; i < levels.length; i++) {
        counts[i] += Math.abs(transform - 0.5) < levels[i] / 2 ? 1 : 0;
      }
    }
    counts[levels.length] += transforms.length;
  }

  private static void add(int[] sum, int[] counts) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += counts[i];
    }
  }

  private static double[] shares(int[] counts) {
    double[] shares = new double[counts.length - 1];
    Arrays.setAll(shares, i -> counts[i] / (double) counts[counts.length - 1]);
    return shares;
  }

  private static double[][] bootstrap(List<int[]> curves, int levels, long seed) {
    double[][] shares = new double[levels][REPLICATES];
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    for (int r = 0; r < REPLICATES && !curves.isEmpty(); r++) {
      int[] sum = new int[levels + 1];
      for (int c = 0; c < curves.size(); c++) {
        add(sum, curves.get(random.nextInt(curves.size())));
      }
      double[] drawn = shares(sum);
      for (int i = 0; i < levels; i++) {
        shares[i][r] = drawn[i];
      }
    }
    double[] low = new double[levels];
    double[] high = new double[levels];
    for (int i = 0; i < levels; i++) {
      Arrays.sort(shares[i]);
      low[i] = curves.isEmpty() ? Double.NaN : shares[i][(int) (TAIL * REPLICATES)];
      high[i] = curves.isEmpty() ? Double.NaN : shares[i][(int) ((1 - TAIL) * REPLICATES) - 1];
    }
    return new double[][] {low, high};
  }
}

package org.foreshock.budget;

/**
 * The non-decreasing sequence nearest to given values in weighted squares, by pooling adjacent
 * violators (Ayer et al. 1955).
 */
final class Isotonic {
  private Isotonic() {}

  static double[] increasing(double[] values, double[] weights) {
    int n = values.length;
    double[] level = new double[n];
    double[] weight = new double[n];
    int[] length = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      level[blocks] = values[i];
      weight[blocks] = weights[i];
      length[blocks++] = 1;
      while (blocks > 1 && level[blocks - 2] > level[blocks - 1]) {
        merge(level, weight, length, --blocks);
      }
    }
    double[] fitted = new double[n];
    int at = 0;
    for (int b = 0; b < blocks; b++) {
      for (int i = 0; i < length[b]; i++) {
        fitted[at++] = level[b];
      }
    }
    return fitted;
  }

  /** Pools a block into the one before it. */
  private static void merge(double[] level, double[] weight, int[] length, int block) {
    double both = weight[block - 1] + weight[block];
    level[block - 1] = (weight[block - 1] * level[block - 1] + weight[block] * level[block]) / both;
    weight[block - 1] = both;
    length[block - 1] += length[block];
  }
}

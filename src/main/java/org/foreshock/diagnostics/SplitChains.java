package org.foreshock.diagnostics;

import java.util.Arrays;

/** Cuts chains in two, so that a chain that drifts disagrees with itself. */
final class SplitChains {
  private SplitChains() {}

  /** First halves, then second halves; the middle draw of an odd number belongs to neither. */
  static double[][] of(double[][] chains) {
    PooledDraws.requireRectangular(chains);
    int draws = chains[0].length;
    if (draws == 1) {
      return chains;
    }
    int half = draws / 2;
    double[][] halves = new double[2 * chains.length][];
    for (int c = 0; c < chains.length; c++) {
      halves[c] = Arrays.copyOfRange(chains[c], 0, half);
      halves[chains.length + c] = Arrays.copyOfRange(chains[c], draws - half, draws);
    }
    return halves;
  }
}

package org.foreshock.forecast;

import java.util.Arrays;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;

/**
 * Points between which a law does nothing unexpected: even steps, and finer ones at every break.
 */
final class SlopeGrid {
  /** Where the step of a break is looked at, in units of its sharpness. */
  private static final double[] STEP = {-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16};

  private SlopeGrid() {}

  /** Points from u = {@code from} to {@code to}, ends included, ascending; some may coincide. */
  static double[] over(BrokenPowerLaw law, double from, double to, int steps) {
    double[] grid = new double[steps + 1 + STEP.length * law.breaks().size()];
    int size = 0;
    for (int i = 0; i <= steps; i++) {
      grid[size++] = from + (to - from) * i / steps;
    }
    for (Break b : law.breaks()) {
      for (double step : STEP) {
        double u = Math.log(b.place()) + step * b.sharpness();
        grid[size++] = Math.min(Math.max(u, from), to);
      }
    }
    Arrays.sort(grid);
    return grid;
  }
}

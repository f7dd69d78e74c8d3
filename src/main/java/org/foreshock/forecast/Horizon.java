package org.foreshock.forecast;

import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;

/**
 * How far a forecast is shown.
 *
 * @param from smallest scale, in x units
 * @param to end of the bands, in x units
 * @param points where the forecast is told in numbers, in x units, ascending
 */
public record Horizon(double from, double to, double[] points) {
  /** Where the forecast is told if the user does not say: multiples of the largest scale. */
  private static final double[] MULTIPLES = {1.5, 3, 10};

  /**
   * The default: half as many decades beyond the runs as they span, at least a factor 2, at most
   * two decades.
   */
  public static double end(Sweep sweep) {
    double span = Math.log(sweep.maxX() / sweep.minX()) / Logs.LN_10;
    double beyond = Math.min(Math.max(0.5 * span, 0.3), 2);
    return Math.exp(Math.log(sweep.maxX()) + beyond * Logs.LN_10);
  }

  /** 1.5, 3 and 10 times the largest scale. */
  public static double[] points(double largest) {
    double[] points = new double[MULTIPLES.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = MULTIPLES[i] * largest;
    }
    return points;
  }

  /**
   * A grid for the bands: evenly spaced in ln x, the runs' largest scale and both ends among it.
   */
  public double[] grid(double largest) {
    int inside = 120;
    int beyond = to > largest ? 80 : 0;
    double[] grid = new double[inside + beyond + 1];
    for (int i = 0; i <= inside; i++) {
      grid[i] = between(from, largest, i, inside);
    }
    for (int i = 1; i <= beyond; i++) {
      grid[inside + i] = between(largest, to, i, beyond);
    }
    return grid;
  }

  private static double between(double low, double high, int i, int n) {
    if (i == 0 || i == n) {
      return i == 0 ? low : high;
    }
    return Math.exp(Math.log(low) + i * (Math.log(high) - Math.log(low)) / n);
  }
}

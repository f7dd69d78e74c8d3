package org.foreshock.point;

import java.util.Arrays;

/**
 * Where parameters are looked for: wide enough to hold any law that runs can tell from a simpler
 * one, and finite, since the best parameters may else be at infinity (a break that never ends, a
 * slope that is a step).
 *
 * @param lower one per parameter
 * @param upper one per parameter
 */
record Box(double[] lower, double[] upper) {
  private static final double LN10 = Math.log(10);
  private static final double STEEPEST = 30;
  private static final double SHARPEST = Math.log(0.01);
  private static final double BLUNTEST = Math.log(10);

  /** How far below the runs a limit may lie where it may be negative, in lengths of their range. */
  private static final double DEEPEST = 100;

  static Box of(Problem problem, int breaks, boolean floor, double horizonDecades) {
    double[] lower = new double[Parameters.count(breaks)];
    double[] upper = new double[lower.length];
    Arrays.fill(lower, -STEEPEST);
    Arrays.fill(upper, STEEPEST);
    lower[Parameters.LEVEL] = Double.NEGATIVE_INFINITY;
    upper[Parameters.LEVEL] = Double.POSITIVE_INFINITY;
    double low = problem.lowestY();
    double high = problem.highestY();
    lower[Parameters.LIMIT] = problem.log() || !floor ? 0 : low - DEEPEST * (high - low);
    upper[Parameters.LIMIT] = floor ? high : 0;
    for (int i = 0; i < breaks; i++) {
      lower[Parameters.place(i)] = problem.origin();
      upper[Parameters.place(i)] = problem.last() + horizonDecades * LN10;
      lower[Parameters.sharpness(i)] = SHARPEST;
      upper[Parameters.sharpness(i)] = BLUNTEST;
    }
    return new Box(lower, upper);
  }

  double held(int parameter, double value) {
    return Math.max(lower[parameter], Math.min(upper[parameter], value));
  }

  boolean atLower(int parameter, double value) {
    return value <= lower[parameter];
  }

  boolean atUpper(int parameter, double value) {
    return value >= upper[parameter];
  }
}

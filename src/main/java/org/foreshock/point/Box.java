package org.foreshock.point;

import java.util.Arrays;
import org.foreshock.data.Setting;
import org.foreshock.numeric.Logs;

/**
 * Where parameters are looked for: wide enough to hold any law that runs can tell from a simpler
 * one, and finite, since the best parameters may else be at infinity (a break that never ends, a
 * slope that is a step).
 *
 * @param lower one per parameter
 * @param upper one per parameter
 */
record Box(double[] lower, double[] upper) {
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
      upper[Parameters.place(i)] = problem.last() + horizonDecades * Logs.LN_10;
      lower[Parameters.sharpness(i)] = SHARPEST;
      upper[Parameters.sharpness(i)] = BLUNTEST;
    }
    return new Box(lower, upper);
  }

  double held(int parameter, double value) {
    return Math.max(lower[parameter], Math.min(upper[parameter], value));
  }

  /** What to say of a parameter that stands at a wall, empty if it does not; a = 0 is no wall. */
  String complaint(int parameter, double value, String name) {
    boolean low = atLower(parameter, value);
    if (lower[parameter] == upper[parameter] || (!low && !atUpper(parameter, value))) {
      return "";
    }
    if (parameter == Parameters.LIMIT) {
      String where = low ? "the lowest value that is searched" : "the largest y";
      return low && value == 0 ? "" : name + " is at " + where;
    }
    return switch (name.charAt(0)) {
      case 'd' ->
          name
              + (low
                  ? " is at the smallest scale"
                  : " is at the farthest place that is searched, "
                      + Setting.HORIZON
                      + " decades beyond the runs");
      case 'f' ->
          name
              + (low
                  ? " is the sharpest that is searched, 0.01: scales closer together would be needed"
                  : " is the bluntest that is searched, 10");
      default -> name + " is the steepest that is searched, 30";
    };
  }

  boolean atLower(int parameter, double value) {
    return value <= lower[parameter];
  }

  boolean atUpper(int parameter, double value) {
    return value >= upper[parameter];
  }
}

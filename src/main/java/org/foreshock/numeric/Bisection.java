package org.foreshock.numeric;

import java.util.function.DoublePredicate;

/**
 * Bisection over the representable numbers: at most 64 halvings whatever the scale, to the last
 * bit, with no starting guess and no tolerance.
 */
public final class Bisection {
  private Bisection() {}

  /**
   * The smallest double at which a condition holds that holds from some point on.
   *
   * @param holds asked strictly between the ends alone
   * @param below where it does not hold; may be −∞
   * @param above where it holds; may be ∞
   */
  public static double first(DoublePredicate holds, double below, double above) {
    long fails = rank(below);
    long reached = rank(above);
    while (fails + 1 < reached) {
      long middle = (fails & reached) + ((fails ^ reached) >> 1);
      if (holds.test(value(middle))) {
        reached = middle;
      } else {
        fails = middle;
      }
    }
    return value(reached);
  }

  /** Position of a double among all doubles, ascending. */
  private static long rank(double value) {
    return flipNegative(Double.doubleToLongBits(value));
  }

  private static double value(long rank) {
    return Double.longBitsToDouble(flipNegative(rank));
  }

  private static long flipNegative(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}

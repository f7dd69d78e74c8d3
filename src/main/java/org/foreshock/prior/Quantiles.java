package org.foreshock.prior;

/**
 * Quantiles by bisection over the representable numbers: at most 64 halvings whatever the shape or
 * the scale, no starting guess and no tolerance.
 */
final class Quantiles {
  private Quantiles() {}

  /** The smallest double in the prior's support whose cumulative probability reaches {@code p}. */
  static double invert(Prior prior, double p) {
    checkProbability(p);
    if (p == 0) {
      return prior.lower();
    }
    if (p == 1) {
      return prior.upper();
    }
    long below = rank(prior.lower());
    long reached = rank(prior.upper());
    while (below + 1 < reached) {
      long middle = (below & reached) + ((below ^ reached) >> 1);
      if (prior.cumulative(value(middle)) < p) {
        below = middle;
      } else {
        reached = middle;
      }
    }
    return value(reached);
  }

  static double checkProbability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1");
    }
    return p;
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

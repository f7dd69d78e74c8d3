package org.foreshock.prior;

import org.foreshock.numeric.Bisection;

/** Quantiles by bisection, whatever the shape or the scale. */
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
    return Bisection.first(x -> !(prior.cumulative(x) < p), prior.lower(), prior.upper());
  }

  static double checkProbability(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability lies between 0 and 1");
    }
    return p;
  }
}

package org.foreshock.law;

/**
 * A power law between two limits, the estimator M4 of Alabdulmohsin, Neyshabur and Zhai (NeurIPS
 * 2022, arXiv 2209.06640):
 *
 * <pre>
 * (μ − lower) / (upper − μ)^α = β x^(−c)
 * </pre>
 *
 * <p>With t = ln((μ − lower)/(upper − μ)) and L(u) = ln β − (1 − α) ln(upper − lower) − c u, u = ln
 * x, it reads
 *
 * <pre>
 * −ln(1 + e^(−t)) + α ln(1 + e^t) = L(u)
 * </pre>
 *
 * <p>whose left side rises with t, so that every scale has one value.
 *
 * @param lower the limit at large scales, in y units
 * @param upper the limit at small scales, in y units, above the lower one
 * @param level L at the origin
 * @param origin ln of the scale where the level is stated
 * @param slope c
 * @param alpha &gt; 0; 1 is a logistic curve of ln x
 */
public record SaturatingLaw(
    double lower, double upper, double level, double origin, double slope, double alpha) {
  private static final int MOST_STEPS = 100;
  private static final double TOLERANCE = 1e-14;

  /** ln μ at u = ln x. */
  public double logValue(double u) {
    double share = Softplus.logistic(position(alpha, level - slope * (u - origin)));
    return Math.log(lower + (upper - lower) * share);
  }

  /**
   * t where −ln(1 + e^(−t)) + α ln(1 + e^t) has a value. Newton's steps end on the side from which
   * they then go straight down to it, since the left side bends one way only.
   *
   * @param alpha &gt; 0
   */
  public static double position(double alpha, double value) {
    double t = value < 0 ? value : value / alpha;
    for (int i = 0; i < MOST_STEPS; i++) {
      double step =
          (alpha * Softplus.value(t) - Softplus.value(-t) - value)
              / (alpha * Softplus.logistic(t) + Softplus.logistic(-t));
      t -= step;
      if (Math.abs(step) <= TOLERANCE * (1 + Math.abs(t))) {
        break;
      }
    }
    return t;
  }
}

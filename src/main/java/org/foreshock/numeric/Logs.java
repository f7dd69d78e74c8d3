package org.foreshock.numeric;

/** Logarithms: of ten, and of sums whose terms are known by their logarithms. */
public final class Logs {
  /** ln 10: what a decade is on the axis of ln x. */
  public static final double LN_10 = Math.log(10);

  private Logs() {}

  /** 10^x, the same on every JDK, which Math.pow is not. */
  public static double exp10(double x) {
    return Math.exp(x * LN_10);
  }

  /** ln(e^p + e^q), without overflow; either may be −∞. */
  public static double sumExp(double p, double q) {
    double high = Math.max(p, q);
    if (high == Double.NEGATIVE_INFINITY) {
      return high;
    }
    return high + Math.log1p(Math.exp(Math.min(p, q) - high));
  }

  /** ln Σ e^term, without overflow; −∞ of none, or where all are −∞. */
  public static double sumExp(double[] terms) {
    double high = Double.NEGATIVE_INFINITY;
    for (double term : terms) {
      high = Math.max(high, term);
    }
    if (high == Double.NEGATIVE_INFINITY) {
      return high;
    }
    double sum = 0;
    for (double term : terms) {
      sum += Math.exp(term - high);
    }
    return high + Math.log(sum);
  }
}

package org.foreshock.law;

/** ln(1 + e^t) and its derivative, without overflow: the shape of one break. */
public final class Softplus {
  /** Beyond this distance from 0 the curve equals its asymptote to the last bit of a double. */
  public static final double FLAT = 40;

  private Softplus() {}

  /** ln(1 + e^t). */
  public static double value(double t) {
    if (t > FLAT) {
      return t;
    }
    if (t < -FLAT) {
      return Math.exp(t);
    }
    return Math.max(t, 0) + log1p(Math.exp(-Math.abs(t)));
  }

  /** The derivative, 1/(1 + e^(−t)). */
  public static double logistic(double t) {
    double e = Math.exp(-Math.abs(t));
    return (t >= 0 ? 1 : e) / (1 + e);
  }

  /**
   * ln(1 + e) for e in [0, 1], from the logarithm that the JVM has as an instruction sequence; the
   * correction restores the digits of e that 1 + e rounds away.
   */
  static double log1p(double e) {
    double u = 1 + e;
    return Math.log(u) - ((u - 1) - e) / u;
  }
}

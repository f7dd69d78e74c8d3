package org.foreshock.law;

/**
 * ln(1 + e^t) and its derivative, without overflow: the shape of one break.
 *
 * <p>Made of additions, multiplications, divisions and comparisons alone, in one order, so that it
 * has the same bits on every machine, interpreted or compiled; and of loops so short and plain that
 * compilers turn them into vector instructions. With a = |t|, e^(−a) is a power of 2, through the
 * bits of a double, times a polynomial in what is left, |r| &le; ½ ln 2; and ln(1 + e) = 2 artanh s
 * with s = e/(2 + e) &le; 1/3 is a polynomial in s². Both polynomials are minimax (Remez exchange
 * in 60 digits), with relative errors of 4e-18 and 5e-17. Rounding and all, errors stay below 3
 * units in the last place.
 */
public final class Softplus {
  /**
   * Where e^(−a) stops falling: small enough for a 0, and its square no burden to the processor.
   */
  private static final double FARTHEST = 100;

  private static final double LOG2_E = 1.4426950408889634;

  /** ln 2 in two parts, the first of so few bits that its product with a k is exact. */
  private static final double LN2_HIGH = 0x1.62e42feep-1;

  private static final double LN2_LOW = 1.9082149292705877e-10;

  /** Adding this rounds to an integer and leaves that, plus a double's bias, in the last bits. */
  private static final double ROUNDER = 0x1.8p52 + 1023;

  private static final int EXPONENT_SHIFT = 52;

  private Softplus() {}

  /** ln(1 + e^t). */
  public static double value(double t) {
    return value(t, tail(t));
  }

  /** The derivative, 1/(1 + e^(−t)). */
  public static double logistic(double t) {
    return logistic(t, tail(t));
  }

  /** e^(−|t|), of which value and derivative at one place are both made. */
  public static double tail(double t) {
    return expMinus(Math.abs(t));
  }

  /** ln(1 + e^t), given the tail. */
  public static double value(double t, double tail) {
    return t > 0 ? t + log1p(tail) : log1p(tail);
  }

  /** 1/(1 + e^(−t)), given the tail. */
  public static double logistic(double t, double tail) {
    return (t >= 0 ? 1 : tail) / (1 + tail);
  }

  /** The second derivative, 1/((1 + e^(−t)) (1 + e^t)). */
  public static double curvature(double t) {
    double e = expMinus(Math.abs(t));
    return e / ((1 + e) * (1 + e));
  }

  /** ln(1 + e) for e in [0, 1]. */
  static double log1p(double e) {
    double s = e / (2 + e);
    double z = s * s;
    return e - s * (e - z * artanh(z));
  }

  /** e^(−a) for a &ge; 0; no smaller than e^−100. */
  private static double expMinus(double a) {
    double minus = a > FARTHEST ? -FARTHEST : -a;
    double rounded = minus * LOG2_E + ROUNDER;
    return exp(remainder(minus, rounded)) * power(rounded);
  }

  /** What k ln 2 leaves over. */
  private static double remainder(double minus, double rounded) {
    double k = rounded - ROUNDER;
    return (minus - k * LN2_HIGH) - k * LN2_LOW;
  }

  /** 2^k. */
  private static double power(double rounded) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(rounded) << EXPONENT_SHIFT);
  }

  /** e^r for |r| &le; ½ ln 2. */
  private static double exp(double r) {
    double z = r * r;
    double even = 2.4801493199238067e-05 + z * 2.763021566406206e-07;
    even = 0.5000000000000011 + z * (0.04166666666653063 + z * (0.001388888894352234 + z * even));
    double odd = 2.755758601991163e-06 + z * 2.500012783545911e-08;
    odd = 0.16666666666666413 + z * (0.008333333333494041 + z * (0.0001984126950719012 + z * odd));
    return 1 + (r + z * (even + r * odd));
  }

  /** (artanh s / s − 1)/(z/2), z = s² &le; 1/9. */
  private static double artanh(double z) {
    double y = z * z;
    double even = 0.1358481093614734 + y * 0.17726382110867128;
    even = 0.6666666666667709 + y * (0.2857142904617994 + y * (0.18182801799244738 + y * even));
    double odd = 0.1536447267447256 + y * 0.09909748678347115;
    odd = 0.3999999999618949 + y * (0.22222193409598337 + y * odd);
    return even + z * odd;
  }

  /**
   * The curve less its asymptote, and its derivative, at many places.
   *
   * @param t the places
   * @param bend receives ln(1 + e^(−|t|)), which is ln(1 + e^t) − max(t, 0)
   * @param step receives 1/(1 + e^(−t))
   * @param scratch as long as t at least
   */
  static void evaluate(double[] t, double[] bend, double[] step, double[] scratch) {
    int size = t.length;
    for (int k = 0; k < size; k++) {
      double minus = -Math.min(Math.abs(t[k]), FARTHEST);
      double rounded = minus * LOG2_E + ROUNDER;
      bend[k] = remainder(minus, rounded);
      scratch[k] = rounded;
    }
    for (int k = 0; k < size; k++) {
      bend[k] = exp(bend[k]);
    }
    for (int k = 0; k < size; k++) {
      bend[k] *= power(scratch[k]);
    }
    for (int k = 0; k < size; k++) {
      double e = bend[k];
      // one division for two quotients
      double inverse = 1 / ((1 + e) * (2 + e));
      step[k] = Math.max(e, Math.min(1, 1 + t[k])) * ((2 + e) * inverse);
      scratch[k] = e * ((1 + e) * inverse);
    }
    for (int k = 0; k < size; k++) {
      double e = bend[k];
      double s = scratch[k];
      double z = s * s;
      bend[k] = e - s * (e - z * artanh(z));
    }
  }
}

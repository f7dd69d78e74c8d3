package org.foreshock.numeric;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Finite numbers in decimal digits, the same on every JDK: Double.toString changed in 19. */
public final class Decimals {
  private static final int LARGEST_PLAIN = 15;
  private static final int SMALLEST_PLAIN = -5;

  private Decimals() {}

  /** Rounded to so many significant digits, half to even. */
  public static BigDecimal significant(double value, int digits) {
    return new BigDecimal(value, new MathContext(digits, RoundingMode.HALF_EVEN));
  }

  /** With the fewest significant digits that read back as the same double. */
  public static BigDecimal shortest(double value) {
    int digits = 1;
    BigDecimal rounded = significant(value, digits);
    while (rounded.doubleValue() != value) {
      digits++;
      rounded = significant(value, digits);
    }
    return rounded.stripTrailingZeros();
  }

  /** The shortest digits as text: plain from 1e-5 to below 1e16, else as in 2.5e-7. */
  public static String text(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = exponent(shortest);
    return exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN
        ? shortest.toPlainString()
        : shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  /** With so many decimals. */
  public static String fixed(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** The power of ten of the leading digit. */
  public static int exponent(BigDecimal number) {
    return number.precision() - number.scale() - 1;
  }
}

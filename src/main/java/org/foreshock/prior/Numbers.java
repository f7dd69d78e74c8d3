package org.foreshock.prior;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers as text, the same on every Java release (Double.toString is not, between 17 and 25). */
final class Numbers {
  private static final int LARGEST_PLAIN_EXPONENT = 15;
  private static final int SMALLEST_PLAIN_EXPONENT = -5;

  private Numbers() {}

  /** The finite number with the fewest digits that read back as the same double. */
  static String text(double value) {
    if (value == 0) {
      return "0";
    }
    BigDecimal shortest = shortest(value);
    int exponent = shortest.precision() - shortest.scale() - 1;
    if (exponent >= SMALLEST_PLAIN_EXPONENT && exponent <= LARGEST_PLAIN_EXPONENT) {
      return shortest.toPlainString();
    }
    return shortest.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  private static BigDecimal shortest(double value) {
    int digits = 1;
    BigDecimal rounded = new BigDecimal(value, new MathContext(digits));
    while (rounded.doubleValue() != value) {
      digits++;
      rounded = new BigDecimal(value, new MathContext(digits));
    }
    return rounded.stripTrailingZeros();
  }
}

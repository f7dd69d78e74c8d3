package org.foreshock.fit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers in messages, the same on every JDK. */
final class Digits {
  private Digits() {}

  static String fixed(double value, int decimals) {
    if (!Double.isFinite(value)) {
      return "not defined";
    }
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN).toPlainString();
  }
}

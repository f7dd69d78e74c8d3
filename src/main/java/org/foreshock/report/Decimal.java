package org.foreshock.report;

import java.math.BigDecimal;
import org.foreshock.numeric.Decimals;

/** Numbers as text, in tables, JSON and reports. */
final class Decimal {
  private static final int EXACT = 17;
  private static final int TABLE = 10;

  private Decimal() {}

  /** 17 significant digits: reads back to the same double. */
  static String exact(double value) {
    return text(value, EXACT);
  }

  /** As few significant digits as read back to the same double. */
  static String shortest(double value) {
    int digits = Double.isFinite(value) ? Decimals.shortest(value).precision() : EXACT;
    return text(value, digits);
  }

  /** 10 significant digits. */
  static String rounded(double value) {
    return text(value, TABLE);
  }

  private static String text(double value, int digits) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "" : value > 0 ? "Infinity" : "-Infinity";
    }
    return number(value, digits).toString();
  }

  /** A number for JSON, or null where there is none. */
  static BigDecimal orNull(double value) {
    return Double.isFinite(value) ? number(value, TABLE) : null;
  }

  /** A number for JSON that reads back to the same double, or null where there is none. */
  static BigDecimal exactOrNull(double value) {
    return Double.isFinite(value) ? number(value, EXACT) : null;
  }

  private static BigDecimal number(double value, int digits) {
    if (value == 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal number = Decimals.significant(value, digits).stripTrailingZeros();
    boolean plain = number.scale() <= 0 && number.precision() - number.scale() <= 17;
    return plain ? number.setScale(0) : number;
  }

  /** For people: a given number of significant digits, plain between 1e-4 and 1e7. */
  static String brief(double value, int significant) {
    return brief(value, significant, false);
  }

  /** The same with at most so many digits: no zeros at the end of a fraction. */
  static String compact(double value, int significant) {
    return brief(value, significant, true);
  }

  /** A scale: at most so many digits, with a power of ten from 1e5 on, as in 1e9. */
  static String scale(double value, int significant) {
    if (!(Math.abs(value) >= 1e5) || !Double.isFinite(value)) {
      return compact(value, significant);
    }
    BigDecimal number = Decimals.significant(value, significant);
    int magnitude = Decimals.exponent(number);
    return number.movePointLeft(magnitude).stripTrailingZeros().toPlainString() + "e" + magnitude;
  }

  private static String brief(double value, int significant, boolean compact) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "-" : value > 0 ? "infinity" : "-infinity";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal rounded = Decimals.significant(value, significant);
    BigDecimal number = compact ? rounded.stripTrailingZeros() : rounded;
    int magnitude = Decimals.exponent(number);
    if (magnitude >= -4 && magnitude < 7) {
      return number.setScale(Math.max(0, number.scale())).toPlainString();
    }
    String digits = number.unscaledValue().toString();
    boolean negative = digits.startsWith("-");
    String bare = negative ? digits.substring(1) : digits;
    String mantissa = bare.length() > 1 ? bare.charAt(0) + "." + bare.substring(1) : bare;
    return (negative ? "-" : "") + mantissa + "e" + magnitude;
  }

  /** For people: a fixed number of decimals. */
  static String fixed(double value, int decimals) {
    return Double.isFinite(value) ? Decimals.fixed(value, decimals) : "-";
  }

  /** For people: a probability as a percentage, never rounded to certainty. */
  static String percent(double probability) {
    if (probability > 0 && probability < 0.001) {
      return "under 0.1 %";
    }
    if (probability > 0.999 && probability < 1) {
      return "over 99.9 %";
    }
    return fixed(100 * probability, probability < 0.1 || probability > 0.9 ? 1 : 0) + " %";
  }
}

package org.foreshock.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import org.foreshock.numeric.Decimals;

/**
 * Numbers as a person writes them: plain from 0.001 to below 100000, with a power of ten beyond.
 */
final class Numerals {
  private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  private static final String THOUSANDS = " kMGT";
  private static final int DIGITS = 3;
  private static final int MOST_DIGITS = 4;
  private static final BigDecimal SMALLEST_PLAIN = new BigDecimal("0.001");
  private static final BigDecimal SMALLEST_SCIENTIFIC = new BigDecimal("100000");

  private Numerals() {}

  /** A value to three significant digits, such as {@code 1.30} or {@code 2.00·10²⁰}. */
  static String rounded(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return value == 0 ? "0" : Double.isNaN(value) ? "?" : value > 0 ? "∞" : "−∞";
    }
    BigDecimal number = new BigDecimal(value).round(new MathContext(DIGITS));
    int exponent = isPlain(number) ? 0 : Decimals.exponent(number);
    int decimals = Math.max(0, DIGITS - 1 - Decimals.exponent(number) + exponent);
    return withPower(number.movePointLeft(exponent).setScale(decimals), exponent);
  }

  /** A value to at most four significant digits, such as {@code 1.3} or {@code 2·10²⁰}. */
  static String brief(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return rounded(value);
    }
    BigDecimal number =
        new BigDecimal(value).round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
    return isPlain(number) ? plain(number) : scientific(number);
  }

  /** A probability in whole per cents, never one that says more than is known. */
  static String percent(double probability) {
    long percent = Math.round(100 * probability);
    return percent == 0 ? "< 1 %" : percent == 100 ? "> 99 %" : percent + " %";
  }

  /** A number to two significant digits, such as {@code 17}, {@code 2.1k}, {@code 1.3M}. */
  static String counted(double number) {
    BigDecimal rounded = new BigDecimal(number).round(new MathContext(2));
    int exponent = Math.max(0, Decimals.exponent(rounded));
    int thousands = Math.min(exponent / 3, THOUSANDS.length() - 1);
    String digits = rounded.movePointLeft(3 * thousands).stripTrailingZeros().toPlainString();
    return thousands == 0 ? digits : digits + THOUSANDS.charAt(thousands);
  }

  static boolean isPlain(BigDecimal number) {
    BigDecimal size = number.abs();
    return size.signum() == 0
        || (size.compareTo(SMALLEST_PLAIN) >= 0 && size.compareTo(SMALLEST_SCIENTIFIC) < 0);
  }

  /** All the digits that the number has, with a true minus sign. */
  static String plain(BigDecimal number) {
    return number.toPlainString().replace('-', '−');
  }

  /** Such as {@code 10⁶} or {@code 2.5·10⁻⁴}; one is {@code 1}. */
  static String scientific(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return withPower(
        stripped.movePointLeft(Decimals.exponent(stripped)).stripTrailingZeros(),
        Decimals.exponent(stripped));
  }

  /** {@code mantissa · 10^exponent}, written without what need not be said. */
  static String withPower(BigDecimal mantissa, int exponent) {
    if (mantissa.signum() == 0) {
      return "0";
    }
    if (exponent == 0) {
      return plain(mantissa);
    }
    boolean bare = mantissa.scale() <= 0 && mantissa.compareTo(BigDecimal.ONE) == 0;
    return (bare ? "" : plain(mantissa) + "·") + "10" + superscript(exponent);
  }

  private static String superscript(int exponent) {
    StringBuilder text = new StringBuilder(exponent < 0 ? "⁻" : "");
    for (char digit : Integer.toString(Math.abs(exponent)).toCharArray()) {
      text.append(SUPERSCRIPTS.charAt(digit - '0'));
    }
    return text.toString();
  }
}

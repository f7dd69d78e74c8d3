package org.foreshock.cli;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;

/** Lists and numbers in the arguments of options. */
final class Lists {
  private Lists() {}

  /** The parts between commas; those within parentheses do not count. */
  static List<String> split(String text, String option) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length() || (text.charAt(i) == ',' && depth == 0)) {
        parts.add(text.substring(start, i).strip());
        start = i + 1;
      } else if (text.charAt(i) == '(') {
        depth++;
      } else if (text.charAt(i) == ')') {
        depth--;
      }
    }
    if (parts.stream().anyMatch(String::isEmpty)) {
      throw new InputException(
          option + " " + text + ": a part is missing; write numbers with commas between them");
    }
    return List.copyOf(parts);
  }

  /** A number without digits that nobody gave, such as 1e9 or 0.02. */
  static String number(double value) {
    BigDecimal digits = new BigDecimal(value, new MathContext(10)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (digits.signum() == 0) {
      return "0";
    }
    if (exponent > -4 && exponent < 6) {
      return digits.toPlainString();
    }
    BigDecimal mantissa = digits.movePointLeft(exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }
}

package org.foreshock.data;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers as people and their tools write them in tables. */
final class Numbers {
  /** Narrower than Double.parseDouble, which takes 1f, 1d, 0x1p3, NaN and Infinity too. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");

  private static final Pattern INFINITE = Pattern.compile("[+-]?(?:inf|infinity|∞)");
  private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none");

  private Numbers() {}

  /** A plain or scientific number, infinite where it is too large for a double; else empty. */
  static OptionalDouble parse(String text) {
    return DECIMAL.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text))
        : OptionalDouble.empty();
  }

  static boolean isMissing(String text) {
    return MISSING.contains(text.toLowerCase(Locale.ROOT));
  }

  /** What is wrong with a text that does not parse, and what to write instead. */
  static String complaint(String text) {
    String quoted = Words.quoted(text);
    if (text.isEmpty()) {
      return "the value is missing: fill it in or leave out the row";
    }
    if (isMissing(text)) {
      return quoted + " is a missing value: fill it in or leave out the row";
    }
    if (INFINITE.matcher(text.toLowerCase(Locale.ROOT)).matches()) {
      return quoted + " is not finite: leave out the row";
    }
    if (parse(text.replace(",", "")).isPresent()) {
      return quoted
          + " has a comma: write decimals with a point, as in 0.5, and thousands without separator";
    }
    return quoted + " is not a number: write it like 1000, 0.25 or 2.5e-4";
  }
}

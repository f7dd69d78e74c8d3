package org.foreshock.validation;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Numbers and files of reports. */
final class Report {
  private static final JSON WRITER =
      JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).with(JSON.Feature.WRITE_NULL_PROPERTIES);

  private Report() {}

  /** A number with so many significant digits, for people. */
  static String digits(double value, int significant) {
    if (!Double.isFinite(value)) {
      return "-";
    }
    return new BigDecimal(value).round(new MathContext(significant)).toPlainString();
  }

  /** A number for JSON; null where there is none. */
  static BigDecimal number(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(new MathContext(6)) : null;
  }

  static void json(Path file, Map<String, Object> document) throws IOException {
    Files.writeString(file, WRITER.asString(document) + "\n");
  }
}

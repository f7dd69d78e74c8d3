package org.foreshock.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.Outlook;

/** bands.csv: {@code x,future,kind,q0.025,…,q0.975}; kind is curve or observation. */
final class BandsCsv {
  static final String NAME = "bands.csv";

  /** The n breaks of the fit and no other. */
  static final String AS_FITTED = "as_fitted";

  private BandsCsv() {}

  static void write(Path file, Outlook outlook) throws IOException {
    StringBuilder text = new StringBuilder("x,future,kind");
    for (double p : Bands.PROBABILITIES) {
      text.append(",").append(name(p));
    }
    text.append('\n');
    append(text, outlook.curve(), "curve");
    append(text, outlook.observation(), "observation");
    Files.writeString(file, text);
  }

  /** The name of a quantile, such as {@code q0.025}. */
  static String name(double probability) {
    return "q" + Decimal.rounded(probability);
  }

  private static void append(StringBuilder text, Bands bands, String kind) {
    for (int i = 0; i < bands.x().length; i++) {
      text.append(Decimal.rounded(bands.x()[i])).append(',').append(AS_FITTED);
      text.append(',').append(kind);
      for (double quantile : bands.quantiles()[i]) {
        text.append(',').append(Decimal.rounded(quantile));
      }
      text.append('\n');
    }
  }
}

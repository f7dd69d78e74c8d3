package org.foreshock.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foreshock.forecast.PointOutlook;

/** curve.csv: {@code x,future,y}, the one curve of a point fit. */
final class CurveCsv {
  static final String NAME = "curve.csv";

  private CurveCsv() {}

  static void write(Path file, PointOutlook outlook) throws IOException {
    StringBuilder text = new StringBuilder("x,future,y\n");
    for (int i = 0; i < outlook.x().length; i++) {
      text.append(Decimal.rounded(outlook.x()[i])).append(',').append(BandsCsv.AS_FITTED);
      text.append(',').append(Decimal.rounded(outlook.curve()[i])).append('\n');
    }
    Files.writeString(file, text);
  }
}

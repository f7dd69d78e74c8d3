package org.foreshock.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foreshock.forecast.Future;
import org.foreshock.forecast.PointOutlook;

/** curve.csv: {@code x,future,y}, the one curve of a point fit. */
final class CurveCsv {
  static final String NAME = "curve.csv";

  private CurveCsv() {}

  static void write(Path file, PointOutlook outlook) throws IOException {
    Files.writeString(
        file,
        CsvText.of(
            csv -> {
              csv.writeRecord("x", "future", "y");
              for (int i = 0; i < outlook.x().length; i++) {
                csv.writeRecord(
                    Decimal.rounded(outlook.x()[i]),
                    Future.AS_FITTED.label(),
                    Decimal.rounded(outlook.curve()[i]));
              }
            }));
  }
}

package org.foreshock.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.CsvWriter.CsvWriterRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.foreshock.forecast.Bands;
import org.foreshock.forecast.Future;
import org.foreshock.forecast.Outlook;

/** bands.csv: {@code x,future,kind,q0.025,…,q0.975}; kind is curve or observation. */
final class BandsCsv {
  static final String NAME = "bands.csv";

  private BandsCsv() {}

  static void write(Path file, Outlook outlook) throws IOException {
    write(file, outlook.curve(), outlook.observation());
  }

  static void write(Path file, Bands curve, Bands observation) throws IOException {
    Files.writeString(
        file,
        CsvText.of(
            csv -> {
              CsvWriterRecord header =
                  csv.writeRecord().writeField("x").writeField("future").writeField("kind");
              for (double p : Bands.PROBABILITIES) {
                header.writeField(name(p));
              }
              header.endRecord();
              append(csv, curve, "curve");
              append(csv, observation, "observation");
            }));
  }

  /** The name of a quantile, such as {@code q0.025}. */
  static String name(double probability) {
    return "q" + Decimal.rounded(probability);
  }

  private static void append(CsvWriter csv, Bands bands, String kind) {
    for (int i = 0; i < bands.x().length; i++) {
      CsvWriterRecord row = csv.writeRecord().writeField(Decimal.rounded(bands.x()[i]));
      row.writeField(Future.AS_FITTED.label()).writeField(kind);
      for (double quantile : bands.quantiles()[i]) {
        row.writeField(Decimal.rounded(quantile));
      }
      row.endRecord();
    }
  }
}

package org.foreshock.report;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategy;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Tables as comma-separated text, a line feed at the end of each row. */
final class CsvText {
  /** The first value of each row but the header is a text: quoted, whether it need be or not. */
  private static final QuoteStrategy TEXT_FIRST =
      new QuoteStrategy() {
        @Override
        public boolean quoteNonEmpty(int line, int field, String value) {
          return line > 1 && field == 0;
        }
      };

  private CsvText() {}

  /** A table of numbers and plain words. */
  static String of(Consumer<CsvWriter> rows) {
    return write(CsvWriter.builder(), rows);
  }

  /** A table whose first column holds texts. */
  static String withTextFirst(Consumer<CsvWriter> rows) {
    return write(CsvWriter.builder().quoteStrategy(TEXT_FIRST), rows);
  }

  private static String write(CsvWriter.CsvWriterBuilder builder, Consumer<CsvWriter> rows) {
    StringWriter text = new StringWriter();
    try (CsvWriter csv = builder.lineDelimiter(LineDelimiter.LF).build(text)) {
      rows.accept(csv);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}

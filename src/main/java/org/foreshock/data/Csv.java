package org.foreshock.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import de.siegmar.fastcsv.reader.FieldModifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Splits the text of a table into records of trimmed values. */
final class Csv {
  private static final String SEPARATORS = ",\t;";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  /** A last record of our own: where it is missing from the records, an open quote ate it. */
  private static final String END = "\u0000";

  private static final FieldModifier CLEAN =
      new FieldModifier() {
        @Override
        public String modify(long line, int index, boolean quoted, String field) {
          return quoted ? field.strip() : unquoted(field.strip());
        }
      };

  private Csv() {}

  /** All records, blank lines too. */
  static List<CsvRecord> records(String text, String source) {
    String body = text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    List<CsvRecord> records = new ArrayList<>();
    try (CsvReader<CsvRecord> reader = reader(closed(body), separator(body, source))) {
      reader.forEach(records::add);
    } catch (CsvParseException e) {
      throw new InputException(source + " is not a table of values: check its quotes", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    CsvRecord last = records.remove(records.size() - 1);
    if (!last.getFields().equals(List.of(END))) {
      throw new InputException(
          source
              + ", line "
              + last.getStartingLineNumber()
              + ": a quote opens in this row and never closes: close it or take it out");
    }
    return records;
  }

  static boolean isBlank(CsvRecord row) {
    return row.getFieldCount() == 1 && row.getField(0).isEmpty();
  }

  private static String closed(String body) {
    boolean endsLine = body.isEmpty() || body.endsWith("\n") || body.endsWith("\r");
    return body + (endsLine ? "" : "\n") + END;
  }

  private static CsvReader<CsvRecord> reader(String text, char separator) {
    return CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .build(CsvRecordHandler.of(handler -> handler.fieldModifier(CLEAN)), text);
  }

  /** A blank before an opening quote makes it a part of the value; we take it off. */
  private static String unquoted(String field) {
    boolean quoted = field.length() > 1 && field.startsWith("\"") && field.endsWith("\"");
    return quoted ? field.substring(1, field.length() - 1).strip() : field;
  }

  /** A tab where the name of the file says so, else the commonest in the header. */
  private static char separator(String text, String source) {
    String lower = source.toLowerCase(Locale.ROOT);
    String name =
        lower.endsWith(TextFile.PACKED)
            ? lower.substring(0, lower.length() - TextFile.PACKED.length())
            : lower;
    if (name.endsWith(".tsv") || name.endsWith(".tab")) {
      return '\t';
    }
    int[] counts = new int[SEPARATORS.length()];
    boolean inQuotes = false;
    for (char c : text.stripLeading().toCharArray()) {
      if (c == '"') {
        inQuotes = !inQuotes;
      } else if (!inQuotes && (c == '\n' || c == '\r')) {
        break;
      } else if (!inQuotes && SEPARATORS.indexOf(c) >= 0) {
        counts[SEPARATORS.indexOf(c)]++;
      }
    }
    int best = 0;
    for (int i = 1; i < counts.length; i++) {
      best = counts[i] > counts[best] ? i : best;
    }
    return SEPARATORS.charAt(best);
  }
}

package org.foreshock.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads tables of training runs: UTF-8 text, a line of column names, then a row for each run or for
 * each mean of runs. Columns are separated by commas, tabs or semicolons; names are matched as they
 * are or, if that is unique, in any case.
 */
public final class TableReader {
  private static final int MOST_VALUES = 5;

  private final Header header;
  private final Columns columns;
  private final TableOptions options;
  private final List<Row> used = new ArrayList<>();
  private final List<Row> unused = new ArrayList<>();
  private final List<Scale> scales = new ArrayList<>();
  private InputException firstError;
  private int errors;

  private TableReader(Header header, TableOptions options) {
    this.header = header;
    this.columns = Columns.of(header, options);
    this.options = options;
  }

  /**
   * Reads a file; names that end in {@code .tsv} or {@code .tab} mean tabs, else the header tells.
   *
   * @throws InputException if the file cannot be read or a row that is used is not valid
   */
  public static Table read(Path file, TableOptions options) {
    return read(TextFile.read(file), file.toString(), options);
  }

  /**
   * Reads a text.
   *
   * @param text the whole table, header included
   * @param source its name, for messages and, as for files, the separator
   * @throws InputException if a row that is used is not valid
   */
  public static Table read(String text, String source, TableOptions options) {
    List<CsvRecord> records = Csv.records(text, source);
    List<CsvRecord> filled = records.stream().filter(row -> !Csv.isBlank(row)).toList();
    if (filled.isEmpty()) {
      throw new InputException(
          source + " is empty: it needs a line with the names of the columns, then the runs");
    }
    CsvRecord names = filled.get(0);
    Header header = new Header(source, names.getStartingLineNumber(), names.getFields());
    return new TableReader(header, options)
        .table(filled.subList(1, filled.size()), records.size() - filled.size());
  }

  private Table table(List<CsvRecord> records, int blankLines) {
    for (CsvRecord row : records) {
      take(new Row(header, row.getStartingLineNumber(), row.getFields()));
    }
    if (firstError != null) {
      throw errors == 1 ? firstError : new InputException(firstError.getMessage() + others());
    }
    if (used.isEmpty()) {
      throw new InputException(header.source() + ": " + whyEmpty());
    }
    return new Table(
        Sweep.gathered(scales),
        Optional.empty(),
        header.names().get(columns.x()),
        header.names().get(columns.y()),
        options.metric(),
        used.size(),
        new Remarks(header, columns, used).all(blankLines));
  }

  /** Goes on after an error, so that the user hears how many rows there are to mend. */
  private void take(Row row) {
    try {
      if (row.values().size() != header.names().size()) {
        throw row.wrongLength();
      }
      if (columns.selects(row)) {
        scales.add(scale(row));
        used.add(row);
      } else {
        unused.add(row);
      }
    } catch (InputException e) {
      firstError = firstError == null ? e : firstError;
      errors++;
    }
  }

  private String others() {
    return errors == 2
        ? " (1 more row is not valid)"
        : " (" + (errors - 1) + " more rows are not valid)";
  }

  private Scale scale(Row row) {
    double x = x(row);
    double y = y(row);
    if (columns.count() < 0) {
      return Scale.ofRun(x, y);
    }
    double count = count(row);
    double se = columns.se() < 0 ? Double.NaN : se(row, count);
    if (count == 1) {
      return Scale.ofRun(x, y);
    }
    return columns.se() < 0 ? Scale.ofMean(x, y, count) : Scale.ofMean(x, y, count, se);
  }

  private double x(Row row) {
    double x = row.number(columns.x());
    if (x <= 0) {
      throw row.complaint(columns.x(), "is not positive, as a scale must be: leave out the row");
    }
    return x;
  }

  private double y(Row row) {
    double y = row.number(columns.y());
    double modelled = options.metric().flip(y);
    if (modelled <= 0 && options.noise().isLog()) {
      throw row.complaint(columns.y(), notPositive());
    }
    return modelled;
  }

  private String notPositive() {
    String noise = options.noise().label() + " noise needs: ";
    return options.metric().isReversed()
        ? "is not below the ceiling, as "
            + noise
            + "raise "
            + Setting.CEILING
            + ", or use "
            + Setting.NOISE.to("additive")
        : "is not positive, as "
            + noise
            + "use a metric that is, such as a loss or an error rate, use "
            + Setting.NOISE.to("additive")
            + ", or"
            + " leave out the row";
  }

  private double count(Row row) {
    double count = row.number(columns.count());
    if (count < 1 || count != Math.rint(count)) {
      throw row.complaint(columns.count(), "is not a number of runs: write 1, 2, 3 and so on");
    }
    return count;
  }

  /** The standard error; 0 for a single run, which has none. */
  private double se(Row row, double count) {
    if (count == 1 && Numbers.isMissing(row.text(columns.se()))) {
      return 0;
    }
    double se = row.number(columns.se());
    if (se < 0) {
      throw row.complaint(columns.se(), "is negative: a standard error is 0 or more");
    }
    if (count == 1 && se > 0) {
      throw row.complaint(
          columns.se(), "cannot be the standard error of 1 run: leave it empty or mend the count");
    }
    return se;
  }

  private String whyEmpty() {
    if (unused.isEmpty()) {
      return "there are column names but no rows: add the runs below them";
    }
    for (Columns.Filter filter : columns.where()) {
      if (unused.stream().noneMatch(filter::fits)) {
        return "no row has " + filter.wanted() + "; there is " + values(filter);
      }
    }
    return "no row fits all of "
        + String.join(" and ", columns.where().stream().map(Columns.Filter::wanted).toList())
        + ": drop one of them";
  }

  private String values(Columns.Filter filter) {
    Set<String> values = new LinkedHashSet<>();
    unused.forEach(row -> values.add(row.text(filter.column())));
    return Words.listed(Words.nearestFirst(filter.selection().value(), values), MOST_VALUES)
        + ": pick one of these";
  }
}

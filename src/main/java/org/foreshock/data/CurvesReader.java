package org.foreshock.data;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads tables of many curves: a row for each run, with columns that name its curve. A row that
 * cannot be used spoils its curve and no other.
 */
public final class CurvesReader {
  private static final String TRAIN = "train";
  private static final String TEST = "test";

  private CurvesReader() {}

  /**
   * Which columns hold what.
   *
   * @param group columns whose values together name a curve; at least one
   * @param x column of the scale
   * @param y column of the metric
   * @param split column that says {@code train} or {@code test}; null: {@code split}, if there is
   *     one
   * @param isSplitUsed whether a split is looked for at all
   */
  public record Options(List<String> group, String x, String y, String split, boolean isSplitUsed) {
    public Options {
      group = List.copyOf(group);
      if (group.isEmpty()) {
        throw new IllegalArgumentException("a curve needs a name");
      }
    }
  }

  /**
   * One curve, runs in the order of the table.
   *
   * @param group its name, a value for each column of the group
   * @param runs its runs; none if it has a problem
   * @param isSplit whether the table says which of them are for scoring
   * @param problem the first row that cannot be used, and why
   */
  public record Curve(
      List<String> group, List<Run> runs, boolean isSplit, Optional<String> problem) {
    public Curve {
      group = List.copyOf(group);
      runs = List.copyOf(runs);
    }
  }

  /**
   * One run.
   *
   * @param x its scale, &gt; 0
   * @param y its metric, &gt; 0
   * @param isTest whether the split keeps it for scoring; false where there is no split
   */
  public record Run(double x, double y, boolean isTest) implements Serializable {}

  /**
   * The curves of a file, in the order in which they begin. Files whose names end in {@code .gz}
   * are unpacked.
   *
   * @throws InputException if the file cannot be read or has no such columns, or no rows
   */
  public static List<Curve> read(Path file, Options options) {
    return read(TextFile.read(file), file.toString(), options);
  }

  /** The curves of a text; its source is a name for messages. */
  static List<Curve> read(String text, String source, Options options) {
    List<CsvRecord> records =
        Csv.records(text, source).stream().filter(row -> !Csv.isBlank(row)).toList();
    if (records.size() < 2) {
      throw new InputException(
          source + " has no rows: it needs a line with the names of the columns, then the runs");
    }
    CsvRecord names = records.get(0);
    Header header = new Header(source, names.getStartingLineNumber(), names.getFields());
    Columns columns = Columns.of(header, options);
    Map<List<String>, List<Run>> runs = new LinkedHashMap<>();
    Map<List<String>, String> problems = new HashMap<>();
    for (CsvRecord record : records.subList(1, records.size())) {
      Row row = new Row(header, record.getStartingLineNumber(), record.getFields());
      if (row.values().size() != header.names().size()) {
        throw row.wrongLength();
      }
      List<String> group = columns.group.stream().map(row::text).toList();
      List<Run> sofar = runs.computeIfAbsent(group, name -> new ArrayList<>());
      try {
        sofar.add(columns.run(row));
      } catch (InputException e) {
        problems.putIfAbsent(group, e.getMessage());
      }
    }
    List<Curve> curves = new ArrayList<>();
    runs.forEach(
        (group, all) -> {
          Optional<String> problem = Optional.ofNullable(problems.get(group));
          List<Run> usable = problem.isPresent() ? List.of() : all;
          curves.add(new Curve(group, usable, columns.split >= 0, problem));
        });
    return curves;
  }

  /** Indices of columns; −1 where there is no split. */
  private record Columns(List<Integer> group, int x, int y, int split) {

    static Columns of(Header header, Options options) {
      return new Columns(
          options.group.stream().map(name -> header.require(name, Setting.GROUP)).toList(),
          header.require(options.x, Setting.X),
          header.require(options.y, Setting.Y),
          options.isSplitUsed ? split(header, options.split) : -1);
    }

    private static int split(Header header, String name) {
      return name == null ? header.find("split").orElse(-1) : header.require(name, Setting.SPLIT);
    }

    Run run(Row row) {
      boolean isTest = split >= 0 && isTest(row);
      return new Run(positive(row, x), positive(row, y), isTest);
    }

    private boolean isTest(Row row) {
      String text = row.text(split);
      if (!text.equals(TRAIN) && !text.equals(TEST)) {
        throw row.complaint(split, "is neither " + TRAIN + " nor " + TEST);
      }
      return text.equals(TEST);
    }

    private static double positive(Row row, int column) {
      double value = row.number(column);
      if (value <= 0) {
        throw row.complaint(column, "is not positive");
      }
      return value;
    }
  }
}

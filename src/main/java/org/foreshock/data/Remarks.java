package org.foreshock.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What looks odd about the rows of a table without being an error. */
final class Remarks {
  private static final int MOST_VALUES = 3;

  private final Header header;
  private final Columns columns;
  private final List<Row> rows;

  Remarks(Header header, Columns columns, List<Row> rows) {
    this.header = header;
    this.columns = columns;
    this.rows = rows;
  }

  List<String> all(int blankLines) {
    List<String> notes = new ArrayList<>();
    for (int column = 0; column < header.names().size(); column++) {
      if (!columns.uses(column)) {
        addMixture(column, notes);
      }
    }
    if (columns.seed() >= 0) {
      addRepeatedSeeds(notes);
    }
    if (blankLines > 0) {
      notes.add("ignored " + Words.counted(blankLines, "blank line"));
    }
    return notes;
  }

  /** A column of text tells several curves apart, unless it names every single row. */
  private void addMixture(int column, List<String> notes) {
    Set<String> values = new LinkedHashSet<>();
    rows.stream()
        .map(row -> row.text(column))
        .filter(text -> !Numbers.isMissing(text))
        .forEach(values::add);
    boolean text = values.stream().anyMatch(value -> Numbers.parse(value).isEmpty());
    if (!text || values.size() < 2 || values.size() == rows.size()) {
      return;
    }
    String name = header.names().get(column);
    Selection first = new Selection(name, values.iterator().next());
    notes.add(
        "column "
            + Words.quoted(name)
            + " has "
            + values.size()
            + " values in the rows used: "
            + Words.listed(values, MOST_VALUES)
            + "; if they are different curves, pick one, as with "
            + first.argument());
  }

  private void addRepeatedSeeds(List<String> notes) {
    Map<Run, Row> seen = new HashMap<>();
    Row first = null;
    int repeats = 0;
    for (Row row : rows) {
      String seed = row.text(columns.seed());
      if (!Numbers.isMissing(seed)
          && seen.putIfAbsent(new Run(row.number(columns.x()), seed), row) != null) {
        first = first == null ? row : first;
        repeats++;
      }
    }
    if (first != null) {
      notes.add(repeated(first, repeats));
    }
  }

  private String repeated(Row first, int repeats) {
    return Words.counted(repeats, "row")
        + (repeats == 1 ? " repeats" : " repeat")
        + " the scale and seed of an earlier row (first on line "
        + first.line()
        + ": "
        + header.names().get(columns.x())
        + " "
        + first.text(columns.x())
        + ", "
        + header.names().get(columns.seed())
        + " "
        + first.text(columns.seed())
        + "); each counts as a run of its own";
  }

  /** What should be there once. */
  private record Run(double x, String seed) {}
}

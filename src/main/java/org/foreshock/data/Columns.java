package org.foreshock.data;

import java.util.List;

/**
 * Where a table holds what we read: indices of columns, −1 where there is none.
 *
 * @param where conditions on the rows to use
 */
record Columns(int x, int y, int seed, int count, int se, List<Filter> where) {

  /** A selection and the column that it looks at. */
  record Filter(int column, Selection selection) {
    boolean fits(Row row) {
      return selection.matches(row.text(column));
    }

    /** "column" = "value". */
    String wanted() {
      return Words.quoted(selection.column()) + " = " + Words.quoted(selection.value());
    }
  }

  static Columns of(Header header, TableOptions options) {
    int x = header.require(options.x(), Setting.X);
    int y = header.require(options.y(), Setting.Y);
    if (x == y) {
      throw new InputException(
          header.source()
              + ": "
              + Setting.X
              + " and "
              + Setting.Y
              + " both name column "
              + Words.quoted(header.names().get(x))
              + ": name the scale's with "
              + Setting.X
              + " and the metric's with "
              + Setting.Y);
    }
    return new Columns(
        x,
        y,
        options.seed() == null
            ? header.find("seed").orElse(-1)
            : header.require(options.seed(), Setting.SEED_COLUMN),
        options.count() == null ? -1 : header.require(options.count(), Setting.COUNT),
        options.se() == null ? -1 : header.require(options.se(), Setting.STANDARD_ERROR),
        options.where().stream()
            .map(s -> new Filter(header.require(s.column(), Setting.WHERE), s))
            .toList());
  }

  boolean selects(Row row) {
    return where.stream().allMatch(filter -> filter.fits(row));
  }

  /** Whether we read the column, or rows are picked by it. */
  boolean uses(int column) {
    return column == x
        || column == y
        || column == seed
        || column == count
        || column == se
        || where.stream().anyMatch(filter -> filter.column() == column);
  }
}

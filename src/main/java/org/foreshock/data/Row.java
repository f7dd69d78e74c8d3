package org.foreshock.data;

import java.util.List;
import java.util.OptionalDouble;

/**
 * One row of a table.
 *
 * @param header names of its columns
 * @param line physical line on which it starts
 * @param values one for each column
 */
record Row(Header header, long line, List<String> values) {
  String text(int column) {
    return values.get(column);
  }

  /** The finite number in a column. */
  double number(int column) {
    String text = text(column);
    OptionalDouble number = Numbers.parse(text);
    if (number.isEmpty()) {
      throw error(column, Numbers.complaint(text));
    }
    if (Double.isInfinite(number.getAsDouble())) {
      throw complaint(column, "is too large: use a larger unit");
    }
    return number.getAsDouble();
  }

  /** An error about the value in a column, which it quotes. */
  InputException complaint(int column, String problem) {
    return error(column, Words.quoted(text(column)) + " " + problem);
  }

  private InputException error(int column, String problem) {
    return new InputException(
        where() + ", column " + Words.quoted(header.names().get(column)) + ": " + problem);
  }

  InputException wrongLength() {
    return new InputException(
        where()
            + ": "
            + Words.counted(values.size(), "value")
            + " under "
            + Words.counted(header.names().size(), "column name")
            + ": fill in every column, put quotes around a value that holds the separator,"
            + " and write decimals with a point");
  }

  private String where() {
    return header.source() + ", line " + line;
  }
}

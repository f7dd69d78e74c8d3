package org.foreshock.data;

import java.util.OptionalDouble;

/**
 * Picks the rows that hold a value in a column: the same text or, where both are numbers, the same
 * number.
 *
 * @param column name of the column
 * @param value text that the rows hold there; empty picks the rows that hold nothing
 */
public record Selection(String column, String value) {
  public Selection {
    column = column.strip();
    value = value.strip();
  }

  /**
   * Reads {@code COLUMN=VALUE}; the value may contain further equals signs.
   *
   * @throws InputException if there is no equals sign or no column before it
   */
  public static Selection parse(String text) {
    int equals = text.indexOf('=');
    if (equals < 0 || text.substring(0, equals).isBlank()) {
      throw new InputException(
          Setting.WHERE.to(Words.quoted(text)) + ": write it as COLUMN=VALUE, such as curve=A");
    }
    return new Selection(text.substring(0, equals), text.substring(equals + 1));
  }

  boolean matches(String text) {
    return text.equals(value) || sameNumber(text);
  }

  private boolean sameNumber(String text) {
    OptionalDouble wanted = Numbers.parse(value);
    OptionalDouble held = wanted.isPresent() ? Numbers.parse(text) : wanted;
    return held.isPresent() && held.getAsDouble() == wanted.getAsDouble();
  }

  /** This selection in a message. */
  String argument() {
    return Setting.WHERE.to(column + "=" + value);
  }
}

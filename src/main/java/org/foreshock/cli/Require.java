package org.foreshock.cli;

import org.foreshock.data.InputException;

/** What options must be. */
final class Require {
  private Require() {}

  /**
   * Refuses an option.
   *
   * @param stated the option as it was given, such as {@code --level 2}
   * @param range what it must be
   */
  static void that(boolean good, String stated, String range) {
    if (!good) {
      throw new InputException(stated + ": must be " + range);
    }
  }

  /** The same, of an option and its value. */
  static void that(boolean good, String option, Number value, String range) {
    that(good, option + " " + value, range);
  }
}

package org.foreshock.cli;

import java.util.function.Consumer;

/** Options that may be left out. */
final class Given {
  private Given() {}

  /** Hands on what was given. */
  static <T> void ask(T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}

package org.foreshock.collapsed;

/** What this room cannot fit; the message says what, and what can be done instead. */
public final class BreakCountException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BreakCountException(String message) {
    super(message);
  }
}

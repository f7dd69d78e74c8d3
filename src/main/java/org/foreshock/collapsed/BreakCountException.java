package org.foreshock.collapsed;

/** A question that this room cannot answer; the message says what to do instead. */
public final class BreakCountException extends RuntimeException {
  private static final long serialVersionUID = 1;

  BreakCountException(String message) {
    super(message);
  }
}

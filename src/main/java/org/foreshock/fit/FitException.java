package org.foreshock.fit;

/** A fit that could not be done; the message is for the user. */
public final class FitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Because of what the message says. */
  public FitException(String message) {
    super(message);
  }

  /** Because of what the message says, as something else found out. */
  public FitException(String message, Throwable cause) {
    super(message, cause);
  }
}

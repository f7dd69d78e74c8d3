package org.foreshock.fit;

/** A fit that could not be done; the message is for the user. */
public final class FitException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  FitException(String message) {
    super(message);
  }
}

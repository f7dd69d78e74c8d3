package org.foreshock.data;

/**
 * Input that the engine cannot use. The message is for the user: what is wrong, where (file, line,
 * column) and what to do.
 */
public final class InputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** An error in the input itself. */
  public InputException(String message) {
    super(message);
  }

  /** An error found by a library or the system. */
  public InputException(String message, Throwable cause) {
    super(message, cause);
  }
}

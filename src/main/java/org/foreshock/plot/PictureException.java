package org.foreshock.plot;

/** This Java cannot draw: AWT or fonts are missing. The message says what to install. */
public final class PictureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PictureException(String message, Throwable cause) {
    super(message, cause);
  }
}

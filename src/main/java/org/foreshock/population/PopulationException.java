package org.foreshock.population;

/** A population could not be made; the message says why. */
public final class PopulationException extends RuntimeException {
  private static final long serialVersionUID = 1;

  PopulationException(String message) {
    super(message);
  }
}

package org.foreshock.place;

import java.io.Serializable;

/**
 * What "located" means.
 *
 * @param width longest interval of log10 d that will do, in decades
 * @param level probability that the interval is to hold, 1 − α
 */
public record Located(double width, double level) implements Serializable {
  /** Nine times in ten within 0.3 decades. */
  public static final Located DEFAULT = new Located(0.3, 0.9);

  /** Checks the ranges. */
  public Located {
    if (!(width > 0 && width < Double.POSITIVE_INFINITY && level > 0 && level < 1)) {
      throw new IllegalArgumentException("a width is positive, a level between 0 and 1");
    }
  }
}

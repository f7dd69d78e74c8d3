package org.foreshock.law;

import java.io.Serializable;

/**
 * One break of a broken neural scaling law (Caballero et al., ICLR 2023, arXiv 2210.14891, eq. 1).
 *
 * @param place where the break is, d_i &gt; 0, in x units
 * @param slopeChange change of slope c_i, of any sign; positive makes the curve fall faster
 * @param sharpness f_i &gt; 0, in nats of x; small is sharp. The middle 80 % of the change of slope
 *     takes about 1.9 f_i decades
 */
public record Break(double place, double slopeChange, double sharpness) implements Serializable {
  public Break {
    if (!(place > 0 && place < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a break's place must be positive and finite: " + place);
    }
    if (!(Math.abs(slopeChange) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a break's slope change must be finite: " + slopeChange);
    }
    if (!(sharpness > 0 && sharpness < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a break's sharpness must be positive and finite: " + sharpness);
    }
  }
}

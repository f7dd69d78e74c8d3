package org.foreshock.plot;

/**
 * One axis of a picture. A value stands at its <em>place</em>: the value itself, or its log10.
 * Working with places keeps XChart's own log axes, which label whole decades only, out of the way.
 *
 * @param log whether places are log10 of values
 * @param from the place where the axis starts
 * @param to the place where it ends, above {@code from}
 */
record Axis(boolean log, double from, double to) {

  /** Narrower axes than this part of their own size (or of a decade) are widened. */
  private static final double NARROWEST = 1e-9;

  Axis {
    if (!Double.isFinite(from) || !Double.isFinite(to) || from > to) {
      throw new IllegalArgumentException("an axis runs upwards, not from " + from + " to " + to);
    }
    double least = NARROWEST * (log ? 1 : Math.max(Math.abs(from), Math.abs(to)));
    if (least == 0) {
      least = 1;
    }
    if (to - from < least) {
      from -= least;
      to += least;
    }
  }

  /** The place of a value; not finite for values that a log axis cannot hold. */
  static double place(boolean log, double value) {
    return log ? Math.log10(value) : value;
  }

  /** The value that stands at a place. */
  double value(double place) {
    return log ? Math.pow(10, place) : place;
  }

  /** Length in places. */
  double length() {
    return to - from;
  }

  /** Longer at its start and at its end, each by a share of the length. */
  Axis padded(double before, double after) {
    return new Axis(log, from - before * length(), to + after * length());
  }

  /**
   * How far along the axis a value stands: 0 at the start, 1 at the end. Values off the axis, even
   * infinite ones, come no farther than one length beyond it, so that no painter meets them.
   */
  double fraction(double value) {
    return fractionOfPlace(place(log, value));
  }

  /** How far along the axis a place is, limited as in {@link #fraction}. */
  double fractionOfPlace(double place) {
    return Math.max(-1, Math.min(2, (place - from) / length()));
  }

  /** Whether a place lies on the axis, give or take rounding. */
  boolean holds(double place) {
    double slack = 1e-9 * length();
    return place >= from - slack && place <= to + slack;
  }
}

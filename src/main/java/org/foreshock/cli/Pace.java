package org.foreshock.cli;

/** How fast work goes, from a start and what has been worked off since. */
final class Pace {
  private static final double SECOND = 1e9;
  private static final long MINUTE = 60;
  private static final long HOUR = 60 * MINUTE;

  private final long start;
  private long worked;

  /**
   * Starts.
   *
   * @param now in nanoseconds, from any origin
   */
  Pace(long now) {
    this.start = now;
  }

  /** A step is worked off. */
  void step() {
    worked++;
  }

  /** Seconds since the start. */
  double elapsed(long now) {
    return (now - start) / SECOND;
  }

  /** Seconds that so many more steps will take; NaN before the first step. */
  double left(long now, long more) {
    return elapsed(now) / worked * more;
  }

  /** A time for people: {@code 45 s}, {@code 12 min}, {@code 2 h 10 min}. */
  static String words(double seconds) {
    long whole = Math.round(seconds);
    if (whole < 2 * MINUTE) {
      return whole + " s";
    }
    long minutes = Math.round((double) whole / MINUTE);
    return whole < 2 * HOUR
        ? minutes + " min"
        : minutes / MINUTE + " h " + minutes % MINUTE + " min";
  }
}

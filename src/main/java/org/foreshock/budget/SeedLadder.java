package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The numbers of seeds that are tried: 1 to 10, then eight to a decade, and the maximum. */
final class SeedLadder {
  private static final double LN_10 = Math.log(10);
  private static final int PER_DECADE = 8;
  private static final int PER_DECADE_SKETCHED = 2;

  private final NavigableSet<Long> rungs;
  private final List<Long> sketch;

  SeedLadder(long most) {
    rungs = new TreeSet<>(geometric(most, PER_DECADE));
    for (long n = 1; n <= Math.min(10, most); n++) {
      rungs.add(n);
    }
    sketch = new ArrayList<>(geometric(most, PER_DECADE_SKETCHED));
  }

  private static NavigableSet<Long> geometric(long most, int perDecade) {
    NavigableSet<Long> all = new TreeSet<>();
    all.add(most);
    for (int i = 0; ; i++) {
      long n = Math.round(Math.exp(LN_10 * i / perDecade));
      if (n >= most) {
        return all;
      }
      all.add(n);
    }
  }

  /** The most seeds. */
  long most() {
    return rungs.last();
  }

  /** A few numbers over the whole range, ascending, for a first look. */
  List<Long> sketch() {
    return List.copyOf(sketch);
  }

  /** The number nearest to n in logs. */
  long nearest(double n) {
    long below = below(n);
    long above = above(n);
    return n / below <= above / n ? below : above;
  }

  /** The nearest number that is at most n. */
  private long below(double n) {
    Long rung = rungs.floor((long) Math.min(n, most()));
    return rung == null ? rungs.first() : rung;
  }

  /** The nearest number above n, or the most. */
  private long above(double n) {
    Long rung = n < most() ? rungs.higher((long) n) : null;
    return rung == null ? most() : rung;
  }
}

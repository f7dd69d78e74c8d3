package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.foreshock.numeric.Logs;

/**
 * The numbers of seeds that are tried, within a range: 1 to 10, then eight to a decade, and both
 * ends.
 */
final class SeedLadder {
  private static final int PER_DECADE = 8;
  private static final int PER_DECADE_SKETCHED = 2;

  private final NavigableSet<Integer> rungs;
  private final List<Integer> sketch;

  SeedLadder(SeedRange range) {
    rungs = new TreeSet<>(geometric(range, PER_DECADE));
    for (int n = range.fewest(); n <= Math.min(10, range.most()); n++) {
      rungs.add(n);
    }
    sketch = new ArrayList<>(geometric(range, PER_DECADE_SKETCHED));
  }

  private static NavigableSet<Integer> geometric(SeedRange range, int perDecade) {
    NavigableSet<Integer> all = new TreeSet<>();
    all.add(range.fewest());
    all.add(range.most());
    for (int i = 0; ; i++) {
      int n = (int) Math.round(Math.exp(Logs.LN_10 * i / perDecade));
      if (n >= range.most()) {
        return all;
      }
      if (n > range.fewest()) {
        all.add(n);
      }
    }
  }

  /** The most seeds. */
  int most() {
    return rungs.last();
  }

  /** A few numbers over the whole range, ascending, for a first look. */
  List<Integer> sketch() {
    return List.copyOf(sketch);
  }

  /** The number nearest to n in logs. */
  int nearest(double n) {
    int below = below(n);
    int above = above(n);
    return n / below <= above / n ? below : above;
  }

  /** The nearest number that is at most n. */
  private int below(double n) {
    Integer rung = rungs.floor((int) Math.min(n, most()));
    return rung == null ? rungs.first() : rung;
  }

  /** The nearest number above n, or the most. */
  private int above(double n) {
    Integer rung = n < most() ? rungs.higher((int) n) : null;
    return rung == null ? most() : rung;
  }
}

package org.foreshock.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * How far work is and how much time is left: on a terminal a line that is rewritten in place,
 * elsewhere, as in the log of a batch job, a new line every minute.
 */
final class ProgressLine implements AutoCloseable {
  private static final long SECOND = 1_000_000_000;

  private final boolean wanted;
  private final String task;
  private final Screen screen;
  private final LongSupplier clock;
  private final Pace pace;
  private long total;
  private long done;
  private long next;
  private int width;

  /**
   * Starts the clock.
   *
   * @param wanted whether anything may be said
   * @param task what is done, in a few words
   * @param total steps to come
   * @param screen where it is told
   * @param clock nanoseconds
   */
  ProgressLine(boolean wanted, String task, long total, Screen screen, LongSupplier clock) {
    this.wanted = wanted;
    this.task = task;
    this.total = total;
    this.screen = screen;
    this.clock = clock;
    long now = clock.getAsLong();
    this.pace = new Pace(now);
    this.next = now + screen.interval();
  }

  /**
   * Where progress is told.
   *
   * @param out standard error
   * @param terminal whether a line on it can be rewritten
   */
  record Screen(PrintWriter out, boolean terminal) {

    /** As the launcher says; without its word it is no terminal. */
    static Screen of(PrintWriter out) {
      return new Screen(out, Boolean.getBoolean("foreshock.terminal"));
    }

    private long interval() {
      return terminal ? SECOND / 5 : 60 * SECOND;
    }
  }

  /** A step is done. */
  synchronized void advance() {
    advance(true);
  }

  /**
   * A step is done, of a number of steps that changes on the way.
   *
   * @param worked whether it took work, so that it tells of the pace
   * @param more how many steps are still to come
   */
  synchronized void advance(boolean worked, long more) {
    total = done + 1 + more;
    advance(worked);
  }

  private void advance(boolean worked) {
    done++;
    if (worked) {
      pace.step();
    }
    long now = clock.getAsLong();
    if (wanted && now >= next) {
      next = now + screen.interval();
      show(now);
    }
  }

  private void show(long now) {
    long percent = 100 * done / total;
    double left = pace.left(now, total - done);
    boolean known = percent >= 1 && Double.isFinite(left);
    String text = task + ": " + percent + " %" + (known ? ", " + Pace.words(left) + " left" : "");
    if (screen.terminal()) {
      screen.out().print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    } else {
      screen.out().println("foreshock: " + text);
    }
    screen.out().flush();
    width = text.length();
  }

  /** Makes room for other words. */
  synchronized void clear() {
    if (wanted && screen.terminal()) {
      screen.out().print("\r" + " ".repeat(width) + "\r");
      screen.out().flush();
    }
  }

  @Override
  public void close() {
    clear();
  }
}

package org.foreshock.cli;

import java.io.PrintStream;
import org.foreshock.sampler.Chains;

/**
 * A line of progress on standard error, rewritten in place. The launcher says whether standard
 * error is a terminal; without its word there is none.
 */
final class Progress implements Chains.Progress, AutoCloseable {
  private static final long INTERVAL = 200_000_000;

  private final boolean shown;
  private final String task;
  private final PrintStream out = System.err;
  private final Pace pace;
  private long total;
  private long done;
  private long next;
  private int width;

  Progress(boolean wanted, String task, long total) {
    this.shown = wanted && Boolean.getBoolean("foreshock.terminal");
    this.task = task;
    this.total = total;
    long now = System.nanoTime();
    this.pace = new Pace(now);
    this.next = now + INTERVAL;
  }

  @Override
  public synchronized void advance() {
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
    long now = System.nanoTime();
    if (shown && now >= next) {
      next = now + INTERVAL;
      show(now);
    }
  }

  private void show(long now) {
    long percent = 100 * done / total;
    double left = pace.left(now, total - done);
    boolean known = percent >= 1 && Double.isFinite(left);
    String text = task + ": " + percent + " %" + (known ? ", " + Pace.words(left) + " left" : "");
    out.print("\r" + text + " ".repeat(Math.max(0, width - text.length())));
    out.flush();
    width = text.length();
  }

  /** Makes room for other words. */
  synchronized void clear() {
    if (shown) {
      out.print("\r" + " ".repeat(width) + "\r");
      out.flush();
    }
  }

  @Override
  public void close() {
    clear();
  }
}

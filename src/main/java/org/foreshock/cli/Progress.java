package org.foreshock.cli;

import java.io.PrintStream;
import java.util.concurrent.atomic.AtomicLong;
import org.foreshock.sampler.Chains;

/**
 * A line of progress on standard error, rewritten in place. The launcher says whether standard
 * error is a terminal; without its word there is none.
 */
final class Progress implements Chains.Progress, AutoCloseable {
  private static final long INTERVAL = 200_000_000;

  private final boolean shown;
  private final String task;
  private volatile long total;
  private final long start = System.nanoTime();
  private final AtomicLong done = new AtomicLong();
  private final AtomicLong next = new AtomicLong(start + INTERVAL);
  private final PrintStream out = System.err;

  Progress(boolean wanted, String task, long total) {
    this.shown = wanted && Boolean.getBoolean("foreshock.terminal");
    this.task = task;
    this.total = total;
  }

  /** How many steps are still to come, where that changes on the way. */
  void expect(long more) {
    total = done.get() + more;
  }

  @Override
  public void advance() {
    long count = done.incrementAndGet();
    if (!shown) {
      return;
    }
    long now = System.nanoTime();
    long due = next.get();
    if (now >= due && next.compareAndSet(due, now + INTERVAL)) {
      double left = (now - start) / 1e9 * (total - count) / count;
      long percent = 100 * count / total;
      String wait = percent < 1 ? "" : ", " + Math.round(left) + " s left";
      out.print("\r" + task + ": " + percent + " %" + wait + "  ");
      out.flush();
    }
  }

  @Override
  public void close() {
    if (shown) {
      out.print("\r" + " ".repeat(task.length() + 24) + "\r");
      out.flush();
    }
  }
}

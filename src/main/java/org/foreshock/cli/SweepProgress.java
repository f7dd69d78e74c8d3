package org.foreshock.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import org.foreshock.work.Watcher;

/** Progress of many tasks; says once, early, when they will take hours. */
final class SweepProgress implements Watcher, AutoCloseable {
  private static final double SETTLED = 5;
  private static final double LONG = 3600;

  private final PrintWriter out;
  private final ProgressLine line;
  private final boolean wanted;
  private final boolean kept;
  private final LongSupplier clock;
  private final Pace pace;
  private boolean judged;

  /**
   * Starts the clock.
   *
   * @param task what is done, in a few words
   * @param out standard error
   * @param wanted whether anything may be said
   * @param kept whether a journal keeps what is done
   * @param clock nanoseconds
   */
  SweepProgress(String task, PrintWriter out, boolean wanted, boolean kept, LongSupplier clock) {
    this.out = out;
    this.wanted = wanted;
    this.kept = kept;
    this.clock = clock;
    this.line = new ProgressLine(wanted, task, 1, ProgressLine.Screen.of(out), clock);
    this.pace = new Pace(clock.getAsLong());
  }

  @Override
  public synchronized void done(boolean fresh, long expected) {
    line.advance(fresh, expected);
    if (fresh) {
      pace.step();
      judge(expected);
    }
  }

  private void judge(long expected) {
    long now = clock.getAsLong();
    if (!judged && pace.elapsed(now) > SETTLED) {
      judged = true;
      double left = pace.left(now, expected);
      if (wanted && left > LONG) {
        line.clear();
        out.println(warning(left));
        out.flush();
      }
    }
  }

  private String warning(double seconds) {
    return "foreshock: this may take about "
        + Pace.words(seconds)
        + (kept
            ? "; if interrupted, the same command goes on from there"
            : "; with --out or --cache, an interrupted command could go on");
  }

  @Override
  public void close() {
    line.close();
  }
}

package org.foreshock.cli;

import org.foreshock.budget.Watcher;
import picocli.CommandLine.Model.CommandSpec;

/** Progress of simulated sweeps; says once, early, when they will take hours. */
final class SweepProgress implements Watcher, AutoCloseable {
  private static final double SECOND = 1e9;
  private static final double SETTLED = 5;
  private static final double LONG = 3600;

  private final CommandSpec command;
  private final Progress line;
  private final boolean wanted;
  private final boolean kept;
  private final long start = System.nanoTime();
  private long done;
  private boolean judged;

  /**
   * Starts the clock.
   *
   * @param wanted whether anything may be said
   * @param kept whether a journal keeps what is done
   */
  SweepProgress(CommandSpec command, boolean wanted, boolean kept) {
    this.command = command;
    this.wanted = wanted;
    this.kept = kept;
    this.line = new Progress(wanted, "simulating sweeps", 1);
  }

  @Override
  public synchronized void done(long expected) {
    done++;
    line.expect(expected + 1);
    line.advance();
    double elapsed = (System.nanoTime() - start) / SECOND;
    if (!judged && elapsed > SETTLED) {
      judged = true;
      warn(elapsed / done * expected);
    }
  }

  private void warn(double seconds) {
    if (wanted && seconds > LONG) {
      command
          .commandLine()
          .getErr()
          .println(
              "foreshock: this may take about "
                  + Math.round(seconds / 3600)
                  + (Math.round(seconds / 3600) == 1 ? " hour" : " hours")
                  + (kept
                      ? "; if interrupted, the same command goes on from there"
                      : "; with --out or --cache, an interrupted command could go on"));
    }
  }

  @Override
  public void close() {
    line.close();
  }
}

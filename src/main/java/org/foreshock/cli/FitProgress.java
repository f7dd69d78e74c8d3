package org.foreshock.cli;

import org.foreshock.Progress;

/** Shows the pieces of a fit, one after another. */
final class FitProgress implements Progress, AutoCloseable {
  private final boolean wanted;
  private final ProgressLine.Screen screen;
  private ProgressLine line;

  /**
   * Waits for the first piece.
   *
   * @param wanted whether anything may be said
   * @param screen where it is told
   */
  FitProgress(boolean wanted, ProgressLine.Screen screen) {
    this.wanted = wanted;
    this.screen = screen;
  }

  @Override
  public void told(String task, long done, long total) {
    if (done == 0) {
      close();
      line = new ProgressLine(wanted, task, total, screen, System::nanoTime);
    } else {
      line.advance();
    }
    if (done == total) {
      close();
    }
  }

  @Override
  public void close() {
    if (line != null) {
      line.close();
    }
  }
}

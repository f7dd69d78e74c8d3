package org.foreshock.budget;

/** Is told how simulated sweeps come along. */
public interface Watcher {
  /** Nobody looks. */
  Watcher NONE = expected -> {};

  /**
   * A sweep is done.
   *
   * @param expected how many more are expected now
   */
  void done(long expected);
}

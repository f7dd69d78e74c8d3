package org.foreshock.work;

/** Is told how simulated sweeps come along. */
public interface Watcher {
  /** Nobody looks. */
  Watcher NONE = (fresh, expected) -> {};

  /**
   * A sweep is done.
   *
   * @param fresh whether it was simulated now, not found in the journal
   * @param expected how many more are expected now
   */
  void done(boolean fresh, long expected);
}

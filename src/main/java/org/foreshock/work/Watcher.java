package org.foreshock.work;

/** Is told how tasks come along. */
public interface Watcher {
  /** Nobody looks. */
  Watcher NONE = (fresh, expected) -> {};

  /**
   * A task is done.
   *
   * @param fresh whether it was done now, not found in the journal
   * @param expected how many more are expected now
   */
  void done(boolean fresh, long expected);
}

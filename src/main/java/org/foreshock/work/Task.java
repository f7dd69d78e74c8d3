package org.foreshock.work;

/**
 * Something to be done, on any thread: a pure function of what its key names.
 *
 * @param <R> what comes out
 */
public interface Task<R> {
  /** Names all that the result depends on; printable ASCII, no line ends. */
  String key();

  /** Does it. */
  R run();
}

package org.foreshock.work;

import java.io.Serializable;

/**
 * Something to be done, on any thread of any machine: a pure function of what its key names. It is
 * plain data, so that it can be sent to where it is done.
 *
 * @param <R> what comes out
 */
public interface Task<R> extends Serializable {
  /** Names all that the result depends on; printable ASCII, no line ends. */
  String key();

  /** Does it. */
  R run();
}

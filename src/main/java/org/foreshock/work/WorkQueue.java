package org.foreshock.work;

import java.util.List;

/**
 * Does tasks, in any order and anywhere, and hands their results back in the order asked for. What
 * comes out depends on the tasks alone.
 *
 * @param <R> the results
 */
public interface WorkQueue<R> {
  /**
   * Does tasks.
   *
   * @param later how many more tasks are expected after these, for whoever watches
   * @throws RuntimeException what the first task to fail has thrown; the others are given up
   */
  List<R> run(List<? extends Task<R>> tasks, long later);

  /** Does tasks; no others are expected. */
  default List<R> run(List<? extends Task<R>> tasks) {
    return run(tasks, 0);
  }
}

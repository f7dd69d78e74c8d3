package org.foreshock;

/** Whoever wants to know how far work is. */
@FunctionalInterface
public interface Progress {
  /**
   * A piece of work begins, goes on or ends; never told by two threads at a time.
   *
   * @param task what is done, in a few words
   * @param done steps so far: 0 as it begins
   * @param total steps in all
   */
  void told(String task, long done, long total);
}

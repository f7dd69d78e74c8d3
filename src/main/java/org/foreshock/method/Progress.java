package org.foreshock.method;

/** Whoever wants to know how far work is. */
public interface Progress {
  /** Nobody. */
  Progress NONE = (task, steps) -> Task.UNSEEN;

  /**
   * A piece of work begins.
   *
   * @param task what is done, in a few words
   * @param steps how many there are
   */
  Task begin(String task, long steps);

  /** A piece of work under way; closed when it ends, well or badly. */
  interface Task extends AutoCloseable {
    /** Of {@link Progress#NONE}. */
    Task UNSEEN = () -> {};

    /** A step is done. Any thread may say so. */
    void advance();

    @Override
    default void close() {}
  }
}

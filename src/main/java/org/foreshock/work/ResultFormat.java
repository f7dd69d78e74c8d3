package org.foreshock.work;

/**
 * How a journal writes results: as words of printable ASCII, exact.
 *
 * @param <R> the results
 */
public interface ResultFormat<R> {
  /** How many words a result has. */
  int words();

  /** A result as that many words, a space between each two. */
  String write(R result);

  /** The result that was written so. */
  R read(String[] words);
}

package org.foreshock.prior;

/**
 * One statement of a prior, such as {@code f ~ lognormal(-1.2, 1)}, and where it was made.
 *
 * @param quantity the name as written; {@link Priors#of} knows which names there are
 * @param prior the distribution
 * @param source the file or the option, for messages
 * @param line line in the file from 1, or 0 when the source is not a file
 */
public record PriorStatement(String quantity, Prior prior, String source, int line) {

  /** Where the statement stands, for messages. */
  String place() {
    return place(source, line);
  }

  static String place(String source, int line) {
    return line > 0 ? source + ", line " + line : source;
  }

  /** The statement in the language of {@link PriorParser}. */
  @Override
  public String toString() {
    return quantity + " ~ " + prior;
  }
}

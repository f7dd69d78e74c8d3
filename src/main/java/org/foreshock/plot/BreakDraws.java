package org.foreshock.plot;

/**
 * Posterior draws of one break.
 *
 * @param number 1 for the first break
 * @param log10Place draws of log10 d, in any order, at least one
 * @param sharpness draws of f &gt; 0, as many
 * @param probability that the break exists; the draws are those that have it
 */
public record BreakDraws(int number, double[] log10Place, double[] sharpness, double probability) {
  public BreakDraws {
    if (log10Place.length == 0 || log10Place.length != sharpness.length) {
      throw new IllegalArgumentException("a break needs as many draws of f as of d, at least one");
    }
  }
}

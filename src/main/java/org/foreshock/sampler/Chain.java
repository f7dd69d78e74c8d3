package org.foreshock.sampler;

/** What became of one chain. */
public sealed interface Chain permits Chain.Drawn, Chain.Failed {

  /**
   * A chain that ran to its end.
   *
   * @param positions draws × coordinates
   * @param logDensity of every draw, in the density's own coordinates
   * @param energies of every transition
   * @param diverging which transitions diverged
   * @param depths doublings of every transition
   * @param stepSize tuned
   */
  record Drawn(
      double[][] positions,
      double[] logDensity,
      double[] energies,
      boolean[] diverging,
      int[] depths,
      double stepSize)
      implements Chain {}

  /**
   * A chain that could not go on.
   *
   * @param why for the user
   */
  record Failed(String why) implements Chain {}
}

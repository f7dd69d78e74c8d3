package org.foreshock.sampler;

/** What became of one chain. */
public sealed interface Chain permits Chain.Drawn, Chain.Failed {

  /**
   * A chain that ran to its end.
   *
   * @param positions draws × coordinates
   * @param logDensity of every draw, in the density's own coordinates
   * @param trace what its sampler tells of it
   */
  record Drawn(double[][] positions, double[] logDensity, Trace trace) implements Chain {}

  /**
   * A chain that could not go on.
   *
   * @param why for the user
   */
  record Failed(String why) implements Chain {}

  /** What a sampler tells of a chain beside its draws. */
  sealed interface Trace permits Trajectories, Moves {}

  /**
   * The transitions of the No-U-Turn sampler, one a draw.
   *
   * @param energies at the end of every transition, in nats
   * @param energyChanges of every transition, by the fresh momentum and the trajectory alone
   * @param diverging which transitions diverged
   * @param depths doublings of every transition
   * @param stepSize tuned
   */
  record Trajectories(
      double[] energies, double[] energyChanges, boolean[] diverging, int[] depths, double stepSize)
      implements Trace {}

  /**
   * The steps of a Metropolis chain.
   *
   * @param acceptance share of its steps that moved it
   * @param thinning steps a draw
   */
  record Moves(double acceptance, int thinning) implements Trace {}
}

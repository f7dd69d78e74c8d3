package org.foreshock.sampler;

/** Which Markov chain makes the draws, and what it alone has to be told. */
public sealed interface Sampler permits Sampler.NoUTurn, Sampler.AdaptiveMetropolis {

  /** The name that users write. */
  String label();

  /**
   * The No-U-Turn sampler; an iteration is a trajectory.
   *
   * @param targetAcceptance what the step size is tuned to
   * @param maxDepth most doublings of a trajectory
   */
  record NoUTurn(double targetAcceptance, int maxDepth) implements Sampler {
    /** Its name. */
    public static final String LABEL = "nuts";

    /** Target acceptance 0.95, depth 10. */
    public static final NoUTurn DEFAULT = new NoUTurn(0.95, 10);

    @Override
    public String label() {
      return LABEL;
    }
  }

  /**
   * Adaptive Metropolis; an iteration of warm-up is 20 steps, a draw every so many steps as make
   * the draws worth about half as many independent ones.
   *
   * @param maxThinning most steps a draw
   */
  record AdaptiveMetropolis(int maxThinning) implements Sampler {
    /** Its name. */
    public static final String LABEL = "adaptive-metropolis";

    /** At most 1000 steps a draw. */
    public static final AdaptiveMetropolis DEFAULT = new AdaptiveMetropolis(1000);

    @Override
    public String label() {
      return LABEL;
    }
  }
}

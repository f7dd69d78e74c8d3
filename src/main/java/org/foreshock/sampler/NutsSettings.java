package org.foreshock.sampler;

/**
 * How to run the chains.
 *
 * @param chains number of chains
 * @param warmup tuning iterations a chain, thrown away
 * @param draws iterations kept a chain
 * @param threads chains that run at the same time; results do not depend on it
 * @param seed of all random numbers
 * @param targetAcceptance what the step size is tuned to
 * @param maxDepth most doublings of a trajectory
 */
public record NutsSettings(
    int chains,
    int warmup,
    int draws,
    int threads,
    long seed,
    double targetAcceptance,
    int maxDepth) {

  /** Four chains of 1000 + 1000, target acceptance 0.95, depth 10. */
  public static NutsSettings defaults(int threads, long seed) {
    return new NutsSettings(4, 1000, 1000, threads, seed, 0.95, 10);
  }
}

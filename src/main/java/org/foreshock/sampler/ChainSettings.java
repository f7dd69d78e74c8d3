package org.foreshock.sampler;

/**
 * How to run the chains.
 *
 * @param chains number of chains
 * @param warmup tuning iterations a chain, thrown away
 * @param draws kept a chain
 * @param threads chains that run at the same time; results do not depend on it
 * @param seed of all random numbers
 * @param sampler what makes the draws
 */
public record ChainSettings(
    int chains, int warmup, int draws, int threads, long seed, Sampler sampler) {

  /** Four chains of 1000 + 1000 with the No-U-Turn sampler as it comes. */
  public static ChainSettings defaults(int threads, long seed) {
    return new ChainSettings(4, 1000, 1000, threads, seed, Sampler.NoUTurn.DEFAULT);
  }

  /** The same with other random numbers. */
  public ChainSettings withSeed(long other) {
    return new ChainSettings(chains, warmup, draws, threads, other, sampler);
  }
}

package org.foreshock.method;

import org.foreshock.data.Setting;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;

/**
 * How chains are run, but for the seed.
 *
 * @param chains how many
 * @param warmup tuning iterations of each
 * @param draws kept of each
 * @param threads chains at a time; results do not depend on it
 * @param sampler that moves them
 */
public record ChainOptions(int chains, int warmup, int draws, int threads, Sampler sampler) {
  /** Chains, if the user does not say. */
  public static final int CHAINS = 4;

  /** Tuning iterations of a chain, if the user does not say. */
  public static final int WARMUP = 1000;

  /** Draws of a chain, if the user does not say. */
  public static final int DRAWS = 1000;

  /**
   * Checks every range.
   *
   * @throws org.foreshock.data.InputException if something is beyond it
   */
  public ChainOptions {
    Setting.CHAINS.check(chains >= 1 && chains <= 64, chains, "from 1 to 64");
    Setting.WARMUP.check(warmup >= 0 && warmup <= 10_000_000, warmup, "from 0 to 10,000,000");
    Setting.DRAWS.check(draws >= 4 && draws <= 10_000_000, draws, "from 4 to 10,000,000");
    Setting.THREADS.check(threads >= 1 && threads <= 1024, threads, "from 1 to 1024");
    check(sampler);
  }

  private static void check(Sampler sampler) {
    if (sampler instanceof Sampler.NoUTurn nuts) {
      int depth = nuts.maxDepth();
      double target = nuts.targetAcceptance();
      Setting.MAX_DEPTH.check(depth >= 1 && depth <= 20, depth, "from 1 to 20");
      Setting.TARGET_ACCEPTANCE.check(target > 0.1 && target < 1, target, "above 0.1 and below 1");
    } else if (sampler instanceof Sampler.AdaptiveMetropolis metropolis) {
      int most = metropolis.maxThinning();
      Setting.MAX_THINNING.check(most >= 1 && most <= 1_000_000, most, "from 1 to 1,000,000");
    }
  }

  /** Iterations of all chains together. */
  long iterations() {
    return (long) chains * (warmup + draws);
  }

  ChainSettings seeded(long seed) {
    return new ChainSettings(chains, warmup, draws, threads, seed, sampler);
  }
}

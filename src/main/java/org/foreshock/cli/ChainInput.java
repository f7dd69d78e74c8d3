package org.foreshock.cli;

import org.foreshock.data.InputException;
import org.foreshock.sampler.NutsSettings;
import picocli.CommandLine.Option;

/** How chains are run. */
final class ChainInput {
  @Option(names = "--chains", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
  private int chains = 4;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description = "tuning iterations a chain, thrown away; default ${DEFAULT-VALUE}")
  private int warmup = 1000;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description = "draws kept a chain; default ${DEFAULT-VALUE}")
  private int draws = 1000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "chains at a time; results do not depend on it; default: all processors")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description = "results depend on data, options and this alone; default ${DEFAULT-VALUE}")
  private long seed = 1;

  @Option(
      names = "--target-acceptance",
      paramLabel = "P",
      description = "nearer to 1: smaller steps, fewer divergences; default ${DEFAULT-VALUE}")
  private double acceptance = 0.95;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "most doublings of a trajectory; default ${DEFAULT-VALUE}")
  private int depth = 10;

  long seed() {
    return seed;
  }

  /** The settings, checked. */
  NutsSettings settings() {
    check(chains >= 1 && chains <= 64, "--chains", chains, "from 1 to 64");
    check(warmup >= 0 && warmup <= 10_000_000, "--warmup", warmup, "from 0 to 10,000,000");
    check(draws >= 4 && draws <= 10_000_000, "--draws", draws, "from 4 to 10,000,000");
    check(threads >= 1 && threads <= 1024, "--threads", threads, "from 1 to 1024");
    check(depth >= 1 && depth <= 20, "--max-depth", depth, "from 1 to 20");
    check(
        acceptance > 0.1 && acceptance < 1,
        "--target-acceptance",
        acceptance,
        "above 0.1 and below 1");
    return new NutsSettings(chains, warmup, draws, threads, seed, acceptance, depth);
  }

  private static void check(boolean good, String option, Number value, String range) {
    if (!good) {
      throw new InputException(option + " " + value + ": must be " + range);
    }
  }
}

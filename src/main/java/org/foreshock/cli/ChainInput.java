package org.foreshock.cli;

import org.foreshock.data.InputException;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;
import picocli.CommandLine.Option;

/** How chains are run. */
final class ChainInput {
  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      description = {
        "nuts (No-U-Turn, the default) or adaptive-metropolis, which crosses between regimes:"
            + " try it where nuts does not converge"
      })
  private String sampler = Sampler.NoUTurn.LABEL;

  @Option(names = "--chains", paramLabel = "N", description = "default ${DEFAULT-VALUE}")
  private int chains = 4;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description =
          "tuning iterations a chain, thrown away (of 20 steps each with adaptive-metropolis);"
              + " default ${DEFAULT-VALUE}")
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
      description = "nuts: nearer to 1 means smaller steps, fewer divergences; default 0.95")
  private Double acceptance;

  @Option(
      names = "--max-depth",
      paramLabel = "N",
      description = "nuts: most doublings of a trajectory; default 10")
  private Integer depth;

  @Option(
      names = "--max-thinning",
      paramLabel = "N",
      description = "adaptive-metropolis: most steps a draw; default 1000")
  private Integer thinning;

  long seed() {
    return seed;
  }

  /** The settings, checked. */
  ChainSettings settings() {
    check(chains >= 1 && chains <= 64, "--chains", chains, "from 1 to 64");
    check(warmup >= 0 && warmup <= 10_000_000, "--warmup", warmup, "from 0 to 10,000,000");
    check(draws >= 4 && draws <= 10_000_000, "--draws", draws, "from 4 to 10,000,000");
    check(threads >= 1 && threads <= 1024, "--threads", threads, "from 1 to 1024");
    return new ChainSettings(chains, warmup, draws, threads, seed, sampler());
  }

  private Sampler sampler() {
    return switch (sampler) {
      case Sampler.NoUTurn.LABEL -> nuts();
      case Sampler.AdaptiveMetropolis.LABEL -> metropolis();
      default ->
          throw new InputException(
              "--sampler " + sampler + ": there are two, nuts and adaptive-metropolis");
    };
  }

  private Sampler nuts() {
    belongs(thinning, "--max-thinning", Sampler.AdaptiveMetropolis.LABEL);
    double target = acceptance == null ? Sampler.NoUTurn.DEFAULT.targetAcceptance() : acceptance;
    int doublings = depth == null ? Sampler.NoUTurn.DEFAULT.maxDepth() : depth;
    check(doublings >= 1 && doublings <= 20, "--max-depth", doublings, "from 1 to 20");
    check(target > 0.1 && target < 1, "--target-acceptance", target, "above 0.1 and below 1");
    return new Sampler.NoUTurn(target, doublings);
  }

  private Sampler metropolis() {
    belongs(acceptance, "--target-acceptance", Sampler.NoUTurn.LABEL);
    belongs(depth, "--max-depth", Sampler.NoUTurn.LABEL);
    int most = thinning == null ? Sampler.AdaptiveMetropolis.DEFAULT.maxThinning() : thinning;
    check(most >= 1 && most <= 1_000_000, "--max-thinning", most, "from 1 to 1,000,000");
    return new Sampler.AdaptiveMetropolis(most);
  }

  private void belongs(Object value, String option, String to) {
    if (value != null) {
      throw new InputException(
          option
              + ": is for --sampler "
              + to
              + " and means nothing to "
              + sampler
              + ": leave it out");
    }
  }

  private static void check(boolean good, String option, Number value, String range) {
    if (!good) {
      throw new InputException(option + " " + value + ": must be " + range);
    }
  }
}

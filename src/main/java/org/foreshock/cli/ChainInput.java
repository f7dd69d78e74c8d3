package org.foreshock.cli;

import org.foreshock.FitBuilder;
import org.foreshock.method.ChainOptions;
import picocli.CommandLine.Option;

/** How chains are run. */
final class ChainInput {
  @Option(
      names = "--sampler",
      paramLabel = "NAME",
      description = {
        "nuts (No-U-Turn, the default) or adaptive-metropolis, which crosses between regimes:"
            + " try it where nuts does not converge.",
        "smc (tempered populations) with --breaks auto"
      })
  private String sampler;

  @Option(names = "--chains", paramLabel = "N", description = "default " + ChainOptions.CHAINS)
  private Integer chains;

  @Option(
      names = "--warmup",
      paramLabel = "N",
      description =
          "tuning iterations a chain, thrown away (of 20 steps each with adaptive-metropolis);"
              + " default "
              + ChainOptions.WARMUP)
  private Integer warmup;

  @Option(
      names = "--draws",
      paramLabel = "N",
      description =
          "draws kept a chain; default "
              + ChainOptions.DRAWS
              + " (of all, 4000, with --breaks auto)")
  private Integer draws;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "chains at a time; results do not depend on it; default: all processors")
  private Integer threads;

  @Option(
      names = "--random-seed",
      paramLabel = "N",
      description = "results depend on data, options and this alone; default 1")
  private Long seed;

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

  /** Asks for what was given. */
  void ask(FitBuilder fit) {
    Given.ask(sampler, fit::sampler);
    Given.ask(chains, fit::chains);
    Given.ask(warmup, fit::warmup);
    Given.ask(draws, fit::draws);
    Given.ask(threads, fit::threads);
    Given.ask(seed, fit::seed);
    Given.ask(acceptance, fit::targetAcceptance);
    Given.ask(depth, fit::maxDepth);
    Given.ask(thinning, fit::maxThinning);
  }
}

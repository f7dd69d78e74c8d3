package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.FitBuilder;
import picocli.CommandLine.Option;

/** The priors, from defaults, files and options. */
final class PriorInput {
  @Option(
      names = "--prior",
      paramLabel = "STATEMENT",
      description = {
        "a prior in place of the default (repeatable), such as 'f ~ lognormal(-1.2, 1)'.",
        "Quantities: level, c0, c or c1.., f or f1.., log10_d or log10_d1.., a_share or a, sigma;",
        "nu with student-t noise, sigma_slope with heteroscedastic.",
        "Families: normal(mean, sd), lognormal(mu, sigma), student_t(nu, location, scale),"
            + " half_normal(sd), half_student_t(nu, scale), exponential(rate), uniform(low, high),"
            + " beta(a, b), gamma(shape, rate), fixed(value)"
      })
  private List<String> statements = new ArrayList<>();

  @Option(
      names = "--prior-file",
      paramLabel = "FILE",
      description = "priors, one statement a line, # for comments (repeatable)")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--floor",
      paramLabel = "KIND",
      description =
          "the limit a: auto, half of the prior at zero, half uniform on its share of the law at"
              + " the largest scale (with additive noise or a prior of it: as free); free, with that"
              + " share ~ beta(0.5, 1) (with additive noise: a anywhere); or zero; default auto")
  private String floor;

  @Option(
      names = "--horizon",
      paramLabel = "DECADES",
      description =
          "how far beyond the largest scale the default prior looks for breaks; default 2")
  private Double horizon;

  /** Asks for what was given. */
  void ask(FitBuilder fit) {
    files.forEach(fit::priorFile);
    statements.forEach(fit::prior);
    Given.ask(floor, fit::floor);
    Given.ask(horizon, fit::horizon);
  }
}

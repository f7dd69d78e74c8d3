package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;
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
          "the limit a: zero, or free, with a share of the law at the largest scale ~ beta(0.5, 1)"
              + " (with additive noise: a anywhere); default ${DEFAULT-VALUE}")
  private String floor = "free";

  @Option(
      names = "--horizon",
      paramLabel = "DECADES",
      description =
          "how far beyond the largest scale the default prior looks for breaks; default"
              + " ${DEFAULT-VALUE}")
  private double horizon = 2;

  double horizon() {
    return horizon;
  }

  boolean hasFloor() {
    return kind() == FloorKind.FREE;
  }

  /** The priors for a number of breaks. */
  Priors priors(Sweep sweep, int breaks, NoiseModel noise) {
    List<PriorStatement> all = new ArrayList<>();
    files.forEach(file -> all.addAll(PriorParser.readFile(file)));
    statements.forEach(statement -> all.add(PriorParser.parse(statement, "--prior")));
    return Priors.of(sweep, breaks, noise, kind(), horizon, all);
  }

  private FloorKind kind() {
    return switch (floor) {
      case "free" -> FloorKind.FREE;
      case "zero" -> FloorKind.ZERO;
      default ->
          throw new InputException("--floor " + floor + ": there are two kinds, free and zero");
    };
  }
}

package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.budget.Design;
import org.foreshock.data.InputException;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import picocli.CommandLine.Option;

/** What the later fit will assume, which does not know the scenario. */
final class AnalysisInput {
  @Option(
      names = "--prior",
      paramLabel = "STATEMENT",
      description =
          "a prior of the later fit in place of the default (repeatable), as in foreshock fit: 'f ~"
              + " lognormal(-1.6, 0.5)'")
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
          "the limit a in the later fit: auto (half the prior at a = 0, half uniform on a over the"
              + " metric at the largest scale), free (beta(0.5, 1)) or zero; default"
              + " ${DEFAULT-VALUE}")
  private String floor = "auto";

  @Option(
      names = "--horizon",
      paramLabel = "DECADES",
      description =
          "how far beyond the largest scale it looks for breaks; default ${DEFAULT-VALUE}")
  private double horizon = 2;

  @Option(
      names = "--breaks",
      paramLabel = "N",
      description = "breaks in the later fit; default: the stated ones, earlier ones included")
  private Integer breaks;

  @Option(
      names = "--break-rate",
      paramLabel = "R",
      description =
          "breaks per decade of x a priori, for the probability that there is one; default"
              + " ${DEFAULT-VALUE}")
  private double rate = 0.25;

  /** The analysis prior for a design, where so many breaks come before the one to be located. */
  AnalysisPrior prior(Design design, int earlier) {
    if (!(horizon >= 0 && horizon <= 100)) {
      throw new InputException("--horizon " + horizon + ": must be from 0 to 100 decades");
    }
    if (breaks != null && (breaks < 1 || breaks > 9)) {
      throw new InputException("--breaks " + breaks + ": must be from 1 to 9");
    }
    List<PriorStatement> all = new ArrayList<>();
    files.forEach(file -> all.addAll(PriorParser.readFile(file)));
    statements.forEach(statement -> all.add(PriorParser.parse(statement, "--prior")));
    int before = breaks == null ? earlier : breaks - 1;
    return AnalysisPrior.of(design.logScales(), before, floor(), horizon, all);
  }

  double breakRate() {
    if (!(rate > 0 && rate < 100)) {
      throw new InputException("--break-rate " + rate + ": must be positive, such as 0.25");
    }
    return rate;
  }

  private FloorKind floor() {
    return switch (floor) {
      case "auto" -> FloorKind.AUTO;
      case "free" -> FloorKind.FREE;
      case "zero" -> FloorKind.ZERO;
      default ->
          throw new InputException(
              "--floor " + floor + ": there are three kinds, auto, free and zero");
    };
  }
}

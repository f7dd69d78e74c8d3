package org.foreshock.cli;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.fit.FitException;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;
import picocli.CommandLine.Model.OptionSpec;

/**
 * {@code foreshock fit} for one best curve: which of its options mean something then, and the fit.
 *
 * @param method to fit by
 * @param breaks number of breaks
 * @param noise what the response is
 * @param floor whether there is a limit
 * @param horizonDecades how far beyond the runs breaks are looked for
 */
record PointRun(
    PointMethod method, int breaks, NoiseModel noise, boolean floor, double horizonDecades) {
  private static final Set<String> MEANINGFUL =
      Set.of(
          "--example",
          "--x",
          "--y",
          "--seed",
          "--count",
          "--se",
          "--where",
          "--ceiling",
          "--up-to",
          "--method",
          "--breaks",
          "--to",
          "--predict",
          "--target",
          "--out",
          "--json",
          "--quiet",
          "--no-pictures",
          "--strict");

  /** What least squares knows beside these. */
  private static final Set<String> OF_LEAST_SQUARES = Set.of("--noise", "--floor", "--horizon");

  /** Refuses options that would be silently ignored. */
  void refuseOthers(List<OptionSpec> given) {
    for (OptionSpec option : given) {
      String name = option.longestName();
      boolean known =
          MEANINGFUL.contains(name)
              || (method == PointMethod.POINT && OF_LEAST_SQUARES.contains(name));
      if (!known) {
        throw new InputException(
            name
                + " means nothing with --method "
                + method.label()
                + ": leave it out, or use --method posterior");
      }
    }
    if (method == PointMethod.PUBLISHED && breaks != 1) {
      throw new InputException(
          "--breaks "
              + breaks
              + ": the published procedure has one break: leave --breaks out, or use --method"
              + " point");
    }
    if (noise != NoiseModel.LOGNORMAL && noise != NoiseModel.ADDITIVE) {
      throw new InputException(
          "--noise "
              + noise.label()
              + ": least squares know lognormal and additive noise: take one of them, or use"
              + " --method posterior");
    }
    if (!(horizonDecades >= 0 && horizonDecades < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          "--horizon " + horizonDecades + ": must be a finite number of decades, 0 or more");
    }
  }

  /** Number of parameters fitted, and so of scales needed. */
  int parameters() {
    return 3 + 3 * breaks - (floor ? 0 : 1);
  }

  /** The fit. */
  PointFit fit(Table table) {
    Sweep sweep = table.sweep();
    if (method == PointMethod.POINT) {
      return PointFit.leastSquares(sweep, noise, breaks, floor, horizonDecades);
    }
    try {
      return PointFit.published(sweep);
    } catch (IllegalArgumentException e) {
      throw new FitException(
          "the published procedure ended with numbers that make no law ("
              + e.getMessage()
              + "): see what --method point finds",
          e);
    }
  }

  /** The method of this name; empty for the posterior. */
  static Optional<PointMethod> method(String name) {
    if (name.equals("posterior")) {
      return Optional.empty();
    }
    for (PointMethod method : PointMethod.values()) {
      if (method.label().equals(name)) {
        return Optional.of(method);
      }
    }
    throw new InputException(
        "--method " + name + ": there are three, posterior, point and published");
  }
}

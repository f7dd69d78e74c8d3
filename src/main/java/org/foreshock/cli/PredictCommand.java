package org.foreshock.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.foreshock.Fit;
import org.foreshock.Forecast;
import org.foreshock.data.InputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foreshock predict}: the forecast of a stored fit at other scales. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock predict DIR --at X[,X...] [--json] [--strict]",
    description = "Tells the forecast of a stored fit at other scales, without fitting again.",
    footer = {
      "",
      "Examples:",
      "  foreshock fit --example --out my-fit",
      "  foreshock predict my-fit --at 1000,2000",
      "  foreshock predict my-fit --at 1e4 --json"
    })
final class PredictCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "folder that foreshock fit --out has written")
  private Path folder;

  @Option(
      names = "--at",
      paramLabel = "X",
      split = ",",
      required = true,
      description = "scales, separated by commas")
  private double[] points;

  @Option(names = "--json", description = "print JSON: forecast as in summary.json")
  private boolean json;

  @Option(names = "--strict", description = "exit with status 3 if the fit did not converge")
  private boolean strict;

  @Override
  public Integer call() {
    if (folder.toString().isEmpty()) {
      throw new InputException(
          "DIR is empty: name a folder that `foreshock fit --out` has written");
    }
    for (double point : points) {
      if (!(point > 0 && point < Double.POSITIVE_INFINITY)) {
        throw new InputException("--at " + point + ": must be a positive scale");
      }
    }
    Fit fit = Fit.read(folder);
    Forecast forecast = fit.forecast(points);
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? forecast.json() : OptionWords.in(forecast.toString()));
    out.flush();
    Main.warn(spec, "not converged", json ? fit.problems() : List.of());
    return strict && !fit.ok() ? Main.NOT_CONVERGED : 0;
  }
}

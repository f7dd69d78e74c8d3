package org.foreshock.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.foreshock.Fit;
import org.foreshock.FitBuilder;
import org.foreshock.Foreshock;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code foreshock fit}: from a table of runs to a posterior and credible bands. */
@Command(
    name = "fit",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock fit (FILE | --example) [OPTION]...",
    description = {
      "Fits a broken power law with a given number of breaks to a table of training runs.",
      "",
      "Prints the posterior, its diagnostics and a forecast, and writes tables and pictures"
          + " into a folder."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock fit --example",
      "  foreshock fit runs.csv --x flops --y loss --to 1e24 --out my-fit",
      "  foreshock fit all.csv --where curve=Amber --where split=train --breaks 2",
      "  foreshock fit means.csv --count n --se se --target 2.5",
      "  foreshock fit runs.csv --prior 'f ~ lognormal(-1.6, 0.5)' --floor zero",
      "  foreshock fit accuracy.csv --y accuracy --ceiling 1 --noise student-t",
      "  foreshock fit ratings.csv --y elo --noise additive",
      "  foreshock fit runs.csv --breaks auto",
      "  foreshock fit runs.csv --prior-only",
      "  foreshock fit runs.csv --sampler adaptive-metropolis --warmup 4000",
      "  foreshock fit runs.csv --up-to 1e20",
      "  foreshock fit --example --method published --up-to 736",
      "",
      "Exit status: 0 done, 1 failed, 2 bad input, 3 not converged (with --strict)."
    })
final class FitCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @ArgGroup(validate = false, heading = "%nThe runs%n")
  private TableInput input = new TableInput();

  @ArgGroup(validate = false, heading = "%nThe model%n")
  private ModelInput model = new ModelInput();

  @ArgGroup(validate = false, heading = "%nThe priors%n")
  private PriorInput prior = new PriorInput();

  @ArgGroup(validate = false, heading = "%nThe chains%n")
  private ChainInput chains = new ChainInput();

  @ArgGroup(validate = false, heading = "%nThe forecast%n")
  private ForecastInput forecast = new ForecastInput();

  @ArgGroup(validate = false, heading = "%nThe output%n")
  private OutputInput output = new OutputInput();

  /** The law and its noise. */
  static final class ModelInput {
    @Option(
        names = "--method",
        paramLabel = "METHOD",
        description = {
          "how to fit; default posterior:",
          "  posterior  credible bands, by MCMC",
          "  point      one curve, by least squares",
          "  published  one curve, as the law's authors fit it"
        })
    private String method;

    @Option(
        names = "--breaks",
        paramLabel = "N",
        description =
            "number of breaks; default 1. auto: not known; laws with 0 to --max-breaks, a = 0 or"
                + " not, are averaged by their evidence")
    private String breaks;

    @Option(
        names = "--max-breaks",
        paramLabel = "N",
        description = "--breaks auto: most breaks; default 3")
    private Integer maxBreaks;

    @Option(
        names = "--break-rate",
        paramLabel = "R",
        description =
            "--breaks auto: breaks per decade of x before the runs have been seen; default 0.25")
    private Double breakRate;

    @Option(
        names = "--noise",
        paramLabel = "MODEL",
        description = {
          "how runs scatter; default lognormal:",
          "  lognormal        ln y ~ normal(ln mu, sigma)",
          "  student-t        the same with heavy tails, nu degrees of freedom",
          "  heteroscedastic  the same with ln sigma linear in ln x",
          "  additive         y ~ normal(mu, sigma), for metrics that may be 0 or negative"
        })
    private String noise;

    boolean isPosterior() {
      return method == null || method.equals("posterior");
    }

    private static void askBreaks(FitBuilder fit, String number) {
      if (number.equals("auto")) {
        fit.unknownBreaks();
        return;
      }
      try {
        fit.breaks(Integer.parseInt(number));
      } catch (NumberFormatException e) {
        throw new InputException(
            Setting.BREAKS.to(number) + ": must be a number from 0 to 9, or auto", e);
      }
    }

    void ask(FitBuilder fit) {
      Given.ask(method, fit::method);
      Given.ask(breaks, number -> askBreaks(fit, number));
      Given.ask(maxBreaks, fit::maxBreaks);
      Given.ask(breakRate, fit::breakRate);
      Given.ask(noise, fit::noise);
    }
  }

  /** Where the forecast is told. */
  static final class ForecastInput {
    @Option(
        names = "--to",
        paramLabel = "X",
        description = "end of the bands; default: half as many decades as the runs span, 0.3 to 2")
    private Double to;

    @Option(
        names = "--predict",
        paramLabel = "X",
        split = ",",
        description = "scales to tell the forecast at; default 1.5, 3 and 10 times the largest")
    private double[] points;

    @Option(
        names = "--target",
        paramLabel = "Y",
        description = "also tell the scale at which the curve reaches Y")
    private Double target;

    void ask(FitBuilder fit) {
      Given.ask(to, fit::bandsTo);
      Given.ask(points, fit::forecastAt);
      Given.ask(target, fit::target);
    }
  }

  /** What is written and printed. */
  static final class OutputInput {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = {
          "folder for summary.json, draws.csv, bands.csv, bands.png, bands.svg and breaks.png",
          "(of one curve: summary.json, curve.csv, curve.png and curve.svg);",
          "default: the table's name with -fit (none with --json)"
        })
    private Path folder;

    @Option(names = "--json", description = "print summary.json instead of the table")
    private boolean json;

    @Option(names = "--quiet", description = "print no table and no progress")
    private boolean quiet;

    @Option(names = "--no-pictures", description = "draw no pictures")
    private boolean noPictures;

    @Option(
        names = "--no-sensitivity",
        description = "do not refit under a narrower and a wider prior of f")
    private boolean noSensitivity;

    @Option(names = "--prior-only", description = "do not fit: show what the priors alone predict")
    private boolean priorOnly;

    @Option(names = "--strict", description = "exit with status 3 if a diagnostic fails")
    private boolean strict;

    void ask(FitBuilder fit) {
      if (noSensitivity) {
        fit.sensitivity(false);
      }
      if (priorOnly) {
        fit.priorOnly(true);
      }
    }
  }

  @Override
  public Integer call() {
    try (FitProgress progress =
        new FitProgress(!output.quiet, ProgressLine.Screen.of(spec.commandLine().getErr()))) {
      FitBuilder fit = Foreshock.fit(input.runs()).progress(progress);
      model.ask(fit);
      prior.ask(fit);
      chains.ask(fit);
      forecast.ask(fit);
      output.ask(fit);
      folder().ifPresent(place -> fit.writeTo(place, !output.noPictures));
      return conclude(fit.run());
    }
  }

  private Optional<Path> folder() {
    if (output.folder != null) {
      return Optional.of(output.folder);
    }
    return output.json ? Optional.empty() : Optional.of(input.defaultFolder());
  }

  private int conclude(Fit fit) {
    PrintWriter out = spec.commandLine().getOut();
    if (output.json) {
      out.print(fit.json());
      Main.warn(
          spec,
          model.isPosterior() ? "not converged" : "caution",
          output.quiet ? List.of() : fit.problems());
    } else if (!output.quiet) {
      out.print(OptionWords.in(fit.toString()));
      out.println();
      fit.written().forEach(file -> out.println("wrote " + file));
    }
    out.flush();
    return output.strict && !fit.ok() ? Main.NOT_CONVERGED : 0;
  }
}

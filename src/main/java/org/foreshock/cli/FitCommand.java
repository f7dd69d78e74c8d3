package org.foreshock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.forecast.DrawsPredictive;
import org.foreshock.forecast.HeldOut;
import org.foreshock.forecast.Horizon;
import org.foreshock.forecast.Outlook;
import org.foreshock.forecast.PointOutlook;
import org.foreshock.forecast.ResponseScale;
import org.foreshock.forecast.Sensitivity;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;
import org.foreshock.report.OutputFolder;
import org.foreshock.report.PointResults;
import org.foreshock.report.Results;
import org.foreshock.report.SummaryJson;
import org.foreshock.report.TextReport;
import org.foreshock.sampler.ChainSettings;
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
          "how to fit; default ${DEFAULT-VALUE}:",
          "  posterior  credible bands, by MCMC",
          "  point      one curve, by least squares",
          "  published  one curve, as the law's authors fit it"
        })
    private String method = "posterior";

    @Option(
        names = "--breaks",
        paramLabel = "N",
        description = "number of breaks; default ${DEFAULT-VALUE}")
    private int breaks = 1;

    @Option(
        names = "--noise",
        paramLabel = "MODEL",
        description = {
          "how runs scatter; default ${DEFAULT-VALUE}:",
          "  lognormal        ln y ~ normal(ln mu, sigma)",
          "  student-t        the same with heavy tails, nu degrees of freedom",
          "  heteroscedastic  the same with ln sigma linear in ln x",
          "  additive         y ~ normal(mu, sigma), for metrics that may be 0 or negative"
        })
    private String noise = "lognormal";

    NoiseModel noise() {
      return NoiseModel.named(noise)
          .orElseThrow(
              () ->
                  new InputException(
                      "--noise "
                          + noise
                          + ": there is no such model; the models are "
                          + String.join(
                              ", ",
                              Stream.of(NoiseModel.values()).map(NoiseModel::label).toList())));
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
  }

  @Override
  public Integer call() throws IOException {
    Optional<PointMethod> point = PointRun.method(model.method);
    return point.isPresent() ? fitCurve(point.get()) : fitPosterior();
  }

  private int fitCurve(PointMethod method) throws IOException {
    PointRun run =
        new PointRun(method, model.breaks, model.noise(), prior.hasFloor(), prior.horizon());
    run.refuseOthers(spec.commandLine().getParseResult().matchedOptions());
    Table table = readTable(run.parameters());
    Horizon horizon = horizon(table);
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return conclude(curve(run, table, horizon), List.of());
    }
    try (OutputFolder out = OutputFolder.open(folder.get())) {
      PointResults results = curve(run, table, horizon);
      return conclude(results, out.write(results.files(!output.noPictures)));
    }
  }

  private PointResults curve(PointRun run, Table table, Horizon horizon) {
    PointFit fit = run.fit(table);
    return new PointResults(
        Main.Version.text(),
        input.title(),
        input.source(),
        table,
        fit,
        fit.method() == PointMethod.POINT ? prior.horizon() : Double.NaN,
        PointOutlook.of(fit, table, horizon, Optional.ofNullable(forecast.target)));
  }

  private int conclude(PointResults results, List<Path> files) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> problems = results.fit().problems();
    if (output.json) {
      out.print(results.json());
      Main.warn(spec, "caution", output.quiet ? List.of() : problems);
    } else if (!output.quiet) {
      out.print(OptionWords.in(results.text()));
      out.println();
      files.forEach(file -> out.println("wrote " + file));
    }
    out.flush();
    return output.strict && !problems.isEmpty() ? Main.NOT_CONVERGED : 0;
  }

  private int fitPosterior() throws IOException {
    ChainSettings settings = chains.settings();
    Table table = readTable(model.breaks + 3);
    Model stated = model(table);
    Horizon horizon = horizon(table);
    Optional<Path> folder = folder();
    if (folder.isEmpty()) {
      return conclude(run(table, stated, settings, horizon), List.of());
    }
    try (OutputFolder out = OutputFolder.open(folder.get())) {
      Results results = run(table, stated, settings, horizon);
      return conclude(results, out.write(results, !output.noPictures));
    }
  }

  private Table readTable(int scales) {
    if (model.breaks < 0 || model.breaks > 9) {
      throw new InputException("--breaks " + model.breaks + ": must be from 0 to 9");
    }
    Table table = input.read(model.noise());
    if (!output.priorOnly) {
      table.requireScales(scales, model.breaks, input.source());
    }
    return table;
  }

  private Model model(Table table) {
    Sweep sweep = table.sweep();
    Model stated =
        new Model(
            sweep, prior.priors(sweep, model.breaks, model.noise()), model.noise(), table.metric());
    if (!output.priorOnly && stated.posterior().dimension() == 0) {
      throw new InputException(
          "the priors fix every quantity, so nothing is left to fit: free one of them, or see what"
              + " they predict with --prior-only");
    }
    return stated;
  }

  private Horizon horizon(Table table) {
    Sweep sweep = table.sweep();
    double kept = table.heldOut().map(Sweep::maxX).orElse(0.0);
    double to = forecast.to == null ? Math.max(kept, Horizon.end(sweep)) : forecast.to;
    double[] stated = forecast.points == null ? Horizon.points(sweep) : forecast.points;
    double[] points = Arrays.stream(stated).sorted().distinct().toArray();
    check(Double.isFinite(to) && to > sweep.minX(), "--to", to, "beyond the smallest scale");
    for (double point : points) {
      check(Double.isFinite(point) && point > 0, "--predict", point, "a positive scale");
    }
    if (forecast.target != null) {
      double target = forecast.target;
      boolean within = table.metric().flip(target) > 0 || !model.noise().isLog();
      check(
          Double.isFinite(target) && within,
          "--target",
          target,
          table.metric().isReversed() ? "below the ceiling" : "positive, as y is");
    }
    return new Horizon(sweep.minX(), Math.max(to, sweep.maxX()), points);
  }

  private static void check(boolean good, String option, double value, String what) {
    if (!good) {
      throw new InputException(option + " " + value + ": must be " + what);
    }
  }

  private Optional<Path> folder() {
    if (output.folder != null) {
      if (output.folder.toString().isEmpty()) {
        throw new InputException("--out names no folder: give it one, such as --out my-fit");
      }
      return Optional.of(output.folder);
    }
    return output.json ? Optional.empty() : Optional.of(input.defaultFolder());
  }

  private Results run(Table table, Model stated, ChainSettings settings, Horizon horizon) {
    Fit fit = fit(stated, settings);
    Outlook outlook =
        Outlook.of(
            fit, horizon, Optional.ofNullable(forecast.target), settings.seed(), !output.priorOnly);
    return new Results(
        Main.Version.text(),
        input.title(),
        input.source(),
        table,
        fit,
        settings,
        prior.horizon(),
        output.priorOnly,
        outlook,
        table.heldOut().map(runs -> heldOut(fit, runs, settings.seed())),
        sensitivity(fit, settings, horizon));
  }

  private static HeldOut heldOut(Fit fit, Sweep runs, long seed) {
    return HeldOut.of(
        new DrawsPredictive(fit.draws(), fit.model().metric(), seed),
        ResponseScale.of(fit.model().noise(), fit.model().metric()),
        runs);
  }

  private Fit fit(Model stated, ChainSettings settings) {
    if (output.priorOnly) {
      return Fit.prior(stated, settings);
    }
    try (Progress progress = progress("sampling", settings)) {
      return Fit.posterior(stated, settings, progress);
    }
  }

  private Progress progress(String task, ChainSettings settings) {
    long total = (long) settings.chains() * (settings.warmup() + settings.draws());
    Progress.Screen screen = Progress.Screen.of(spec.commandLine().getErr());
    return new Progress(!output.quiet, task, total, screen, System::nanoTime);
  }

  /** The main answers again under a narrower and a wider prior of f. */
  private List<Sensitivity> sensitivity(Fit fit, ChainSettings settings, Horizon horizon) {
    if (output.noSensitivity || output.priorOnly || model.breaks == 0) {
      return List.of();
    }
    double x = horizon.points()[horizon.points().length / 2];
    return List.of(
        Sensitivity.of(0.5, refit(fit, 0.5, settings), x),
        Sensitivity.of(1, fit, x),
        Sensitivity.of(2, refit(fit, 2, settings), x));
  }

  private Fit refit(Fit fit, double factor, ChainSettings settings) {
    String task = factor < 1 ? "narrower prior of f" : "wider prior of f";
    try (Progress progress = progress(task, settings)) {
      return fit.withSharpness(factor, settings, progress);
    }
  }

  private int conclude(Results results, List<Path> files) {
    PrintWriter out = spec.commandLine().getOut();
    List<String> problems = results.fit().diagnosis().problems();
    if (output.json) {
      out.print(SummaryJson.text(results));
      Main.warn(spec, "not converged", output.quiet ? List.of() : problems);
    } else if (!output.quiet) {
      out.print(OptionWords.in(TextReport.of(results)));
      out.println();
      files.forEach(file -> out.println("wrote " + file));
    }
    out.flush();
    return output.strict && !problems.isEmpty() ? Main.NOT_CONVERGED : 0;
  }
}

package org.foreshock.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.foreshock.backtest.Backtest;
import org.foreshock.backtest.Case;
import org.foreshock.backtest.CurveScore;
import org.foreshock.backtest.Cuts;
import org.foreshock.backtest.Foretold;
import org.foreshock.backtest.Totals;
import org.foreshock.data.CurvesReader;
import org.foreshock.data.InputException;
import org.foreshock.method.Method;
import org.foreshock.report.BacktestResults;
import org.foreshock.report.OutputFolder;
import org.foreshock.work.Journal;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.WorkQueue;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code foreshock backtest}: forecasts of curves whose future is known, scored. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    sortOptions = false,
    customSynopsis = "foreshock backtest FILE... [OPTION]...",
    description = {
      "Scores forecasts of curves whose future is known: how far off they are, and whether their"
          + " intervals hold what they say.",
      "",
      "Every method is shown the first part of each curve and scored on the rest."
    },
    footer = {
      "",
      "Examples:",
      "  foreshock backtest curves.csv --group collection,curve",
      "  foreshock backtest curves.csv.gz --methods m1,m2,m4,last --out scores",
      "  foreshock backtest runs.csv --group task --x flops --y loss --holdout 0.4",
      "  foreshock backtest a.csv b.csv --methods foreshock,bnsl-point --json",
      "",
      "Exit status: 0 done (curves that cannot be scored are results), 1 failed, 2 bad input."
    })
final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      hideParamSyntax = true,
      description = "tables of many curves, a row for each run; .gz is unpacked")
  private List<Path> files = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nThe curves%n")
  private CurvesInput curves = new CurvesInput();

  @ArgGroup(validate = false, heading = "%nThe forecasts%n")
  private ForecastsInput forecasts = new ForecastsInput();

  @ArgGroup(validate = false, heading = "%nThe work and its output%n")
  private OutputInput output = new OutputInput();

  /** Which rows are which curve, and what is held out of it. */
  static final class CurvesInput {
    @Option(
        names = "--group",
        paramLabel = "COLUMNS",
        description =
            "columns whose values name a curve; of two or more the first names its collection;"
                + " default ${DEFAULT-VALUE}")
    private String group = "collection,curve";

    @Option(
        names = "--x",
        paramLabel = "COLUMN",
        description = "column of the scale; default ${DEFAULT-VALUE}")
    private String x = "x";

    @Option(
        names = "--y",
        paramLabel = "COLUMN",
        description = "column of the metric; default ${DEFAULT-VALUE}")
    private String y = "y";

    @Option(
        names = "--split",
        paramLabel = "COLUMN",
        description =
            "column that says train or test; default split, if there is one and neither --holdout"
                + " nor --origins is given")
    private String split;

    @Option(
        names = "--holdout",
        paramLabel = "SHARE",
        description =
            "without a split: the last share of a curve's scales is forecast; default 0.3")
    private Double holdout;

    @Option(
        names = "--origins",
        paramLabel = "N",
        description =
            "without a split: from so many places, the first before all that is held out, the"
                + " others evenly spread in it; default 1")
    private Integer origins;

    private boolean isRolling() {
      return holdout != null || origins != null;
    }

    private Cuts cuts() {
      double share = holdout == null ? 0.3 : holdout;
      if (!(share > 0 && share < 1)) {
        throw new InputException("--holdout " + share + ": must be between 0 and 1, such as 0.3");
      }
      int places = origins == null ? 1 : origins;
      if (places < 1 || places > 100) {
        throw new InputException("--origins " + places + ": must be from 1 to 100");
      }
      if (split != null && isRolling()) {
        throw new InputException(
            "--split says what is held out, and --holdout and --origins do too: leave one out");
      }
      return new Cuts(share, places);
    }
  }

  /** Who forecasts. */
  static final class ForecastsInput {
    @Option(
        names = "--methods",
        paramLabel = "NAMES",
        description = {
          "who forecasts, in the table's order; default ${DEFAULT-VALUE}:",
          "  foreshock       the default forecast, breaks that may come included",
          "  m1              y = b x^-c",
          "  m2              y = a + b x^-c",
          "  m3              y = b (1/x + g)^c",
          "  m4              (y - a) / (e0 - y)^alpha = b x^-c",
          "  bnsl-published  one break, as the law's authors fit it",
          "  bnsl-point      least squares, breaks by hold-out",
          "  last            the last value, a random walk",
          "  tail            m1 on the last 30 %% of the scales"
        })
    private String methods = "foreshock";

    @Option(
        names = "--random-seed",
        paramLabel = "N",
        description = "results depend on options and this alone; default ${DEFAULT-VALUE}")
    private long seed = 1;
  }

  /** How the work is done, and what is written and printed. */
  static final class OutputInput {
    @Option(
        names = "--out",
        paramLabel = "DIR",
        description = {
          "folder for backtest.json, curves.csv, totals.csv, forecasts.csv and the journal,",
          "from which an interrupted command goes on; default: foreshock-backtest",
          "(none with --json)"
        })
    private Path folder;

    @Option(names = "--json", description = "print backtest.json instead of the table")
    private boolean json;

    @Option(names = "--quiet", description = "print no table and no progress")
    private boolean quiet;

    @Option(
        names = "--no-seconds",
        description = "do not tell seconds, the one thing that differs from run to run")
    private boolean noSeconds;

    @Option(
        names = "--threads",
        paramLabel = "N",
        description = "curves at a time; results do not depend on it; default: all processors")
    private int threads = Runtime.getRuntime().availableProcessors();

    private Optional<Path> folder() {
      if (folder != null && folder.toString().isEmpty()) {
        throw new InputException("--out names no folder: give it one, such as --out scores");
      }
      return folder == null && !json
          ? Optional.of(Path.of("foreshock-backtest"))
          : Optional.ofNullable(folder);
    }

    private int threads() {
      if (threads < 1 || threads > 1024) {
        throw new InputException("--threads " + threads + ": must be from 1 to 1024");
      }
      return threads;
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Method> methods = methods();
    List<Case> cases = cases();
    Optional<Path> folder = output.folder();
    PrintWriter err = spec.commandLine().getErr();
    try (Closeables open = new Closeables()) {
      Optional<OutputFolder> to =
          folder.map(path -> open.keep(OutputFolder.open(path, BacktestResults.FILES)));
      Optional<Journal<Foretold>> journal =
          folder.map(path -> open.keep(Backtest.journal(path.resolve("forecasts.journal"))));
      SweepProgress progress =
          open.keep(
              new SweepProgress(
                  "forecasting", err, !output.quiet, journal.isPresent(), System::nanoTime));
      WorkQueue<Foretold> queue = open.keep(new ThreadQueue<>(output.threads(), journal, progress));
      List<CurveScore> scores =
          Backtest.run(cases, methods, Main.Version.text(), forecasts.seed, queue);
      progress.close();
      conclude(results(methods, scores), to);
    }
    return 0;
  }

  private BacktestResults results(List<Method> methods, List<CurveScore> scores) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("files", files.stream().map(Path::toString).toList());
    settings.put("group", columns());
    settings.put("methods", methods.stream().map(Method::label).toList());
    settings.put("random_seed", forecasts.seed);
    return new BacktestResults(
        Main.Version.text(),
        settings,
        scores,
        Totals.of(scores, forecasts.seed),
        !output.noSeconds);
  }

  private void conclude(BacktestResults results, Optional<OutputFolder> folder) {
    PrintWriter out = spec.commandLine().getOut();
    List<Path> written = folder.map(to -> to.write(results.files())).orElse(List.of());
    if (output.json) {
      out.print(results.json());
    } else if (!output.quiet) {
      out.print(OptionWords.in(results.text()));
      out.println();
      written.forEach(file -> out.println("wrote " + file));
    }
    out.flush();
  }

  private List<Method> methods() {
    Set<String> names = new LinkedHashSet<>(Lists.split(forecasts.methods, "--methods"));
    return names.stream().map(Methods::named).toList();
  }

  private List<String> columns() {
    return Lists.split(curves.group, "--group");
  }

  private List<Case> cases() {
    if (files.isEmpty()) {
      throw new InputException("no table: name a FILE of curves");
    }
    Cuts cuts = curves.cuts();
    CurvesReader.Options options =
        new CurvesReader.Options(columns(), curves.x, curves.y, curves.split, !curves.isRolling());
    Map<List<String>, Path> seen = new LinkedHashMap<>();
    List<Case> cases = new ArrayList<>();
    for (Path file : files) {
      for (CurvesReader.Curve curve : CurvesReader.read(file, options)) {
        List<String> name = named(curve.group(), file);
        Path other = seen.putIfAbsent(name, file);
        if (other != null) {
          throw new InputException(
              "curve "
                  + name.get(1)
                  + " is in both "
                  + other
                  + " and "
                  + file
                  + ": leave one out, or name curves by more columns with --group");
        }
        cases.addAll(cuts.of(name.get(0), name.get(1), curve));
      }
    }
    return cases;
  }

  /** Collection and curve; a single column names the curve, and the file its collection. */
  private static List<String> named(List<String> group, Path file) {
    return group.size() == 1
        ? List.of(TableInput.stem(file), group.get(0))
        : List.of(group.get(0), String.join(" ", group.subList(1, group.size())));
  }
}

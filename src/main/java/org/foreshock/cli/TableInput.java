package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.Runs;
import org.foreshock.data.Example;
import org.foreshock.data.InputException;
import org.foreshock.data.Selection;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which table, and which of its columns and rows. */
final class TableInput {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      hideParamSyntax = true,
      description = "table of runs: CSV or TSV with a line of column names")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--example",
      description = "use the built-in table: four-digit addition, arXiv 2210.14891")
  private boolean example;

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
      names = "--seed",
      paramLabel = "COLUMN",
      description = "column that numbers the seeds; default seed, if there is one")
  private String seed;

  @Option(
      names = "--count",
      paramLabel = "COLUMN",
      description = "rows are averages: column of the number of runs behind each")
  private String count;

  @Option(
      names = "--se",
      paramLabel = "COLUMN",
      description = "rows are averages: column of the standard error of each")
  private String se;

  @Option(
      names = "--where",
      paramLabel = "COLUMN=VALUE",
      description = "use only the rows with this value (repeatable: all must hold)")
  private List<String> where = new ArrayList<>();

  @Option(
      names = "--up-to",
      paramLabel = "X",
      description =
          "fit the runs at scales up to X; hold out the others, show them hollow and score the"
              + " forecast with them")
  private Double upTo;

  @Option(
      names = "--ceiling",
      paramLabel = "V",
      description =
          "the metric rises towards V (1 for accuracy): the law is that of V - y, all else is told"
              + " in y")
  private Double ceiling;

  /** The runs as they are asked for. */
  Runs runs() {
    if (example && !files.isEmpty()) {
      throw new InputException("both a FILE and --example are given: leave one out");
    }
    if (!example && (files.isEmpty() || files.get(0).toString().isEmpty())) {
      throw new InputException("no table: name a FILE of runs, or try --example");
    }
    if (files.size() > 1) {
      throw new InputException(
          "two tables, " + files.get(0) + " and " + files.get(1) + ": a fit takes one");
    }
    Runs runs = example ? Runs.example() : Runs.read(files.get(0));
    return selected(columns(runs));
  }

  private Runs columns(Runs runs) {
    Runs named = runs.x(x).y(y);
    named = seed == null ? named : named.seedColumn(seed);
    named = count == null ? named : named.count(count);
    return se == null ? named : named.averages(count, se);
  }

  private Runs selected(Runs runs) {
    Runs selected = runs;
    for (Selection each : where.stream().map(Selection::parse).toList()) {
      selected = selected.where(each.column(), each.value());
    }
    selected = ceiling == null ? selected : selected.ceiling(ceiling);
    selected = upTo == null ? selected : selected.upTo(upTo);
    return example ? selected.title(Example.TITLE) : selected;
  }

  /** Where results go if the user does not say. */
  Path defaultFolder() {
    return Path.of((example ? "four-digit-addition" : stem()) + "-fit");
  }

  private String stem() {
    return stem(files.get(0));
  }

  /** A file's name without its ending. */
  static String stem(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Selection;
import org.foreshock.data.Table;
import org.foreshock.data.TableOptions;
import org.foreshock.data.TableReader;
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

  /** Reads the table, for runs that scatter so. */
  Table read(NoiseModel noise) {
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
    List<Selection> selections = where.stream().map(Selection::parse).toList();
    if (ceiling != null && !Double.isFinite(ceiling)) {
      throw new InputException("--ceiling " + ceiling + ": must be a finite number, such as 1");
    }
    Metric metric = ceiling == null ? Metric.PLAIN : new Metric(ceiling);
    TableOptions options = new TableOptions(x, y, seed, count, se, selections, noise, metric);
    Table table =
        example
            ? TableReader.read(Example.table(), source(), options)
            : TableReader.read(files.get(0), options);
    return upTo == null ? table : table.upTo(upTo);
  }

  /** The table as messages name it. */
  String source() {
    return example ? "built-in example" : files.get(0).toString();
  }

  /** A title for pictures: the file's name and what was picked. */
  String title() {
    if (example) {
      return Example.TITLE;
    }
    List<String> parts = new ArrayList<>(List.of(stem()));
    where.forEach(each -> parts.add(each.substring(each.indexOf('=') + 1)));
    return String.join(", ", parts);
  }

  /** Where results go if the user does not say. */
  Path defaultFolder() {
    return Path.of((example ? "four-digit-addition" : stem()) + "-fit");
  }

  private String stem() {
    String name = files.get(0).getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

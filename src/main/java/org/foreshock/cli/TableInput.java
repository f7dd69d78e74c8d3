package org.foreshock.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Domain;
import org.foreshock.data.InputException;
import org.foreshock.data.Selection;
import org.foreshock.data.Table;
import org.foreshock.data.TableOptions;
import org.foreshock.data.TableReader;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which table, and which of its columns and rows. */
final class TableInput {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "table of runs (CSV or TSV with a header); columns x and y by default")
  private Path file;

  @Option(
      names = "--example",
      description = "use the built-in table: four-digit addition, arXiv 2210.14891")
  private boolean example;

  @Option(names = "--x", paramLabel = "COLUMN", description = "column of the scale")
  private String x = "x";

  @Option(names = "--y", paramLabel = "COLUMN", description = "column of the metric")
  private String y = "y";

  @Option(names = "--seed", paramLabel = "COLUMN", description = "column that numbers the seeds")
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

  /** Reads the table. */
  Table read() {
    if (example == (file != null)) {
      throw new InputException(
          example
              ? "both a FILE and --example are given: leave one out"
              : "no table: name a FILE of runs, or try --example");
    }
    List<Selection> selections = where.stream().map(Selection::parse).toList();
    TableOptions options = new TableOptions(x, y, seed, count, se, selections, Domain.POSITIVE);
    return example
        ? TableReader.read(Example.table(), source(), options)
        : TableReader.read(file, options);
  }

  /** The table as messages name it. */
  String source() {
    return example ? "built-in example" : file.toString();
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
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return dot > 0 ? name.substring(0, dot) : name;
  }
}

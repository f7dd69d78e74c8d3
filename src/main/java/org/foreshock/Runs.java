package org.foreshock;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.foreshock.data.Example;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Selection;
import org.foreshock.data.Setting;
import org.foreshock.data.Table;
import org.foreshock.data.TableOptions;
import org.foreshock.data.TableReader;
import org.foreshock.data.TextFile;

/**
 * Training runs, as a table and what it says where. Immutable: each method gives another one. What
 * the table holds is checked when it is fitted, since the noise model has a say in it.
 */
public final class Runs {
  private final String text;
  private final String source;
  private final String title;
  private final TableOptions options;
  private final Double largest;

  private Runs(String text, String source, String title, TableOptions options, Double largest) {
    this.text = text;
    this.source = source;
    this.title = title;
    this.options = options;
    this.largest = largest;
  }

  private static Runs of(String text, String source, String title) {
    return new Runs(text, source, title, TableOptions.defaults(), null);
  }

  /**
   * Reads a table: CSV or TSV in UTF-8 with a line of column names. The scale is in column {@code
   * x} and the metric in {@code y} unless told otherwise.
   *
   * @throws org.foreshock.data.InputException if the file cannot be read
   */
  public static Runs read(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    return of(TextFile.read(file), file.toString(), dot > 0 ? name.substring(0, dot) : name);
  }

  /**
   * Runs that the program holds.
   *
   * @param x the scale of each run
   * @param y the metric of each run
   */
  public static Runs of(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(
          "each run has one scale and one metric: " + x.length + " and " + y.length);
    }
    StringBuilder rows = new StringBuilder("x,y\n");
    for (int i = 0; i < x.length; i++) {
      rows.append(x[i]).append(',').append(y[i]).append('\n');
    }
    return of(rows.toString(), "runs", "runs");
  }

  /** The built-in example: four-digit addition, 17 runs of Caballero et al. (ICLR 2023). */
  public static Runs example() {
    return of(Example.table(), "built-in example", Example.TITLE);
  }

  /** With another column of the scale. */
  public Runs x(String column) {
    return with(column, options.y(), options.seed(), options.count(), options.se());
  }

  /** With another column of the metric. */
  public Runs y(String column) {
    return with(options.x(), column, options.seed(), options.count(), options.se());
  }

  /** With a column that numbers the seeds; by default {@code seed}, if there is one. */
  public Runs seedColumn(String column) {
    return with(options.x(), options.y(), column, options.count(), options.se());
  }

  /**
   * Rows are averages of several runs each.
   *
   * @param count column of the number of runs behind each
   */
  public Runs count(String count) {
    return with(options.x(), options.y(), options.seed(), count, options.se());
  }

  /**
   * Rows are averages whose standard errors are known.
   *
   * @param count column of the number of runs behind each
   * @param standardError column of the standard error of each
   */
  public Runs averages(String count, String standardError) {
    return with(options.x(), options.y(), options.seed(), count, standardError);
  }

  private Runs with(String x, String y, String seed, String count, String error) {
    return new Runs(
        text,
        source,
        title,
        new TableOptions(
            x, y, seed, count, error, options.where(), options.noise(), options.metric()),
        largest);
  }

  /** The rows that hold a value in a column, of those that are left. */
  public Runs where(String column, String value) {
    List<Selection> all = new ArrayList<>(options.where());
    all.add(new Selection(column, value));
    return new Runs(
        text, source, title + ", " + value.strip(), with(all, options.metric()), largest);
  }

  /**
   * The metric rises towards a ceiling, 1 for an accuracy: the law is that of what is left to it,
   * and all else is told in y.
   */
  public Runs ceiling(double ceiling) {
    Setting.CEILING.check(Double.isFinite(ceiling), ceiling, "a finite number, such as 1");
    return new Runs(text, source, title, with(options.where(), new Metric(ceiling)), largest);
  }

  private TableOptions with(List<Selection> where, Metric metric) {
    return new TableOptions(
        options.x(),
        options.y(),
        options.seed(),
        options.count(),
        options.se(),
        where,
        options.noise(),
        metric);
  }

  /** With the runs at larger scales held out, to score the forecast with. */
  public Runs upTo(double x) {
    return new Runs(text, source, title, options, x);
  }

  /** With another title, for pictures and tables. */
  public Runs title(String words) {
    return new Runs(text, source, Objects.requireNonNull(words), options, largest);
  }

  String title() {
    return title;
  }

  String source() {
    return source;
  }

  /** The table, for runs that scatter so. */
  Table table(NoiseModel noise) {
    TableOptions all =
        new TableOptions(
            options.x(),
            options.y(),
            options.seed(),
            options.count(),
            options.se(),
            options.where(),
            noise,
            options.metric());
    Table table = TableReader.read(text, source, all);
    return largest == null ? table : table.upTo(largest);
  }
}

package org.foreshock.benchmark;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;

/** Called by {@code run}: {@code Measure ROUNDS QUICK OUT MACHINE SCALAR JDK...}. */
public final class Measure {
  private static final int[] SCALES = {17, 30, 360};
  private static final int[] BREAKS = {1, 2, 3};

  /** Methods of the benchmark, in the order of columns. */
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put("same", "same density");
    TITLES.put("posterior", "default priors");
    TITLES.put("law", "law alone");
  }

  private final boolean quick;
  private final String scalar;
  private final List<String> jdks;

  /** For each column of the table and each setting, the times of every process. */
  private final Map<Column, Map<Setting, List<Times>>> times = new LinkedHashMap<>();

  /** A program and what of it is measured. */
  private record Column(String program, String what) {
    String title() {
      return what.isEmpty() ? program : program + ", " + what;
    }
  }

  private Measure(boolean quick, String scalar, List<String> jdks) {
    this.quick = quick;
    this.scalar = scalar;
    this.jdks = jdks;
  }

  /** Measures, and writes benchmark.json and benchmark.md. */
  public static void main(String[] args) throws IOException, RunnerException {
    int rounds = Integer.parseInt(args[0]);
    boolean quick = Boolean.parseBoolean(args[1]);
    Path out = Path.of(args[2]);
    List<String> jdks = List.of(args).subList(5, args.length);
    Measure measure = new Measure(quick, args[4], jdks);
    for (int round = 1; round <= rounds; round++) {
      System.err.printf("round %d of %d%n", round, rounds);
      measure.round();
    }
    Files.createDirectories(out);
    String table = measure.table();
    Files.writeString(out.resolve("benchmark.md"), table);
    String json =
        JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(measure.json(args[3], rounds));
    Files.writeString(out.resolve("benchmark.json"), json + "\n");
    System.out.print(table);
    System.err.println("also in " + out);
  }

  /** Every program in turn on every setting, so that a busy minute of the machine hits all. */
  private void round() throws IOException, RunnerException {
    for (int scales : SCALES) {
      for (int breaks : BREAKS) {
        Setting setting = new Setting(scales, breaks);
        System.err.printf("  %d scales, breaks %d%n", scales, breaks);
        if (!scalar.isEmpty()) {
          add(new Column("C++", ""), setting, new Scalar(scalar).measure(setting));
        }
        for (String jdk : jdks) {
          measure(jdk, setting);
        }
      }
    }
  }

  private void measure(String jdk, Setting setting) throws IOException, RunnerException {
    int feature = feature(jdk);
    List<String> jvmArgs = new ArrayList<>(List.of("-XX:+UseSerialGC"));
    if (feature >= 23) {
      jvmArgs.add("--sun-misc-unsafe-memory-access=allow"); // JMH needs it, and would be told off
    }
    // compilers need a second or two until they have done their best, more when others compile
    TimeValue warmup = TimeValue.milliseconds(quick ? 300 : 800);
    TimeValue measured = TimeValue.milliseconds(quick ? 100 : 400);
    Options options =
        new OptionsBuilder()
            .include(GradientBenchmark.class.getName())
            .param("scales", Integer.toString(setting.scales()))
            .param("breaks", Integer.toString(setting.breaks()))
            .jvm(jdk + "/bin/java")
            .jvmArgs(jvmArgs.toArray(String[]::new))
            .forks(1)
            .warmupIterations(5)
            .warmupTime(warmup)
            .measurementIterations(5)
            .measurementTime(measured)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Collection<RunResult> results = new Runner(options).run();
    for (String method : TITLES.keySet()) {
      for (RunResult result : results) {
        if (result.getPrimaryResult().getLabel().equals(method)) {
          add(new Column("Java " + feature, TITLES.get(method)), setting, times(result));
        }
      }
    }
  }

  /** 17 for JDK 17.0.15, from the file that every JDK has. */
  private static int feature(String jdk) throws IOException {
    Matcher version =
        Pattern.compile("JAVA_VERSION=\"(\\d+)").matcher(Files.readString(Path.of(jdk, "release")));
    if (!version.find()) {
      throw new IOException("no version in the file release of " + jdk);
    }
    return Integer.parseInt(version.group(1));
  }

  private static Times times(RunResult result) {
    Statistics found = result.getPrimaryResult().getStatistics();
    return new Times(found.getMin(), found.getPercentile(10), found.getPercentile(50));
  }

  private void add(Column column, Setting setting, Times measured) {
    times
        .computeIfAbsent(column, c -> new LinkedHashMap<>())
        .computeIfAbsent(setting, s -> new ArrayList<>())
        .add(measured);
  }

  private String table() {
    StringBuilder text = new StringBuilder("| scales | breaks |");
    times.keySet().forEach(column -> text.append(' ').append(column.title()).append(" |"));
    text.append("\n|---|---|").append("---|".repeat(times.size())).append('\n');
    for (Setting setting : times.values().iterator().next().keySet()) {
      text.append("| ").append(setting.scales()).append(" | ").append(setting.breaks());
      for (Map<Setting, List<Times>> column : times.values()) {
        text.append(String.format(" | %.2f", Times.best(column.get(setting)) / 1000));
      }
      text.append(" |\n");
    }
    return text.toString();
  }

  private Map<String, Object> json(String machine, int rounds) {
    List<Object> rows = new ArrayList<>();
    times.forEach(
        (column, bySetting) ->
            bySetting.forEach(
                (setting, processes) ->
                    rows.add(
                        Map.of(
                            "program", column.program(),
                            "measured", column.what(),
                            "scales", setting.scales(),
                            "breaks", setting.breaks(),
                            "ns_best", Times.best(processes),
                            "ns_by_process", processes))));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("machine", machine);
    all.put("jdks", jdks);
    all.put("rounds", rounds);
    all.put("rows", rows);
    return all;
  }
}

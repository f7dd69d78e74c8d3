package org.foreshock.benchmark;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Called by {@code run --sweeps}: a table of {@link SweepBenchmark}. */
public final class MeasureSweeps {
  private MeasureSweeps() {}

  /** Measures, and prints the table. */
  public static void main(String[] args) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(SweepBenchmark.class.getName())
            .jvmArgs("-XX:+UseSerialGC")
            .forks(1)
            .warmupIterations(4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(5)
            .measurementTime(TimeValue.seconds(1))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    Map<Integer, Map<String, Double>> bySeeds = new TreeMap<>();
    for (RunResult result : new Runner(options).run()) {
      int seeds = Integer.parseInt(result.getParams().getParam("seeds"));
      bySeeds
          .computeIfAbsent(seeds, n -> new TreeMap<>())
          .put(
              result.getPrimaryResult().getLabel(),
              result.getPrimaryResult().getStatistics().getMin());
    }
    System.out.println("| seeds per scale | simulated, µs | and analysed, ms |\n|---|---|---|");
    bySeeds.forEach(
        (seeds, times) ->
            System.out.printf(
                "| %,d | %.2f | %.1f |%n",
                seeds, times.get("simulate"), times.get("simulateAndAnalyse") / 1000));
  }
}

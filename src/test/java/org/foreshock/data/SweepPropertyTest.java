package org.foreshock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Laws of gathering runs into scales. */
class SweepPropertyTest {
  /** A run, or the mean of several. */
  record Entry(double x, double y, int count, double se) {}

  @Provide
  Arbitrary<Entry> entries() {
    return Combinators.combine(
            Arbitraries.of(1.0, 10.0, 12.5, 1e9),
            Arbitraries.doubles().between(0.01, 100).ofScale(4),
            Arbitraries.integers().between(1, 50),
            Arbitraries.doubles().between(0, 0.5).ofScale(4))
        .as((x, y, count, share) -> new Entry(x, y, count, count == 1 ? 0 : share * y));
  }

  @Property(seed = "1", tries = 200)
  void permutedRowsGiveTheSameSweep(
      @ForAll @Size(min = 1, max = 30) List<@From("entries") Entry> entries, @ForAll long shuffle) {
    List<Entry> permuted = new ArrayList<>(entries);
    Collections.shuffle(permuted, new Random(shuffle));
    for (String spread : new String[] {"raw", "count", "se"}) {
      assertEquals(sweep(entries, spread), sweep(permuted, spread), spread);
    }
  }

  /** Runs of one scale, cut into groups that are summed up exactly. */
  @Property(seed = "2", tries = 200)
  void momentsOfGroupsAreThoseOfTheirRuns(
      @ForAll @Size(min = 1, max = 40) List<@From("metrics") Double> metrics,
      @ForAll @IntRange(min = 1, max = 10) int groupSize) {
    double[] y = metrics.stream().mapToDouble(Double::doubleValue).toArray();
    double[] x = new double[y.length];
    Arrays.fill(x, 7);
    int groups = (y.length + groupSize - 1) / groupSize;
    double[][] columns = new double[4][groups];
    for (int g = 0; g < groups; g++) {
      int end = Math.min(y.length, (g + 1) * groupSize);
      double[] logs = Arrays.stream(y, g * groupSize, end).map(Math::log).toArray();
      columns[0][g] = 7;
      columns[1][g] = logs.length;
      columns[2][g] = exactMean(logs).doubleValue();
      columns[3][g] = exactSquares(logs);
    }
    Sweep moments = Sweep.ofMoments(columns[0], columns[1], columns[2], columns[3]);
    assertClose(only(Sweep.ofRuns(x, y)), only(moments));
  }

  @Provide
  Arbitrary<Double> metrics() {
    return Arbitraries.doubles().between(1e-3, 1e3).ofScale(6);
  }

  private static BigDecimal exactMean(double[] values) {
    return Arrays.stream(values)
        .mapToObj(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.length), MathContext.DECIMAL128);
  }

  private static double exactSquares(double[] values) {
    BigDecimal mean = exactMean(values);
    return Arrays.stream(values)
        .mapToObj(value -> new BigDecimal(value).subtract(mean).pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .doubleValue();
  }

  private static Moments only(Sweep sweep) {
    assertEquals(1, sweep.size());
    return sweep.scales().get(0).logMoments();
  }

  private static void assertClose(Moments expected, Moments actual) {
    assertEquals(expected.count(), actual.count());
    assertEquals(expected.terms(), actual.terms());
    assertEquals(expected.mean(), actual.mean(), 1e-12 * (1 + Math.abs(expected.mean())));
    assertEquals(
        expected.sumOfSquares(), actual.sumOfSquares(), 1e-12 * (1 + expected.sumOfSquares()));
  }

  /** Raw or averaged: another unit of y shifts means of ln y, another unit of x moves scales. */
  @Property(seed = "3", tries = 200)
  void unitsShiftMoments(
      @ForAll @Size(min = 1, max = 20) List<@From("entries") Entry> entries,
      @ForAll @IntRange(min = -30, max = 30) int k) {
    double unit = Math.scalb(1.0, k);
    List<Entry> changed =
        entries.stream().map(e -> new Entry(e.x * unit, e.y * unit, e.count, e.se * unit)).toList();
    for (String spread : new String[] {"raw", "count", "se"}) {
      Sweep before = sweep(entries, spread);
      Sweep after = sweep(changed, spread);
      assertEquals(before.size(), after.size());
      for (int i = 0; i < before.size(); i++) {
        Scale old = before.scales().get(i);
        Moments moments = old.logMoments();
        assertEquals(old.x() * unit, after.scales().get(i).x());
        assertEquals(old.mean() * unit, after.scales().get(i).mean());
        assertClose(
            new Moments(
                moments.count(),
                moments.mean() + k * Math.log(2),
                moments.sumOfSquares(),
                moments.terms()),
            after.scales().get(i).logMoments());
      }
    }
  }

  /** The mean and standard error that a log-normal has are turned back into its ln mean and sd. */
  @Property(seed = "4", tries = 200)
  void averagesRecoverTheLognormal(
      @ForAll @IntRange(min = 2, max = 10_000) int n, @ForAll @From("sigmas") double sigma) {
    double mean = Math.exp(0.3 + sigma * sigma / 2);
    double sd = mean * Math.sqrt(Math.expm1(sigma * sigma));
    List<Entry> entries = List.of(new Entry(1, mean, n, sd / Math.sqrt(n)));
    assertClose(new Moments(n, 0.3, (n - 1) * sigma * sigma, n), only(sweep(entries, "se")));
    Sweep moments =
        Sweep.ofMoments(
            new double[] {1},
            new double[] {n},
            new double[] {0.3},
            new double[] {(n - 1) * sigma * sigma});
    assertEquals(mean, moments.scales().get(0).mean(), 1e-12 * mean);
  }

  @Provide
  Arbitrary<Double> sigmas() {
    return Arbitraries.doubles().between(1e-3, 2).ofScale(6);
  }

  @Test
  void valuesThatAreNoRunsAreRefused() {
    double[] one = {1};
    double[] zero = {0};
    double[] nan = {Double.NaN};
    assertRefused(() -> Sweep.ofRuns(new double[0], new double[0]));
    assertRefused(() -> Sweep.ofRuns(one, new double[] {1, 2}));
    assertRefused(() -> Sweep.ofRuns(zero, one));
    assertRefused(() -> Sweep.ofRuns(nan, one));
    assertRefused(() -> Sweep.ofRuns(new double[] {Double.POSITIVE_INFINITY}, one));
    assertRefused(() -> Sweep.ofRuns(one, nan));
    assertRefused(() -> Sweep.ofMoments(zero, one, one, zero));
    assertRefused(() -> Sweep.ofMoments(one, zero, one, zero));
    assertRefused(() -> Sweep.ofMoments(one, one, nan, zero));
    assertRefused(() -> Sweep.ofMoments(one, new double[] {2}, one, new double[] {-1}));
    assertRefused(() -> Sweep.ofMoments(one, new double[] {2}, one, nan));
  }

  private static void assertRefused(Executable making) {
    assertThrows(IllegalArgumentException.class, making);
  }

  private static Sweep sweep(List<Entry> entries, String spread) {
    StringBuilder text = new StringBuilder("x,y,n,se\n");
    for (Entry e : entries) {
      text.append(e.x + "," + e.y + "," + e.count + "," + e.se + "\n");
    }
    TableOptions options =
        new TableOptions(
            "x",
            "y",
            null,
            spread.equals("raw") ? null : "n",
            spread.equals("se") ? "se" : null,
            List.of(),
            NoiseModel.LOGNORMAL,
            Metric.PLAIN);
    return TableReader.read(text.toString(), "permuted", options).sweep();
  }
}

package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Rows that should be draws of independent standard Normals. Tested are the distributions of each
 * column, of sums and differences in pairs and of squares, and all moments of the first and second
 * order, which are quickest to show a wrong weight. The studies of validation/ use it too, so it
 * knows nothing of JUnit.
 *
 * @param rows draws × columns
 */
record StandardNormals(double[][] rows) {
  /** Some 300 tests in all make a false alarm of 3e-6, which would show once and for ever. */
  private static final double ALARM = 1e-8;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  /**
   * One test.
   *
   * @param what was looked at
   * @param pValue probability, at most, that right draws stray as far
   */
  record Finding(String what, double pValue) {
    void assertLikely() {
      if (!(pValue > ALARM)) {
        throw new AssertionError(what + ": p = " + pValue);
      }
    }
  }

  void assertIndependent() {
    independence().forEach(Finding::assertLikely);
  }

  void assertSquares(String what, int from, int to) {
    squares(what, from, to).forEach(Finding::assertLikely);
  }

  /** All tests. */
  List<Finding> independence() {
    int n = rows[0].length;
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      findings.add(fit("column " + i, column(i), NORMAL::cumulativeProbability));
      findings.add(mean("mean " + i, column(i), 0, 1));
      findings.add(mean("square " + i, products(i, i), 1, 2));
      for (int j = 0; j < i; j++) {
        String pair = " of " + j + " and " + i;
        findings.add(fit("sum" + pair, diagonal(i, j, 1), NORMAL::cumulativeProbability));
        findings.add(fit("difference" + pair, diagonal(i, j, -1), NORMAL::cumulativeProbability));
        findings.add(mean("product" + pair, products(i, j), 0, 1));
      }
    }
    findings.addAll(squares("all columns", 0, n));
    return findings;
  }

  /** The sum of the squares of some columns: its distribution and its mean. */
  List<Finding> squares(String what, int from, int to) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = from; j < to; j++) {
        sums[i] += rows[i][j] * rows[i][j];
      }
    }
    int count = to - from;
    DoubleUnaryOperator cumulative = ChiSquaredDistribution.of(count)::cumulativeProbability;
    return List.of(
        fit("squares of " + what, sums, cumulative),
        mean("mean square of " + what, sums, count, 2 * count));
  }

  /** Along a diagonal of two columns: a standard Normal again. */
  private double[] diagonal(int i, int j, int sign) {
    return Arrays.stream(rows)
        .mapToDouble(row -> Math.sqrt(0.5) * (row[i] + sign * row[j]))
        .toArray();
  }

  private double[] column(int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  private double[] products(int i, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[i] * row[j]).toArray();
  }

  /**
   * A mean is Normal in so many draws, to well within a factor of two at any p-value that counts.
   */
  private static Finding mean(String what, double[] sample, double mean, double variance) {
    double sum = 0;
    for (double value : sample) {
      sum += value - mean;
    }
    double z = sum / Math.sqrt(variance * sample.length);
    return new Finding(what, 2 * NORMAL.cumulativeProbability(-Math.abs(z)));
  }

  /**
   * Kolmogorov's distance D exceeds ε with a probability of at most 2 exp(−2 n ε²), whatever n
   * (Massart 1990, Annals of Probability 18, 1269-1283).
   */
  private static Finding fit(String what, double[] sample, DoubleUnaryOperator cumulative) {
    double distance = kolmogorov(sample, cumulative);
    return new Finding(what, Math.min(1, 2 * Math.exp(-2 * sample.length * distance * distance)));
  }

  private static double kolmogorov(double[] sample, DoubleUnaryOperator cumulative) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double worst = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = cumulative.applyAsDouble(sorted[i]);
      double above = (i + 1.0) / sorted.length - p;
      double below = p - (double) i / sorted.length;
      worst = Math.max(worst, Math.max(above, below));
    }
    return worst;
  }
}

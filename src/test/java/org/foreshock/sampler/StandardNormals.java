package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Rows that should be draws of independent standard Normals. Tested are the distributions of each
 * column, of sums and differences in pairs and of squares, and all moments of the first and second
 * order, which are quickest to show a wrong weight.
 *
 * @param rows draws × columns
 */
record StandardNormals(double[][] rows) {
  /**
   * Kolmogorov's limit: D &radic;n exceeds this with probability 2 exp(-2 &middot; 3.09&sup2;) =
   * 1e-8. Some 300 distributions make a false alarm of 3e-6, which would show once and for ever.
   */
  private static final double LIMIT = 3.09;

  /** A mean is this many standard errors off with probability 2e-9; there are some 200 of them. */
  private static final double STANDARD_ERRORS = 6;

  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  void assertIndependent() {
    int n = rows[0].length;
    for (double[] direction : directions(n)) {
      assertFits(Arrays.toString(direction), project(direction), NORMAL::cumulativeProbability);
    }
    assertSquares("all columns", 0, n);
    for (int i = 0; i < n; i++) {
      assertMean("mean " + i, column(i), 0, 1);
      assertMean("square " + i, products(i, i), 1, 2);
      for (int j = 0; j < i; j++) {
        assertMean("product " + i + " " + j, products(i, j), 0, 1);
      }
    }
  }

  /** The sum of the squares of some columns. */
  void assertSquares(String what, int from, int to) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = from; j < to; j++) {
        sums[i] += rows[i][j] * rows[i][j];
      }
    }
    int count = to - from;
    assertFits(what, sums, ChiSquaredDistribution.of(count)::cumulativeProbability);
    assertMean(what, sums, count, 2 * count);
  }

  /** Unit vectors along the axes and the diagonals of every two of them. */
  private static List<double[]> directions(int n) {
    List<double[]> directions = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      double[] axis = new double[n];
      axis[i] = 1;
      directions.add(axis);
      for (int j = 0; j < i; j++) {
        for (int sign = -1; sign <= 1; sign += 2) {
          double[] diagonal = new double[n];
          diagonal[i] = Math.sqrt(0.5);
          diagonal[j] = sign * Math.sqrt(0.5);
          directions.add(diagonal);
        }
      }
    }
    return directions;
  }

  private double[] project(double[] direction) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < direction.length; j++) {
        sums[i] += rows[i][j] * direction[j];
      }
    }
    return sums;
  }

  private double[] column(int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  private double[] products(int i, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[i] * row[j]).toArray();
  }

  private static void assertMean(String what, double[] sample, double mean, double variance) {
    double error = Math.sqrt(variance / sample.length);
    assertEquals(mean, StatUtils.mean(sample), STANDARD_ERRORS * error, what);
  }

  private static void assertFits(String what, double[] sample, DoubleUnaryOperator cumulative) {
    assertEquals(0, kolmogorov(sample, cumulative), LIMIT, what);
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
    return worst * Math.sqrt(sorted.length);
  }
}

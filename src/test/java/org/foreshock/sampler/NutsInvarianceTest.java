package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exact draws of a target, moved by one transition each, are exact draws again, with fresh Normal
 * momenta: the density of phase space, not only that of the positions, is invariant. Scores and
 * momenta together are 2k independent standard Normals, which is what is tested: the distributions
 * of each of them, of their sums and differences in pairs and of their squares, and all moments of
 * the first and second order, which are quickest to show a wrong weight.
 */
class NutsInvarianceTest {
  private static final int REPLICATES = 20_000;

  /**
   * Kolmogorov's limit: D &radic;n exceeds this with probability 2 exp(-2 &middot; 3.09&sup2;) =
   * 1e-8. Some 300 distributions make a false alarm of 3e-6, which would show once and for ever.
   */
  private static final double LIMIT = 3.09;

  /** A mean is this many standard errors off with probability 2e-9; there are some 200 of them. */
  private static final double STANDARD_ERRORS = 6;

  private static final double[][] UNIT = {{1}, {0, 1}};
  private static final double[][] SLANTED = {{1.4}, {-0.5, 0.6}};
  private static final double[][] SLANTED_3 = {{1.5}, {0.6, 1}, {-0.4, 0.9, 0.5}};
  private static final NormalTarget NORMAL = NormalTarget.correlated(0.6, 1, 2, 0.5);

  /** What is run: a target, the map, the step size and the limit on doublings. */
  record Kernel(
      String name, Target target, double[][] lower, double stepSize, int maxDepth, int seed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kernel> kernels() {
    return List.of(
        new Kernel("normal, long steps", NORMAL, SLANTED_3, 0.7, 10, 1),
        new Kernel("normal, short steps", NORMAL, SLANTED_3, 0.06, 10, 2),
        new Kernel("normal, two doublings", NORMAL, SLANTED_3, 0.5, 2, 3),
        new Kernel("skewed, long steps", new Skewed(), SLANTED, 1.6, 10, 4),
        new Kernel("skewed, short steps", new Skewed(), UNIT, 0.2, 10, 5),
        new Kernel("skewed, two doublings", new Skewed(), SLANTED, 1.2, 2, 6),
        new Kernel("banana, long steps", new Banana(1.5, 0.6), UNIT, 0.7, 10, 7),
        new Kernel("banana, short steps", new Banana(1.5, 0.6), SLANTED, 0.15, 10, 8),
        new Kernel("banana, two doublings", new Banana(1.5, 0.6), UNIT, 0.6, 2, 9),
        new Kernel(
            "one dimension", NormalTarget.independent(2), new double[][] {{1}}, 2.5, 10, 10));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneTransitionLeavesTheTargetInvariant(Kernel kernel) {
    double[][] after = run(kernel);
    int k = kernel.target().dimension();
    for (double[] direction : directions(2 * k)) {
      assertFits(Arrays.toString(direction), project(after, direction), Normals::cumulative);
    }
    assertFits("squares of scores", squares(after, 0, k), Normals.squares(k));
    assertFits("squares of momenta", squares(after, k, 2 * k), Normals.squares(k));
    assertFits("all squares", squares(after, 0, 2 * k), Normals.squares(2 * k));
    assertMean("squares of scores", squares(after, 0, k), k, 2 * k);
    assertMean("squares of momenta", squares(after, k, 2 * k), k, 2 * k);
    assertMean("all squares", squares(after, 0, 2 * k), 2 * k, 4 * k);
    for (int i = 0; i < 2 * k; i++) {
      assertMean("mean " + i, column(after, i), 0, 1);
      assertMean("square " + i, products(after, i, i), 1, 2);
      for (int j = 0; j < i; j++) {
        assertMean("product " + i + " " + j, products(after, i, j), 0, 1);
      }
    }
  }

  @Test
  void treesOfAllDepthsAreAmongThem() {
    Set<Integer> depths = new TreeSet<>();
    for (Kernel kernel : kernels()) {
      Nuts nuts = nuts(kernel);
      Randomness random = Randomness.streams(kernel.seed(), 1)[0];
      for (int i = 0; i < 300; i++) {
        Phase start = nuts.hamiltonian().at(kernel.target().draw(random));
        depths.add(nuts.step(start, random).depth());
      }
    }
    assertTrue(depths.containsAll(List.of(1, 2, 3, 4, 5, 6)), depths::toString);
  }

  private static Nuts nuts(Kernel kernel) {
    Hamiltonian hamiltonian = new Hamiltonian(kernel.target(), new AffineMap(kernel.lower()));
    return new Nuts(hamiltonian, kernel.stepSize(), kernel.maxDepth());
  }

  /** Scores and momenta after one transition each. */
  private static double[][] run(Kernel kernel) {
    Nuts nuts = nuts(kernel);
    Randomness random = Randomness.streams(kernel.seed(), 1)[0];
    int k = kernel.target().dimension();
    double[][] after = new double[REPLICATES][2 * k];
    for (double[] row : after) {
      Phase start = nuts.hamiltonian().at(kernel.target().draw(random));
      Phase to = nuts.step(start, random).to();
      System.arraycopy(kernel.target().scores(to.position()), 0, row, 0, k);
      System.arraycopy(to.momentum(), 0, row, k, k);
    }
    return after;
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

  private static double[] project(double[][] rows, double[] direction) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < direction.length; j++) {
        sums[i] += rows[i][j] * direction[j];
      }
    }
    return sums;
  }

  private static double[] squares(double[][] rows, int from, int to) {
    double[] sums = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = from; j < to; j++) {
        sums[i] += rows[i][j] * rows[i][j];
      }
    }
    return sums;
  }

  private static double[] column(double[][] rows, int j) {
    return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
  }

  private static double[] products(double[][] rows, int i, int j) {
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

  /** Distributions of standard Normals. */
  private static final class Normals {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    static double cumulative(double x) {
      return NORMAL.cumulativeProbability(x);
    }

    static DoubleUnaryOperator squares(int count) {
      return ChiSquaredDistribution.of(count)::cumulativeProbability;
    }
  }
}

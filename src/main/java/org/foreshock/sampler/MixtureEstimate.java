package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.foreshock.numeric.Logs;

/**
 * Fits a {@link StudentMixture} to draws by expectation maximisation (Peel and McLachlan 2000,
 * Statistics and Computing 10, 339-348, section 3, with the degrees of freedom given). It works in
 * coordinates that standardise all draws together, so that shrinking means the same everywhere.
 */
final class MixtureEstimate {
  /** Most components. */
  private static final int MOST = 8;

  /** Draws for each coordinate of each component, at least; with fewer, there are fewer. */
  private static final int EACH = 10;

  /** A component left with fewer draws than this is dropped. */
  private static final double LEAST = 1;

  /** Rounds of expectation and maximisation: a guide need not be the best there is. */
  private static final int ROUNDS = 10;

  /** To a component's draws come 2k of this variance, small beside that of all draws, 1. */
  private static final double RIDGE = 0.05;

  /** Weight of the map given, in draws. */
  private static final double SHRINK = 5;

  private final int k;
  private final double[][] points;
  private final Randomness random;

  private MixtureEstimate(double[][] points, Randomness random) {
    this.k = points[0].length;
    this.points = points;
    this.random = random;
  }

  /**
   * A mixture that looks like the draws.
   *
   * @param draws at least one
   * @param frame a map that is roughly right
   * @param random for the choice of first centres
   */
  static StudentMixture of(List<double[]> draws, AffineMap frame, Randomness random) {
    double[][] raw = draws.toArray(new double[0][]);
    double[] ones = new double[raw.length];
    Arrays.fill(ones, 1);
    double[] origin = mean(raw, ones);
    double[][] rough = standardised(raw, frame, origin);
    double[][] spread = scatter(rough, ones, new double[origin.length]);
    AffineMap map = frame.compose(root(spread, raw.length, SHRINK, 1));
    MixtureEstimate estimate = new MixtureEstimate(standardised(raw, map, origin), random);
    return estimate.mixture().mapped(map, origin);
  }

  private static double[][] standardised(double[][] points, AffineMap map, double[] origin) {
    double[][] z = new double[points.length][];
    Arrays.setAll(z, i -> map.standardise(points[i], origin));
    return z;
  }

  private StudentMixture mixture() {
    int size = Math.max(1, Math.min(MOST, points.length / (EACH * k)));
    StudentMixture mixture = maximise(nearest(seeds(size)));
    for (int round = 0; round < ROUNDS; round++) {
      mixture = maximise(expect(mixture));
    }
    return mixture;
  }

  /** Points far from each other (k-means++; Arthur and Vassilvitskii 2007). */
  private List<double[]> seeds(int size) {
    List<double[]> seeds = new ArrayList<>();
    double[] square = new double[points.length];
    Arrays.fill(square, 1);
    for (int j = 0; j < size; j++) {
      double[] seed = points[random.pick(square)];
      for (int i = 0; i < square.length; i++) {
        double one = squareDistance(points[i], seed);
        square[i] = j == 0 ? one : Math.min(square[i], one);
      }
      seeds.add(seed);
    }
    return seeds;
  }

  /**
   * How far points belong to a component.
   *
   * @param shares of each point, between 0 and 1
   * @param weights the same times the pull that the point has in a heavy tail
   */
  private record Belonging(double[] shares, double[] weights) {}

  private List<Belonging> nearest(List<double[]> seeds) {
    double[][] shares = new double[seeds.size()][points.length];
    for (int i = 0; i < points.length; i++) {
      int best = 0;
      for (int j = 1; j < shares.length; j++) {
        if (squareDistance(points[i], seeds.get(j)) < squareDistance(points[i], seeds.get(best))) {
          best = j;
        }
      }
      shares[best][i] = 1;
    }
    return Arrays.stream(shares).map(each -> new Belonging(each, each)).toList();
  }

  private List<Belonging> expect(StudentMixture mixture) {
    double[][] shares = new double[mixture.size()][points.length];
    double[][] weights = new double[mixture.size()][points.length];
    for (int i = 0; i < points.length; i++) {
      double[] parts = mixture.logParts(points[i]);
      double whole = Logs.sumExp(parts);
      for (int j = 0; j < parts.length; j++) {
        shares[j][i] = Math.exp(parts[j] - whole);
        weights[j][i] = shares[j][i] * mixture.component(j).pull(points[i]);
      }
    }
    List<Belonging> belongings = new ArrayList<>();
    for (int j = 0; j < shares.length; j++) {
      belongings.add(new Belonging(shares[j], weights[j]));
    }
    return belongings;
  }

  private StudentMixture maximise(List<Belonging> belongings) {
    List<StudentMixture.Component> components = new ArrayList<>();
    for (Belonging part : belongings) {
      double count = sum(part.shares);
      if (count < LEAST) {
        continue;
      }
      double[] centre = mean(points, part.weights);
      AffineMap map = root(scatter(points, part.weights, centre), count, 2 * k, RIDGE);
      components.add(new StudentMixture.Component(count + 1, centre, map));
    }
    return new StudentMixture(components);
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  private static double[] mean(double[][] points, double[] weights) {
    double total = sum(weights);
    double[] mean = new double[points[0].length];
    for (int i = 0; i < points.length; i++) {
      for (int q = 0; q < mean.length; q++) {
        mean[q] += weights[i] * points[i][q];
      }
    }
    for (int q = 0; q < mean.length; q++) {
      mean[q] /= total;
    }
    return mean;
  }

  /** Σ w (x − centre)(x − centre)ᵀ, its lower half. */
  private static double[][] scatter(double[][] points, double[] weights, double[] centre) {
    double[][] sum = new double[centre.length][centre.length];
    double[] away = new double[centre.length];
    for (int i = 0; i < points.length; i++) {
      for (int q = 0; q < away.length; q++) {
        away[q] = points[i][q] - centre[q];
        double weighted = weights[i] * away[q];
        for (int p = 0; p <= q; p++) {
          sum[q][p] += weighted * away[p];
        }
      }
    }
    return sum;
  }

  /** The root of a covariance: scatter and so many more draws of a variance, over their count. */
  private static AffineMap root(double[][] scatter, double count, double more, double variance) {
    for (int q = 0; q < scatter.length; q++) {
      scatter[q][q] += more * variance;
      for (int p = 0; p <= q; p++) {
        scatter[q][p] /= count + more;
        scatter[p][q] = scatter[q][p];
      }
    }
    return new AffineMap(
        new CholeskyDecomposition(MatrixUtils.createRealMatrix(scatter)).getL().getData());
  }

  private static double squareDistance(double[] a, double[] b) {
    double sum = 0;
    for (int q = 0; q < a.length; q++) {
      sum += (a[q] - b[q]) * (a[q] - b[q]);
    }
    return sum;
  }
}

package org.foreshock.population;

import java.util.Arrays;
import org.foreshock.sampler.Randomness;

/**
 * Fits a {@link Guide} to points by a few steps of expectation maximisation (Peel and McLachlan
 * 2000, Statistics and Computing 10, 339-348, section 3, with the degrees of freedom given), from
 * centres far apart (k-means++; Arthur and Vassilvitskii 2007).
 */
final class GuideEstimate {
  private static final int ROUNDS = 8;

  /** A component with a smaller share of the points is dropped. */
  private static final double LEAST_SHARE = 0.004;

  /** To a component's scatter comes that of d points as wide as this share of the variances. */
  private static final double RIDGE = 0.001;

  private final double[][] points;
  private final int dimension;
  private final double[] variance;

  private GuideEstimate(double[][] points) {
    this.points = points;
    dimension = points[0].length;
    variance = variances(points);
  }

  /**
   * A mixture that looks like the points.
   *
   * @param points equally weighted, d or more
   * @param most components
   */
  static Guide of(double[][] points, int most, Randomness random) {
    GuideEstimate estimate = new GuideEstimate(points);
    double[][] shares = estimate.nearest(estimate.seeds(most, random));
    Guide guide = estimate.maximise(shares, shares);
    double[][] pulls = new double[points.length][];
    for (int round = 0; round < ROUNDS; round++) {
      double[][] belongs = new double[points.length][guide.components()];
      estimate.expect(guide, belongs, pulls);
      guide = estimate.maximise(belongs, pulls);
    }
    return guide;
  }

  private static double[] variances(double[][] points) {
    double[] variance = new double[points[0].length];
    for (int q = 0; q < variance.length; q++) {
      double mean = 0;
      for (double[] point : points) {
        mean += point[q];
      }
      mean /= points.length;
      for (double[] point : points) {
        variance[q] += (point[q] - mean) * (point[q] - mean);
      }
      variance[q] = Math.max(variance[q] / points.length, 1e-12 * (1 + mean * mean));
    }
    return variance;
  }

  private double[][] seeds(int size, Randomness random) {
    double[][] seeds = new double[size][];
    double[] square = new double[points.length];
    Arrays.fill(square, 1);
    for (int c = 0; c < size; c++) {
      seeds[c] = points[Weights.resample(square, 1, random)[0]];
      for (int i = 0; i < square.length; i++) {
        double distance = squareDistance(points[i], seeds[c]);
        square[i] = c == 0 ? distance : Math.min(square[i], distance);
      }
    }
    return seeds;
  }

  private double squareDistance(double[] a, double[] b) {
    double sum = 0;
    for (int q = 0; q < dimension; q++) {
      sum += (a[q] - b[q]) * (a[q] - b[q]) / variance[q];
    }
    return sum;
  }

  private double[][] nearest(double[][] seeds) {
    double[][] shares = new double[points.length][seeds.length];
    for (int i = 0; i < points.length; i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int c = 0; c < seeds.length; c++) {
        double distance = squareDistance(points[i], seeds[c]);
        if (distance < least) {
          least = distance;
          best = c;
        }
      }
      shares[i][best] = 1;
    }
    return shares;
  }

  /** How far each point belongs to each component, and that times the pull of a heavy tail. */
  private void expect(Guide guide, double[][] shares, double[][] pulls) {
    int components = guide.components();
    double[] spread = new double[components];
    double pull = 1 + dimension / (double) Guide.DEGREES;
    for (int i = 0; i < points.length; i++) {
      double highest = Double.NEGATIVE_INFINITY;
      double[] share = shares[i];
      for (int c = 0; c < components; c++) {
        spread[c] = guide.spread(c, points[i]);
        share[c] = guide.logPart(c, spread[c]);
        highest = Math.max(highest, share[c]);
      }
      double sum = 0;
      for (int c = 0; c < components; c++) {
        share[c] = Math.exp(share[c] - highest);
        sum += share[c];
      }
      double[] pulled = new double[components];
      for (int c = 0; c < components; c++) {
        share[c] /= sum;
        pulled[c] = share[c] * pull / spread[c];
      }
      pulls[i] = pulled;
    }
  }

  private Guide maximise(double[][] shares, double[][] pulls) {
    int components = shares[0].length;
    double[] weights = new double[components];
    double[][] centres = new double[components][];
    double[][] roots = new double[components][];
    int kept = 0;
    for (int c = 0; c < components; c++) {
      double count = 0;
      double squares = 0;
      for (double[] share : shares) {
        count += share[c];
        squares += share[c] * share[c];
      }
      boolean tiny = count < LEAST_SHARE * points.length;
      if (components > 1 && (tiny || count * count < (dimension + 2) * squares)) {
        continue;
      }
      weights[kept] = count;
      centres[kept] = centre(pulls, c);
      roots[kept] = root(pulls, c, centres[kept], count);
      kept += roots[kept] == null ? 0 : 1;
    }
    if (kept == 0) {
      double[][] all = new double[points.length][];
      Arrays.setAll(all, i -> new double[] {1});
      return maximise(all, all);
    }
    return new Guide(
        Arrays.copyOf(weights, kept), Arrays.copyOf(centres, kept), Arrays.copyOf(roots, kept));
  }

  private double[] centre(double[][] pulls, int c) {
    double[] centre = new double[dimension];
    double total = 0;
    for (int i = 0; i < points.length; i++) {
      double weight = pulls[i][c];
      total += weight;
      for (int q = 0; q < dimension; q++) {
        centre[q] += weight * points[i][q];
      }
    }
    for (int q = 0; q < dimension; q++) {
      centre[q] /= total;
    }
    return centre;
  }

  private double[] root(double[][] pulls, int c, double[] centre, double count) {
    double[] scatter = new double[Triangle.size(dimension)];
    double[] apart = new double[dimension];
    for (int i = 0; i < points.length; i++) {
      double weight = pulls[i][c];
      if (weight > 1e-9) {
        for (int q = 0; q < dimension; q++) {
          apart[q] = points[i][q] - centre[q];
        }
        int entry = 0;
        for (int q = 0; q < dimension; q++) {
          double pulled = weight * apart[q];
          for (int r = 0; r <= q; r++) {
            scatter[entry++] += pulled * apart[r];
          }
        }
      }
    }
    for (int q = 0; q < dimension; q++) {
      scatter[Triangle.size(q) + q] += dimension * RIDGE * variance[q];
    }
    for (int entry = 0; entry < scatter.length; entry++) {
      scatter[entry] /= count;
    }
    return Triangle.root(scatter, dimension) ? scatter : null;
  }
}

package org.foreshock.sampler;

import java.util.Arrays;

/**
 * A Normal whose log density is 0 at its mean.
 *
 * @param mean k numbers
 * @param root lower triangular; root rootᵀ is the covariance
 */
record NormalTarget(double[] mean, double[][] root) implements Target {

  /** Centred at 0, independent coordinates. */
  static NormalTarget independent(double... sd) {
    double[][] root = new double[sd.length][sd.length];
    for (int i = 0; i < sd.length; i++) {
      root[i][i] = sd[i];
    }
    return new NormalTarget(new double[sd.length], root);
  }

  /** Centred at 0, k independent coordinates of variance 1. */
  static NormalTarget standard(int k) {
    double[] sd = new double[k];
    Arrays.fill(sd, 1);
    return independent(sd);
  }

  /** Centred at (1, 2, …, k), standard deviations given, correlation r between neighbours. */
  static NormalTarget correlated(double r, double... sd) {
    int k = sd.length;
    double[] mean = new double[k];
    double[][] root = new double[k][k];
    double[] previous = new double[k];
    for (int i = 0; i < k; i++) {
      mean[i] = i + 1;
      double[] row = new double[k];
      for (int j = 0; j < i; j++) {
        row[j] = r * previous[j];
      }
      row[i] = i == 0 ? 1 : Math.sqrt(1 - r * r);
      for (int j = 0; j <= i; j++) {
        root[i][j] = sd[i] * row[j];
      }
      previous = row;
    }
    return new NormalTarget(mean, root);
  }

  @Override
  public int dimension() {
    return mean.length;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double[] z = scores(point);
    double value = 0;
    for (int i = mean.length - 1; i >= 0; i--) {
      value -= 0.5 * z[i] * z[i];
      double sum = -z[i];
      for (int j = i + 1; j < mean.length; j++) {
        sum -= root[j][i] * gradient[j];
      }
      gradient[i] = sum / root[i][i];
    }
    return value;
  }

  @Override
  public double[] point(double[] scores) {
    double[] point = mean.clone();
    for (int i = 0; i < mean.length; i++) {
      for (int j = 0; j <= i; j++) {
        point[i] += root[i][j] * scores[j];
      }
    }
    return point;
  }

  @Override
  public double[] scores(double[] point) {
    double[] z = new double[mean.length];
    for (int i = 0; i < z.length; i++) {
      double sum = point[i] - mean[i];
      for (int j = 0; j < i; j++) {
        sum -= root[i][j] * z[j];
      }
      z[i] = sum / root[i][i];
    }
    return z;
  }
}

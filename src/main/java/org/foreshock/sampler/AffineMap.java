package org.foreshock.sampler;

import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Standardises a density: point = L z with L lower triangular. Sampling z with a unit metric is
 * sampling the point with the dense inverse metric L Lᵀ (Neal 2011, section 4.1); the samplers only
 * ever see z, so none of them has a metric of its own.
 */
final class AffineMap {
  private final double[][] lower;

  /**
   * A map.
   *
   * @param lower L, k rows of which row i has i + 1 entries used; positive diagonal
   */
  AffineMap(double[][] lower) {
    this.lower = lower;
  }

  /** The map with L Lᵀ = root rootᵀ, a product that is never formed: it may be near singular. */
  static AffineMap ofRoot(RealMatrix root) {
    RealMatrix upper = new QRDecomposition(root.transpose()).getR();
    double[][] lower = new double[root.getRowDimension()][];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = new double[i + 1];
      for (int j = 0; j <= i; j++) {
        lower[i][j] = Math.signum(upper.getEntry(j, j)) * upper.getEntry(j, i);
      }
    }
    return new AffineMap(lower);
  }

  int dimension() {
    return lower.length;
  }

  /** Adds scale · L z to the point. */
  void move(double[] point, double scale, double[] z) {
    for (int i = 0; i < lower.length; i++) {
      double[] row = lower[i];
      double sum = 0;
      for (int j = 0; j <= i; j++) {
        sum += row[j] * z[j];
      }
      point[i] += scale * sum;
    }
  }

  /** Lᵀ g: the gradient by z, given the gradient by the point. */
  void pullBack(double[] gradient, double[] into) {
    for (int j = 0; j < lower.length; j++) {
      double sum = 0;
      for (int i = j; i < lower.length; i++) {
        sum += lower[i][j] * gradient[i];
      }
      into[j] = sum;
    }
  }

  /** L⁻¹ (point − origin). */
  double[] standardise(double[] point, double[] origin) {
    double[] z = new double[lower.length];
    for (int i = 0; i < lower.length; i++) {
      double sum = point[i] - origin[i];
      for (int j = 0; j < i; j++) {
        sum -= lower[i][j] * z[j];
      }
      z[i] = sum / lower[i][i];
    }
    return z;
  }

  /** L inner: the map that standardises first by this one and then by {@code inner}. */
  AffineMap compose(AffineMap inner) {
    int k = lower.length;
    double[][] product = new double[k][k];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int m = j; m <= i; m++) {
          sum += lower[i][m] * inner.lower[m][j];
        }
        product[i][j] = sum;
      }
    }
    return new AffineMap(product);
  }

  /** L⁻¹, row i of which has i + 1 entries. */
  double[][] inverse() {
    double[][] inverse = new double[lower.length][];
    for (int i = 0; i < lower.length; i++) {
      inverse[i] = new double[i + 1];
      inverse[i][i] = 1 / lower[i][i];
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int m = j; m < i; m++) {
          sum += lower[i][m] * inverse[m][j];
        }
        inverse[i][j] = -sum / lower[i][i];
      }
    }
    return inverse;
  }

  /** Sum of the logs of the diagonal, ½ ln det L Lᵀ. */
  double logVolume() {
    double sum = 0;
    for (int i = 0; i < lower.length; i++) {
      sum += Math.log(lower[i][i]);
    }
    return sum;
  }
}

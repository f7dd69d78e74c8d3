package org.foreshock.place;

/** The triangular factor of a small symmetric matrix, in place and without allocation. */
final class Cholesky {
  private Cholesky() {}

  /**
   * Replaces the lower triangle of the first n rows of a matrix by its factor L. A pivot that
   * rounding has made negative becomes a tiny one.
   */
  static void factor(double[][] a, int n) {
    for (int i = 0; i < n; i++) {
      double[] row = a[i];
      for (int j = 0; j <= i; j++) {
        double[] other = a[j];
        double sum = row[j];
        for (int m = 0; m < j; m++) {
          sum -= row[m] * other[m];
        }
        row[j] = j < i ? sum / other[j] : Math.sqrt(Math.max(sum, Double.MIN_NORMAL));
      }
    }
  }

  /** Replaces the first n entries of b by the solution of L z = b. */
  static void forward(double[][] factor, int n, double[] b) {
    for (int i = 0; i < n; i++) {
      double sum = b[i];
      for (int m = 0; m < i; m++) {
        sum -= factor[i][m] * b[m];
      }
      b[i] = sum / factor[i][i];
    }
  }

  /** Replaces the first n entries of z by the solution of Lᵀ x = z. */
  static void backward(double[][] factor, int n, double[] z) {
    for (int i = n - 1; i >= 0; i--) {
      double sum = z[i];
      for (int m = i + 1; m < n; m++) {
        sum -= factor[m][i] * z[m];
      }
      z[i] = sum / factor[i][i];
    }
  }
}

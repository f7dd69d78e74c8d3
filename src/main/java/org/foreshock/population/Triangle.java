package org.foreshock.population;

/** Lower triangular matrices, row after row in one array. */
final class Triangle {
  private Triangle() {}

  static int size(int dimension) {
    return dimension * (dimension + 1) / 2;
  }

  /**
   * Cholesky's root of a symmetric matrix given by its lower triangle, in place.
   *
   * @return false if the matrix is not positive definite
   */
  static boolean root(double[] matrix, int dimension) {
    for (int i = 0; i < dimension; i++) {
      int row = size(i);
      for (int j = 0; j <= i; j++) {
        int other = size(j);
        double sum = matrix[row + j];
        for (int m = 0; m < j; m++) {
          sum -= matrix[row + m] * matrix[other + m];
        }
        if (i != j) {
          matrix[row + j] = sum / matrix[other + j];
        } else if (sum > 0) {
          matrix[row + j] = Math.sqrt(sum);
        } else {
          return false;
        }
      }
    }
    return true;
  }

  static double[] inverse(double[] root, int dimension) {
    double[] inverse = new double[root.length];
    for (int i = 0; i < dimension; i++) {
      int row = size(i);
      inverse[row + i] = 1 / root[row + i];
      for (int j = 0; j < i; j++) {
        double sum = 0;
        for (int m = j; m < i; m++) {
          sum += root[row + m] * inverse[size(m) + j];
        }
        inverse[row + j] = -sum / root[row + i];
      }
    }
    return inverse;
  }

  /** ln of the determinant. */
  static double logVolume(double[] root, int dimension) {
    double sum = 0;
    for (int i = 0; i < dimension; i++) {
      sum += Math.log(root[size(i) + i]);
    }
    return sum;
  }

  /** |L⁻¹ (point − centre)|², given L⁻¹. */
  static double squareNorm(double[] inverse, double[] centre, double[] point) {
    double square = 0;
    int entry = 0;
    for (int i = 0; i < centre.length; i++) {
      double z = 0;
      for (int j = 0; j <= i; j++) {
        z += inverse[entry++] * (point[j] - centre[j]);
      }
      square += z * z;
    }
    return square;
  }
}

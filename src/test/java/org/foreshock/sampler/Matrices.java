package org.foreshock.sampler;

import java.util.Arrays;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** What maps and Normals are as matrices. */
final class Matrices {
  private Matrices() {}

  /** The unit matrix, as a map. */
  static AffineMap unit(int k) {
    return new AffineMap(MatrixUtils.createRealIdentityMatrix(k).getData());
  }

  /** L. */
  static RealMatrix lower(AffineMap map) {
    int k = map.dimension();
    RealMatrix lower = MatrixUtils.createRealMatrix(k, k);
    for (int j = 0; j < k; j++) {
      double[] axis = new double[k];
      double[] column = new double[k];
      axis[j] = 1;
      map.move(column, 1, axis);
      lower.setColumn(j, column);
    }
    return lower;
  }

  /** L Lᵀ. */
  static RealMatrix covariance(AffineMap map) {
    RealMatrix lower = lower(map);
    return lower.multiply(lower.transpose());
  }

  static RealMatrix covariance(NormalTarget target) {
    RealMatrix root = MatrixUtils.createRealMatrix(target.root());
    return root.multiply(root.transpose());
  }

  /** Variances of the standardised target along its axes, smallest first: 1 for the right map. */
  static double[] standardisedVariances(NormalTarget target, AffineMap map) {
    int k = map.dimension();
    RealMatrix root = MatrixUtils.createRealMatrix(k, k);
    for (int j = 0; j < k; j++) {
      double[] column = MatrixUtils.createRealMatrix(target.root()).getColumn(j);
      root.setColumn(j, map.standardise(column, new double[k]));
    }
    RealMatrix covariance = root.multiply(root.transpose());
    double[] variances = new EigenDecomposition(covariance).getRealEigenvalues();
    Arrays.sort(variances);
    return variances;
  }
}

package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Estimates a better map from draws and gradients. In standardised coordinates with covariance C of
 * the draws and G of their gradients, the linear map that brings the two together best (least
 * Fisher divergence to a unit Normal; Seyboldt et al. 2026, arXiv 2603.18845) has L Lᵀ = C # G⁻¹,
 * the geometric mean: exact for a Normal, and for other shapes between what the spread and the
 * stiffness ask for. Both covariances are shrunk towards the unit matrix, which is the map in use.
 */
final class MetricEstimate {
  /** Weight of the map in use, in draws. */
  private static final double SHRINK = 5;

  private final AffineMap map;
  private final double[] origin;
  private final List<double[]> draws = new ArrayList<>();
  private final List<double[]> gradients = new ArrayList<>();

  MetricEstimate(AffineMap map, double[] origin) {
    this.map = map;
    this.origin = origin;
  }

  void add(Phase phase) {
    draws.add(map.standardise(phase.position(), origin));
    gradients.add(phase.gradient());
  }

  AffineMap map() {
    RealMatrix spread = covariance(draws);
    RealMatrix stiffness = covariance(gradients);
    return map.compose(cholesky(geometricMean(spread, stiffness)));
  }

  private static RealMatrix covariance(List<double[]> rows) {
    int k = rows.get(0).length;
    double[] mean = new double[k];
    for (double[] row : rows) {
      for (int i = 0; i < k; i++) {
        mean[i] += row[i] / rows.size();
      }
    }
    double[][] sum = new double[k][k];
    for (double[] row : rows) {
      for (int i = 0; i < k; i++) {
        for (int j = 0; j <= i; j++) {
          sum[i][j] += (row[i] - mean[i]) * (row[j] - mean[j]);
        }
      }
    }
    double weight = 1 / (rows.size() + SHRINK);
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        sum[i][j] = weight * (sum[i][j] + (i == j ? SHRINK : 0));
        sum[j][i] = sum[i][j];
      }
    }
    return MatrixUtils.createRealMatrix(sum);
  }

  /** C # G⁻¹ = R⁻¹ (R C R)^½ R⁻¹ with R = G^½. */
  private static RealMatrix geometricMean(RealMatrix spread, RealMatrix stiffness) {
    EigenDecomposition eigen = new EigenDecomposition(stiffness);
    RealMatrix root = power(eigen, true);
    RealMatrix inverse = power(eigen, false);
    RealMatrix inner = symmetric(root.multiply(spread).multiply(root));
    RealMatrix middle = power(new EigenDecomposition(inner), true);
    return symmetric(inverse.multiply(middle).multiply(inverse));
  }

  private static RealMatrix power(EigenDecomposition eigen, boolean root) {
    double[] values = eigen.getRealEigenvalues();
    double[] powered = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      double r = Math.sqrt(Math.max(values[i], 1e-20));
      powered[i] = root ? r : 1 / r;
    }
    RealMatrix v = eigen.getV();
    return v.multiply(MatrixUtils.createRealDiagonalMatrix(powered)).multiply(v.transpose());
  }

  private static RealMatrix symmetric(RealMatrix m) {
    return m.add(m.transpose()).scalarMultiply(0.5);
  }

  private static double[][] cholesky(RealMatrix m) {
    return new CholeskyDecomposition(m, 1e-8, 0).getL().getData();
  }
}

package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
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
    return map.compose(AffineMap.ofRoot(root(spread, stiffness)));
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

  /**
   * A matrix B with B Bᵀ = C # G⁻¹: that mean is R⁻¹ (R C Rᵀ)^½ R⁻ᵀ for any R with Rᵀ R = G, so B =
   * R⁻¹ (R C Rᵀ)^¼ will do, with R = D^½ Vᵀ where G = V D Vᵀ.
   */
  private RealMatrix root(RealMatrix spread, RealMatrix stiffness) {
    // what shrinking leaves at least, whatever rounding does to an eigenvalue
    double least = SHRINK / (draws.size() + SHRINK);
    EigenDecomposition eigen = new EigenDecomposition(stiffness);
    double[] scale = roots(eigen, least);
    RealMatrix v = eigen.getV();
    RealMatrix r = MatrixUtils.createRealDiagonalMatrix(scale).multiply(v.transpose());
    RealMatrix inner = symmetric(r.multiply(spread).multiply(r.transpose()));
    EigenDecomposition middle = new EigenDecomposition(inner);
    double[] stretch = roots(middle, least * least);
    for (int i = 0; i < scale.length; i++) {
      scale[i] = 1 / scale[i];
      stretch[i] = Math.sqrt(stretch[i]);
    }
    return v.multiply(MatrixUtils.createRealDiagonalMatrix(scale))
        .multiply(middle.getV())
        .multiply(MatrixUtils.createRealDiagonalMatrix(stretch));
  }

  private static double[] roots(EigenDecomposition eigen, double least) {
    double[] values = eigen.getRealEigenvalues();
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.sqrt(Math.max(values[i], least));
    }
    return values;
  }

  private static RealMatrix symmetric(RealMatrix m) {
    return m.add(m.transpose()).scalarMultiply(0.5);
  }
}

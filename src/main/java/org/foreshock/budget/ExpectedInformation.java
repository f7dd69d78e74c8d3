package org.foreshock.budget;

import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Normal;

/**
 * What runs are expected to tell of the place of the last break, by Fisher's information at a truth
 * plus what is known before: a straight-line view of a curved problem, good for a guide and for
 * comparing designs, not a bound.
 *
 * <p>With J_k the derivatives of ln μ at scale k by all quantities but the noise, whose information
 * is apart, the information is Σ_k n_k J_k J_kᵀ/σ² + P. It is never formed: the triangular factor
 * of the stacked rows √n_k J_k/σ and √P has the place in its last column, so that the variance of
 * ln d is 1 over the square of its last entry, also where the information spans forty decades.
 */
final class ExpectedInformation {
  private final double[][] derivative;
  private final double[][] known;

  /**
   * Prepares the derivatives.
   *
   * @param scales where runs may be; the floor is stated for the largest
   */
  ExpectedInformation(Truth truth, Design scales, Knowledge knowledge) {
    double[][] all = Quantities.derivatives(truth, scales);
    derivative = new double[scales.size()][];
    for (int k = 0; k < derivative.length; k++) {
      double[] row = all[k];
      derivative[k] =
          Arrays.stream(knowledge.unknown()).mapToDouble(i -> row[i] / truth.sigma()).toArray();
    }
    known = knowledge.root();
  }

  /**
   * The expected variance of log10 d.
   *
   * @param runs at each scale
   */
  double variance(double[] runs) {
    double last = lastEntry(factor(runs));
    return 1 / (last * last) / (Logs.LN_10 * Logs.LN_10);
  }

  /**
   * How fast that variance falls with runs at each scale: minus its derivative by each entry of
   * {@code runs}.
   */
  double[] gain(double[] runs) {
    double[] towards = solve(factor(runs));
    double[] gain = new double[derivative.length];
    for (int k = 0; k < gain.length; k++) {
      double seen = 0;
      for (int i = 0; i < towards.length; i++) {
        seen += derivative[k][i] * towards[i];
      }
      gain[k] = seen * seen / (Logs.LN_10 * Logs.LN_10);
    }
    return gain;
  }

  private RealMatrix factor(double[] runs) {
    double[][] rows = new double[runs.length + known.length][];
    for (int k = 0; k < runs.length; k++) {
      double root = Math.sqrt(runs[k]);
      rows[k] = Arrays.stream(derivative[k]).map(each -> root * each).toArray();
    }
    for (int i = 0; i < known.length; i++) {
      rows[runs.length + i] = known[i].clone();
    }
    return new QRDecomposition(new Array2DRowRealMatrix(rows, false)).getR();
  }

  private static double lastEntry(RealMatrix factor) {
    int last = factor.getColumnDimension() - 1;
    return factor.getEntry(last, last);
  }

  /** The last column of the inverse of the information: R x = e/R_qq. */
  private static double[] solve(RealMatrix factor) {
    int n = factor.getColumnDimension();
    double[] x = new double[n];
    double last = lastEntry(factor);
    x[n - 1] = 1 / (last * last);
    for (int i = n - 2; i >= 0; i--) {
      double sum = 0;
      for (int j = i + 1; j < n; j++) {
        sum -= factor.getEntry(i, j) * x[j];
      }
      x[i] = sum / factor.getEntry(i, i);
    }
    return x;
  }

  /**
   * The fewest seeds per scale for an interval of a length, were the posterior normal.
   *
   * @param length of the interval of log10 d
   * @param level probability in it
   * @return any number of at least 1; infinite beyond 1e300
   */
  double seeds(double length, double level) {
    double sd = length / (2 * new Normal(0, 1).quantile(0.5 * (1 + level)));
    double low = 0;
    double high = 300 * Logs.LN_10;
    if (standardDeviation(high) > sd) {
      return Double.POSITIVE_INFINITY;
    }
    while (high - low > 1e-3) {
      double middle = 0.5 * (low + high);
      if (standardDeviation(middle) > sd) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low == 0 ? 1 : Math.exp(high);
  }

  private double standardDeviation(double logSeeds) {
    double[] runs = new double[derivative.length];
    Arrays.fill(runs, Math.exp(logSeeds));
    return Math.sqrt(variance(runs));
  }
}

package org.foreshock.validation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;

/**
 * What runs with log-normal noise of known size are expected to tell of a law with one break, by
 * Fisher's information at the truth and without any prior. A straight-line view, made here from the
 * formula and not by the engine, so that the engine can be held against it.
 *
 * <p>The information is not formed: standard deviations are read off the triangular factor of the
 * derivatives of ln μ, which spans half as many decades.
 */
final class Information {
  /** The quantities that {@link #sd} knows; a_share is a in units of the law's last value. */
  static final List<String> QUANTITIES = List.of("a_share", "level", "c0", "ln f", "c", "log10 d");

  private final double[] sd;

  /**
   * Of a design.
   *
   * @param law with one break and a limit above 0
   * @param x scales, ascending, at least six
   * @param sigma noise of one run
   * @param seeds runs at every scale
   */
  Information(BrokenPowerLaw law, double[] x, double sigma, double seeds) {
    double first = Math.log(x[0]);
    double last = law.value(x[x.length - 1]);
    double[][] rows = new double[x.length][];
    for (int k = 0; k < x.length; k++) {
      double u = Math.log(x[k]);
      rows[k] = row(law, u, u - first, last, Math.sqrt(seeds) / sigma);
    }
    sd = standardDeviations(rows);
  }

  /** Expected standard deviation of a quantity; infinite where the design does not determine it. */
  double sd(String quantity) {
    return sd[QUANTITIES.indexOf(quantity)];
  }

  private static double[] row(
      BrokenPowerLaw law, double u, double distance, double last, double weight) {
    Break b = law.breaks().get(0);
    double t = (u - Math.log(b.place())) / b.sharpness();
    double bend = Softplus.value(t);
    double step = Softplus.logistic(t);
    double mu = law.valueAtLog(u);
    double excess = (mu - law.limit()) / mu;
    double[] row = {
      last / mu,
      excess,
      -distance * excess,
      -b.slopeChange() * b.sharpness() * (bend - t * step) * excess,
      -b.sharpness() * bend * excess,
      Logs.LN_10 * b.slopeChange() * step * excess
    };
    return Arrays.stream(row).map(each -> weight * each).toArray();
  }

  /** Roots of the diagonal of (JᵀJ)⁻¹ = R⁻¹R⁻ᵀ, columns brought to one size before. */
  private static double[] standardDeviations(double[][] rows) {
    int n = rows[0].length;
    double[] size = new double[n];
    for (int j = 0; j < n; j++) {
      for (double[] row : rows) {
        size[j] = Math.max(size[j], Math.abs(row[j]));
      }
      for (double[] row : rows) {
        row[j] = size[j] > 0 ? row[j] / size[j] : 0;
      }
    }
    RealMatrix factor = new QRDecomposition(new Array2DRowRealMatrix(rows, false)).getR();
    double[] variance = new double[n];
    for (int column = 0; column < n; column++) {
      double[] inverse = column(factor, column);
      for (int j = 0; j <= column; j++) {
        variance[j] += inverse[j] * inverse[j];
      }
    }
    double[] sd = new double[n];
    Arrays.setAll(sd, j -> size[j] > 0 ? Math.sqrt(variance[j]) / size[j] : Double.NaN);
    Arrays.setAll(sd, j -> Double.isNaN(sd[j]) ? Double.POSITIVE_INFINITY : sd[j]);
    return sd;
  }

  /** A column of the inverse of an upper triangle. */
  private static double[] column(RealMatrix factor, int column) {
    double[] x = new double[column + 1];
    for (int i = column; i >= 0; i--) {
      double sum = i == column ? 1 : 0;
      for (int j = i + 1; j <= column; j++) {
        sum -= factor.getEntry(i, j) * x[j];
      }
      x[i] = sum / factor.getEntry(i, i);
    }
    return x;
  }
}

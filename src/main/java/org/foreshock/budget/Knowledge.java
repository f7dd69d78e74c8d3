package org.foreshock.budget;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.numeric.Logs;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/**
 * What is known before the runs, as if it were normal: which quantities are unknown, and the square
 * root of their precision.
 *
 * @param unknown which of {@link Quantities}, ascending; the last is ln d of the last break
 * @param root rows whose squares sum to the precision of the unknown
 */
record Knowledge(int[] unknown, double[][] root) {
  /** One standard deviation of a normal to the left. */
  private static final double LOW = 0.15865525393145707;

  /** Quantities whose draws spread less than this are known. */
  private static final double ONE_NUMBER = 1e-7;

  /** An analysis prior, its scales taken from the quantiles of a normal's standard deviation. */
  static Knowledge of(AnalysisPrior analysis, Truth truth, Design scales) {
    Priors priors = analysis.priors();
    int breaks = priors.breaks();
    double[] scale = new double[Quantities.count(breaks)];
    scale[0] = scale(priors.level());
    scale[1] = scale(priors.c0());
    double value = truth.law().valueAtLog(scales.last());
    scale[Quantities.FLOOR] = analysis.zeroFloor() < 1 ? floorScale(priors.floor(), value) : 0;
    for (int i = 0; i < breaks; i++) {
      scale[Quantities.change(i)] = scale(priors.c().get(i));
      scale[Quantities.sharpness(i)] = logScale(priors.f().get(i));
      scale[Quantities.place(i, breaks)] = Logs.LN_10 * scale(priors.log10D().get(i));
    }
    int[] unknown = IntStream.range(0, scale.length).filter(i -> scale[i] > 0).toArray();
    double[][] root = new double[unknown.length][unknown.length];
    for (int i = 0; i < unknown.length; i++) {
      root[i][i] = 1 / scale[unknown[i]];
    }
    return new Knowledge(unknown, root);
  }

  /** Draws of a posterior, by their covariance. */
  static Knowledge of(List<Truth> draws, Design scales) {
    double[][] values =
        draws.stream()
            .map(truth -> Quantities.values(Quantities.parameters(truth, scales)))
            .toArray(double[][]::new);
    int count = values[0].length;
    double[] mean = new double[count];
    for (double[] each : values) {
      Arrays.setAll(mean, i -> mean[i] + each[i] / values.length);
    }
    int[] unknown =
        IntStream.range(0, count)
            .filter(i -> covariance(values, mean, i, i) > ONE_NUMBER * ONE_NUMBER)
            .toArray();
    double[][] matrix = new double[unknown.length][unknown.length];
    for (int i = 0; i < unknown.length; i++) {
      for (int j = 0; j < unknown.length; j++) {
        matrix[i][j] = covariance(values, mean, unknown[i], unknown[j]);
      }
      matrix[i][i] *= 1 + 1e-9;
    }
    RealMatrix precision =
        new LUDecomposition(new Array2DRowRealMatrix(matrix, false)).getSolver().getInverse();
    RealMatrix symmetric = precision.add(precision.transpose()).scalarMultiply(0.5);
    return new Knowledge(unknown, new CholeskyDecomposition(symmetric, 1e-6, 0).getLT().getData());
  }

  private static double covariance(double[][] values, double[] mean, int i, int j) {
    double sum = 0;
    for (double[] each : values) {
      sum += (each[i] - mean[i]) * (each[j] - mean[j]);
    }
    return sum / (values.length - 1);
  }

  private static double scale(Prior prior) {
    return prior.isFixed() ? 0 : (prior.quantile(1 - LOW) - prior.quantile(LOW)) / 2;
  }

  private static double logScale(Prior prior) {
    return prior.isFixed()
        ? 0
        : (Math.log(prior.quantile(1 - LOW)) - Math.log(prior.quantile(LOW))) / 2;
  }

  /** In units of the depth, which are shares where the floor is low. */
  private static double floorScale(Floor floor, double value) {
    if (floor instanceof Floor.Share share) {
      return scale(share.share());
    }
    return floor instanceof Floor.Absolute free ? scale(free.a()) / value : 0;
  }
}

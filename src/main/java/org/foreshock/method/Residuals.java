package org.foreshock.method;

import java.util.function.DoubleUnaryOperator;
import org.foreshock.data.Moments;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/** How runs scatter about a curve that was fitted to them. */
final class Residuals {
  /** Nobody knows a curve to better than this share: below it a residual is chance or rounding. */
  static final double LEAST = 1e-3;

  private Residuals() {}

  /**
   * Residual standard deviation of ln y, with runs less parameters, but at least 1, as degrees of
   * freedom.
   *
   * @param centre ln of the curve by ln x
   * @param parameters number fitted
   */
  static double deviation(Sweep sweep, DoubleUnaryOperator centre, int parameters) {
    double squares = 0;
    double runs = 0;
    for (Scale scale : sweep.scales()) {
      Moments moments = scale.logMoments();
      double residual = moments.mean() - centre.applyAsDouble(Math.log(scale.x()));
      squares += moments.sumOfSquares() + moments.count() * residual * residual;
      runs += moments.terms();
    }
    return Math.max(LEAST, Math.sqrt(squares / Math.max(1, runs - parameters)));
  }
}

package org.foreshock.method;

import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;

/**
 * One best curve, by least squares.
 *
 * @param breaks number of breaks
 * @param noise what the response is: log-normal, or additive
 * @param floor whether there is a limit
 * @param horizonDecades how far beyond the runs breaks are looked for
 */
public record LeastSquaresMethod(int breaks, NoiseModel noise, boolean floor, double horizonDecades)
    implements Method {
  /**
   * Checks what least squares know.
   *
   * @throws InputException if noise or horizon will not do
   */
  public LeastSquaresMethod {
    if (noise != NoiseModel.LOGNORMAL && noise != NoiseModel.ADDITIVE) {
      throw new InputException(
          Setting.NOISE.to(noise.label())
              + ": least squares know lognormal and additive noise: take one of them, or use "
              + Setting.METHOD.to(PosteriorMethod.LABEL));
    }
    Setting.HORIZON.check(
        horizonDecades >= 0 && horizonDecades < Double.POSITIVE_INFINITY,
        horizonDecades,
        "a finite number of decades, 0 or more");
  }

  @Override
  public String label() {
    return PointMethod.POINT.label();
  }

  /** Number of distinct scales needed: of parameters fitted. */
  public int leastScales() {
    return 3 + 3 * breaks - (floor ? 0 : 1);
  }

  @Override
  public FittedCurve fit(Sweep runs, Metric metric, long seed, Progress progress) {
    PointFit fit = PointFit.leastSquares(runs, noise, breaks, floor, horizonDecades);
    return FittedCurve.of(fit, runs, metric);
  }
}

package org.foreshock.prior;

import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * What default priors measure y with. Where the response is ln y, nothing is needed but the mean at
 * the smallest scale. Additive noise knows no natural zero or unit, so its priors are measured from
 * the lowest mean, in units of the distance R between the lowest and the highest one; they then
 * follow when a constant is added to y, and when its unit changes.
 *
 * @param firstLogY mean of ln y at the smallest scale; NaN where there is none
 * @param lowest lowest mean
 * @param range R
 */
record Yardstick(boolean isLog, double firstLogY, double lowest, double range) {
  private static final double LEVEL_SD = 1.5;
  private static final double SIGMA_SD = 1.5;

  static Yardstick of(Sweep sweep, NoiseModel noise) {
    double lowest = Double.POSITIVE_INFINITY;
    double highest = Double.NEGATIVE_INFINITY;
    for (Scale scale : sweep.scales()) {
      lowest = Math.min(lowest, scale.mean());
      highest = Math.max(highest, scale.mean());
    }
    double range = highest - lowest;
    if (!(range > 0)) {
      range = lowest == 0 ? 1 : Math.abs(lowest);
    }
    double firstLogY =
        noise.isLog()
            ? sweep.scales().get(0).logMoments().mean()
            : Math.log(sweep.scales().get(0).mean());
    return new Yardstick(noise.isLog(), firstLogY, lowest, range);
  }

  /** Of the first segment b x^-c0 at the smallest scale, which starts from the floor. */
  Prior level(Floor floor) {
    boolean fromZero = isLog || (!(floor instanceof Floor.Absolute) && Double.isFinite(firstLogY));
    return new Normal(fromZero ? firstLogY : Math.log(range), LEVEL_SD);
  }

  Floor floor() {
    return isLog
        ? new Floor.Share(new Beta(0.5, 1))
        : new Floor.Absolute(new StudentT(3, lowest, range));
  }

  Prior sigma() {
    return new LogNormal(isLog ? Math.log(0.02) : Math.log(0.05 * range), SIGMA_SD);
  }
}

package org.foreshock.statespace;

import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Normal;

/**
 * The priors of a model of this room, all free of the units of x and y.
 *
 * @param sigma of the noise of one point, in ln y
 * @param wanderSd of the stationary standard deviation τ of the slope's wander
 * @param wanderLength of its length ℓ, in nats of x
 * @param residualRatio of κ: the correlated residual has standard deviation κσ
 * @param residualLength of the residual's length, in nats of x
 * @param changeSd of the standard deviation s_c of the changes of slope
 * @param sharpness of f of each break
 * @param slope of c0
 * @param levelSd standard deviation of z at the first scale about its smoothed datum
 * @param noFloor probability that a = 0
 * @param beyond breaks lie up to this many nats past the last scale
 */
record Hyperpriors(
    LogNormal sigma,
    LogNormal wanderSd,
    LogNormal wanderLength,
    LogNormal residualRatio,
    LogNormal residualLength,
    LogNormal changeSd,
    LogNormal sharpness,
    Normal slope,
    double levelSd,
    double noFloor,
    double beyond) {

  static final Hyperpriors DEFAULT =
      new Hyperpriors(
          median(0.006, 1.3),
          median(0.1, 1),
          median(1.5, 0.7),
          median(1, 1),
          median(0.3, 0.8),
          median(0.4, 0.8),
          median(0.3, 0.8),
          new Normal(0.3, 0.5),
          1,
          0.3,
          0.7);

  static LogNormal median(double median, double sd) {
    return new LogNormal(Math.log(median), sd);
  }
}

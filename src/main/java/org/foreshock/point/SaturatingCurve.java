package org.foreshock.point;

import org.foreshock.law.SaturatingLaw;
import org.foreshock.law.Softplus;

/**
 * Responses ln y of a power law between two limits ({@link SaturatingLaw}), with their derivatives
 * by the lower limit, ln of the upper one, the level, c and α.
 */
final class SaturatingCurve implements Responses {
  static final int LOWER = 0;
  static final int LOG_UPPER = 1;
  static final int LEVEL = 2;
  static final int SLOPE = 3;
  static final int ALPHA = 4;
  static final int PARAMETERS = 5;

  private final Problem problem;
  private final double[] response;
  private final double[] position;

  SaturatingCurve(Problem problem) {
    this.problem = problem;
    response = new double[problem.size()];
    position = new double[problem.size()];
  }

  @Override
  public double[] evaluate(double[] at) {
    double upper = Math.exp(at[LOG_UPPER]);
    for (int k = 0; k < response.length; k++) {
      double value = at[LEVEL] - at[SLOPE] * (problem.u()[k] - problem.origin());
      position[k] = SaturatingLaw.position(at[ALPHA], value);
      double share = Softplus.logistic(position[k]);
      response[k] = Math.log(at[LOWER] + (upper - at[LOWER]) * share);
    }
    return response;
  }

  @Override
  public void gradient(double[] at, int k, double[] into) {
    double upper = Math.exp(at[LOG_UPPER]);
    double share = Softplus.logistic(position[k]);
    double rest = Softplus.logistic(-position[k]);
    double byY = Math.exp(-response[k]);
    double byLevel = byY * (upper - at[LOWER]) * share * rest / (rest + at[ALPHA] * share);
    into[LOWER] = byY * rest;
    into[LOG_UPPER] = byY * share * upper;
    into[LEVEL] = byLevel;
    into[SLOPE] = -byLevel * (problem.u()[k] - problem.origin());
    into[ALPHA] = -byLevel * Softplus.value(position[k]);
  }

  static SaturatingLaw law(double[] at, double origin) {
    return new SaturatingLaw(
        at[LOWER], Math.exp(at[LOG_UPPER]), at[LEVEL], origin, at[SLOPE], at[ALPHA]);
  }
}

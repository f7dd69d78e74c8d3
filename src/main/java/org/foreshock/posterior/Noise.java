package org.foreshock.posterior;

import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.StudentT;

/**
 * How the runs of one law scatter. A run deviates from the law by σ(x) times a standard deviate, in
 * terms of the response: ln y, or y itself with additive noise.
 *
 * @param model which kind
 * @param sigma σ of one run; at the middle of the scales where it changes with x
 * @param shape degrees of freedom nu, or slope of ln σ by ln x; NaN where the model has neither
 * @param logMiddle ln of the scale that {@code sigma} is stated for, used where it changes with x
 */
public record Noise(NoiseModel model, double sigma, double shape, double logMiddle) {
  private static final double SQRT_2 = Math.sqrt(2);

  /** Log-normal noise. */
  public static Noise lognormal(double sigma) {
    return new Noise(NoiseModel.LOGNORMAL, sigma, Double.NaN, 0);
  }

  /** Noise of a model, its sigma stated for the middle of a sweep. */
  public static Noise of(NoiseModel model, double sigma, double shape, Sweep sweep) {
    return new Noise(model, sigma, shape, sweep.logMiddle());
  }

  /** σ at u = ln x. */
  public double sigmaAt(double u) {
    return model == NoiseModel.HETEROSCEDASTIC ? sigma * Math.exp(shape * (u - logMiddle)) : sigma;
  }

  /** The response that the law has at u = ln x: ln μ, or μ. */
  public double centre(BrokenPowerLaw law, double u) {
    return model.isLog() ? law.logValue(u) : law.valueAtLog(u);
  }

  /** The standard deviate that a share p of all runs stays below, 0 &lt; p &lt; 1. */
  public double quantile(double p) {
    return model == NoiseModel.STUDENT_T
        ? standard().quantile(p)
        : NormalDistribution.of(0, 1).inverseCumulativeProbability(p);
  }

  /** Probability that the standard deviate is at most z. */
  public double cumulative(double z) {
    return model == NoiseModel.STUDENT_T ? standard().cumulative(z) : 0.5 * Erf.erfc(-z / SQRT_2);
  }

  /** Log density of the standard deviate at z. */
  public double logDensity(double z) {
    return standard().logDensity(z);
  }

  /** y of one new run at u = ln x. */
  public double run(BrokenPowerLaw law, double u, UniformRandomProvider random) {
    double response = centre(law, u) + sigmaAt(u) * standard().sample(random);
    return model.isLog() ? Math.exp(response) : response;
  }

  private Prior standard() {
    return model == NoiseModel.STUDENT_T ? new StudentT(shape, 0, 1) : new Normal(0, 1);
  }
}

package org.foreshock.prior;

import java.io.Serializable;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * The prior distribution of one quantity. Arguments come in Stan's order (Stan Functions Reference,
 * "Continuous Distributions"), and {@code toString} gives the form that {@link PriorParser} reads:
 * {@code lognormal(-1.2, 1)}.
 *
 * <p>Priors are immutable. The same arguments give the same bits on every Java release.
 */
public sealed interface Prior extends Serializable
    permits Normal,
        LogNormal,
        StudentT,
        HalfNormal,
        HalfStudentT,
        Exponential,
        Uniform,
        Beta,
        Gamma,
        Fixed,
        Powered {

  /**
   * Natural log of the density at {@code v}, with all constants; minus infinity outside the
   * support.
   */
  double logDensity(double v);

  /** Derivative of {@link #logDensity} at {@code v}; 0 outside the support. */
  double derivative(double v);

  /** The same log density, given ln v, which saves some priors a logarithm. */
  default double logDensity(double v, double logV) {
    return logDensity(v);
  }

  /** The same derivative, given ln v. */
  default double derivative(double v, double logV) {
    return derivative(v);
  }

  /** Lower end of the support; may be minus infinity. */
  double lower();

  /** Upper end of the support; may be infinite. */
  double upper();

  /** Probability of a value of at most {@code v}. */
  double cumulative(double v);

  /**
   * The smallest value whose cumulative probability reaches {@code p}, within rounding.
   *
   * @throws IllegalArgumentException unless 0 &le; p &le; 1
   */
  default double quantile(double p) {
    return Quantiles.invert(this, p);
  }

  /** An independent draw. */
  double sample(UniformRandomProvider rng);

  /** Whether all mass sits on one value, so that the quantity is a constant of the fit. */
  default boolean isFixed() {
    return false;
  }

  /**
   * The same prior of a positive quantity, narrower (factor &lt; 1) or wider (factor &gt; 1) in ln
   * v: exactly so for a log-normal; for others the density of ln v is raised to the power
   * 1/factor&sup2;, which scales the standard deviation of a normal by the factor.
   */
  default Prior sharpened(double factor) {
    return new Powered(this, 1 / (factor * factor));
  }
}

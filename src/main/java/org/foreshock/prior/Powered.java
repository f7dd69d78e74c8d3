package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.numeric.Decimals;

/**
 * A prior of a positive quantity whose density of ln v is another prior's, raised to a power, and
 * not normalised: power &middot; (ln p(v) + ln v) &minus; ln v. A power of 4 halves the standard
 * deviation of a log-normal, 1/4 doubles it. Only refits use it; there is no statement for it, and
 * it has a density but neither probabilities nor draws.
 *
 * @param base the prior whose density is raised
 * @param power the exponent, &gt; 0
 */
public record Powered(Prior base, double power) implements Prior {

  /** Checks the power. */
  public Powered {
    Family.positive("power", power);
  }

  @Override
  public double logDensity(double v) {
    if (!(v > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double logV = Math.log(v);
    return power * (base.logDensity(v) + logV) - logV;
  }

  @Override
  public double derivative(double v) {
    return v >= lower() && v <= upper() && v > 0 ? power * (base.derivative(v) + 1 / v) - 1 / v : 0;
  }

  @Override
  public double lower() {
    return Math.max(0, base.lower());
  }

  @Override
  public double upper() {
    return base.upper();
  }

  @Override
  public double cumulative(double v) {
    throw notNormalised();
  }

  @Override
  public double quantile(double p) {
    throw notNormalised();
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    throw notNormalised();
  }

  @Override
  public Prior sharpened(double factor) {
    return new Powered(base, power / (factor * factor));
  }

  @Override
  public String toString() {
    return base + "^" + Decimals.text(power);
  }

  private UnsupportedOperationException notNormalised() {
    return new UnsupportedOperationException(
        this + " is not normalised: it has no probabilities, quantiles or draws");
  }
}

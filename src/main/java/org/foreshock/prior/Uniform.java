package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.numeric.Decimals;

/** {@code uniform(lower, upper)}, both ends included. */
public final class Uniform extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double lower;
  private final double upper;
  private final double width;
  private final double logDensity;

  /**
   * Creates a uniform prior.
   *
   * @throws IllegalArgumentException unless lower &lt; upper and their difference is finite
   */
  public Uniform(double lower, double upper) {
    super("uniform", lower, upper);
    this.lower = finite("lower", lower);
    this.upper = finite("upper", upper);
    this.width = upper - lower;
    if (!(width > 0 && width <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "lower must be below upper, but "
              + Decimals.text(lower)
              + " is not below "
              + Decimals.text(upper));
    }
    this.logDensity = -Math.log(width);
  }

  @Override
  public double logDensity(double v) {
    return v >= lower && v <= upper ? logDensity : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return 0;
  }

  @Override
  public double lower() {
    return lower;
  }

  @Override
  public double upper() {
    return upper;
  }

  @Override
  public double cumulative(double v) {
    return Math.max(0, Math.min(1, (v - lower) / width));
  }

  @Override
  public double quantile(double p) {
    double q = Quantiles.checkProbability(p);
    return Math.min(upper, lower + q * width);
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return quantile(rng.nextDouble());
  }
}

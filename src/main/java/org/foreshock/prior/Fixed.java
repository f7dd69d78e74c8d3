package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/**
 * {@code fixed(value)}: the quantity is known. Its density is relative to the point itself: 1 there
 * and 0 elsewhere.
 */
public final class Fixed extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double value;

  /**
   * Creates a prior with all its mass on one value.
   *
   * @throws IllegalArgumentException unless value is finite
   */
  public Fixed(double value) {
    super("fixed", value);
    this.value = finite("value", value) + 0.0;
  }

  public double value() {
    return value;
  }

  @Override
  public double logDensity(double v) {
    return v == value ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return 0;
  }

  @Override
  public double lower() {
    return value;
  }

  @Override
  public double upper() {
    return value;
  }

  @Override
  public double cumulative(double v) {
    return v >= value ? 1 : 0;
  }

  @Override
  public double quantile(double p) {
    Quantiles.checkProbability(p);
    return value;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return value;
  }

  @Override
  public boolean isFixed() {
    return true;
  }

  @Override
  public Prior sharpened(double factor) {
    return this;
  }
}

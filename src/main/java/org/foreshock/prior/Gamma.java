package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code gamma(shape, rate)} on the positive numbers, with mean shape/rate. */
public final class Gamma extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double shape;
  private final double rate;
  private final double constant;

  /**
   * Creates a gamma prior.
   *
   * @throws IllegalArgumentException unless both are finite and &gt; 0
   */
  public Gamma(double shape, double rate) {
    super("gamma", shape, rate);
    this.shape = positive("shape", shape);
    this.rate = positive("rate", rate);
    this.constant = shape * Math.log(rate) - Special.logGamma(shape);
  }

  public double shape() {
    return shape;
  }

  public double rate() {
    return rate;
  }

  @Override
  public double logDensity(double v) {
    return v > 0 ? constant + (shape - 1) * Math.log(v) - rate * v : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return v > 0 ? (shape - 1) / v - rate : 0;
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double cumulative(double v) {
    return v > 0 ? Special.gammaCumulative(shape, rate * v) : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return Math.max(Double.MIN_VALUE, Special.sampleGamma(shape, rng) / rate);
  }
}

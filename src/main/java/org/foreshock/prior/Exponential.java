package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** {@code exponential(rate)}, with mean 1/rate. */
public final class Exponential extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double rate;
  private final double logRate;

  /**
   * Creates an exponential prior.
   *
   * @throws IllegalArgumentException unless rate is finite and &gt; 0
   */
  public Exponential(double rate) {
    super("exponential", rate);
    this.rate = positive("rate", rate);
    this.logRate = Math.log(rate);
  }

  public double rate() {
    return rate;
  }

  @Override
  public double logDensity(double v) {
    return v >= 0 ? logRate - rate * v : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return v >= 0 ? -rate : 0;
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
    return v > 0 ? -Math.expm1(-rate * v) : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return ZigguratSampler.Exponential.of(rng).sample() / rate;
  }
}

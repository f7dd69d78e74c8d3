package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code normal(mean, sd)}. */
public final class Normal extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double mean;
  private final double sd;
  private final double constant;

  /**
   * Creates a normal prior.
   *
   * @throws IllegalArgumentException unless both are finite and sd &gt; 0
   */
  public Normal(double mean, double sd) {
    super("normal", mean, sd);
    this.mean = finite("mean", mean);
    this.sd = positive("sd", sd);
    this.constant = -Math.log(sd) - Special.HALF_LN_2PI;
  }

  public double mean() {
    return mean;
  }

  public double sd() {
    return sd;
  }

  @Override
  public double logDensity(double v) {
    double z = (v - mean) / sd;
    return constant - 0.5 * z * z;
  }

  @Override
  public double derivative(double v) {
    return (mean - v) / sd / sd;
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double cumulative(double v) {
    return Special.normalCumulative((v - mean) / sd);
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return mean + sd * Special.sampleNormal(rng);
  }
}

package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code half_normal(sd)}: the absolute value of a normal with mean 0. */
public final class HalfNormal extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double sd;
  private final double constant;

  /**
   * Creates a half-normal prior.
   *
   * @throws IllegalArgumentException unless sd is finite and &gt; 0
   */
  public HalfNormal(double sd) {
    super("half_normal", sd);
    this.sd = positive("sd", sd);
    this.constant = Special.LN_2 - Math.log(sd) - Special.HALF_LN_2PI;
  }

  public double sd() {
    return sd;
  }

  @Override
  public double logDensity(double v) {
    double z = v / sd;
    return v >= 0 ? constant - 0.5 * z * z : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return v >= 0 ? -v / sd / sd : 0;
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
    return v > 0 ? Special.normalCentral(v / sd) : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return sd * Math.abs(Special.sampleNormal(rng));
  }
}

package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ChengBetaSampler;

/** {@code beta(a, b)} on the open interval from 0 to 1, with mean a/(a + b). */
public final class Beta extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double a;
  private final double b;
  private final double constant;

  /**
   * Creates a beta prior.
   *
   * @throws IllegalArgumentException unless both are finite and &gt; 0
   */
  public Beta(double a, double b) {
    super("beta", a, b);
    this.a = positive("a", a);
    this.b = positive("b", b);
    this.constant = -Special.logBeta(a, b);
  }

  public double a() {
    return a;
  }

  public double b() {
    return b;
  }

  @Override
  public double logDensity(double v) {
    return v > 0 && v < 1
        ? constant + (a - 1) * Math.log(v) + (b - 1) * Math.log(1 - v)
        : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return v > 0 && v < 1 ? (a - 1) / v - (b - 1) / (1 - v) : 0;
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return 1;
  }

  @Override
  public double cumulative(double v) {
    return v > 0 ? v < 1 ? Special.betaCumulative(a, b, v) : 1 : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    double draw = ChengBetaSampler.of(rng, a, b).sample();
    return Math.max(Double.MIN_VALUE, Math.min(Math.nextDown(1.0), draw));
  }
}

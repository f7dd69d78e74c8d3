package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code lognormal(mu, sigma)}: ln v is normal with mean mu and standard deviation sigma. */
public final class LogNormal extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double mu;
  private final double sigma;
  private final double constant;

  /**
   * Creates a log-normal prior.
   *
   * @throws IllegalArgumentException unless both are finite and sigma &gt; 0
   */
  public LogNormal(double mu, double sigma) {
    super("lognormal", mu, sigma);
    this.mu = finite("mu", mu);
    this.sigma = positive("sigma", sigma);
    this.constant = -Math.log(sigma) - Special.HALF_LN_2PI;
  }

  public double mu() {
    return mu;
  }

  public double sigma() {
    return sigma;
  }

  @Override
  public double logDensity(double v) {
    return logDensity(v, Math.log(v));
  }

  @Override
  public double logDensity(double v, double logV) {
    double z = (logV - mu) / sigma;
    return v > 0 ? constant - logV - 0.5 * z * z : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    return derivative(v, Math.log(v));
  }

  @Override
  public double derivative(double v, double logV) {
    return v > 0 ? ((mu - logV) / sigma / sigma - 1) / v : 0;
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
    return v > 0 ? Special.normalCumulative((Math.log(v) - mu) / sigma) : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return Math.exp(mu + sigma * Special.sampleNormal(rng));
  }

  @Override
  public Prior sharpened(double factor) {
    return new LogNormal(mu, sigma * factor);
  }
}

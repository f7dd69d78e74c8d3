package org.foreshock.collapsed;

import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;

/** The prior of σ as one of λ = ln σ. */
final class SigmaPrior {
  private static final double STEP = 1e-3;

  private final Prior prior;
  private final boolean normal;
  private final double lower;
  private final double upper;
  private final double middle;

  SigmaPrior(Prior prior) {
    this.prior = prior;
    normal = prior instanceof LogNormal;
    lower = prior.lower() > 0 ? Math.log(prior.lower()) : Double.NEGATIVE_INFINITY;
    upper = Math.log(prior.upper());
    middle = Math.log(prior.quantile(0.5));
  }

  boolean isFixed() {
    return prior.isFixed();
  }

  /** Whether ln σ is Normal. */
  boolean isNormal() {
    return normal;
  }

  /** A λ in the middle of the prior. */
  double middle() {
    return middle;
  }

  double lower() {
    return lower;
  }

  double upper() {
    return upper;
  }

  /** Log density of λ; 0 where σ is fixed. */
  double logDensity(double lambda) {
    return prior.isFixed() ? 0 : prior.logDensity(Math.exp(lambda), lambda) + lambda;
  }

  /** Its derivative. */
  double slope(double lambda) {
    double sigma = Math.exp(lambda);
    return prior.derivative(sigma, lambda) * sigma + 1;
  }

  /** Minus its second derivative, at least 0. */
  double curvature(double lambda) {
    if (prior instanceof LogNormal logNormal) {
      return 1 / (logNormal.sigma() * logNormal.sigma());
    }
    return Math.max(0, (slope(lambda - STEP) - slope(lambda + STEP)) / (2 * STEP));
  }
}

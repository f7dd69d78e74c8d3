package org.foreshock.prior;

import org.apache.commons.math3.special.Beta;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Special functions and standard draws behind the families. Commons Math computes in plain Java
 * arithmetic, so that results do not depend on the Java release; Math.pow would, and is avoided.
 */
final class Special {
  static final double LN_2 = Math.log(2);
  static final double HALF_LN_2PI = 0.5 * Math.log(2 * Math.PI);
  private static final double SQRT_2 = Math.sqrt(2);

  private Special() {}

  /** P(Z &le; z) of a standard normal, to full relative accuracy in the lower tail. */
  static double normalCumulative(double z) {
    return 0.5 * Erf.erfc(-z / SQRT_2);
  }

  /** P(|Z| &le; z) of a standard normal, z &ge; 0. */
  static double normalCentral(double z) {
    return Erf.erf(z / SQRT_2);
  }

  /** ln of the constant of Student's t density with scale 1. */
  static double studentConstant(double nu) {
    return -Beta.logBeta(0.5 * nu, 0.5) - 0.5 * Math.log(nu);
  }

  /** P(|T| &le; |t|) of Student's t (DLMF 8.17: an incomplete beta function). */
  static double studentCentral(double nu, double t) {
    double square = t * t;
    return square < nu
        ? Beta.regularizedBeta(square / (nu + square), 0.5, 0.5 * nu)
        : 1 - Beta.regularizedBeta(nu / (nu + square), 0.5 * nu, 0.5);
  }

  /** P(T &le; t) of Student's t, to full relative accuracy in the lower tail. */
  static double studentCumulative(double nu, double t) {
    double square = t * t;
    if (square < Math.min(1, nu)) {
      return 0.5 + Math.copySign(0.5 * studentCentral(nu, t), t);
    }
    double tail = 0.5 * Beta.regularizedBeta(nu / (nu + square), 0.5 * nu, 0.5);
    return t < 0 ? tail : 1 - tail;
  }

  static double logGamma(double shape) {
    return Gamma.logGamma(shape);
  }

  static double logBeta(double a, double b) {
    return Beta.logBeta(a, b);
  }

  /** P(G &le; x) of a gamma with rate 1, x &ge; 0. */
  static double gammaCumulative(double shape, double x) {
    // beyond this point less than 1e-100 is left, and the continued fraction may overflow
    return x > 2 * shape + 800 ? 1 : Gamma.regularizedGammaP(shape, x);
  }

  static double betaCumulative(double a, double b, double x) {
    return Beta.regularizedBeta(x, a, b);
  }

  static double sampleNormal(UniformRandomProvider rng) {
    return ZigguratSampler.NormalizedGaussian.of(rng).sample();
  }

  /**
   * A gamma draw with rate 1 (Marsaglia and Tsang, ACM TOMS 26, 2000, p. 363; section 6 for shape
   * &lt; 1: a draw of shape + 1 times a power of a uniform).
   */
  static double sampleGamma(double shape, UniformRandomProvider rng) {
    if (shape >= 1) {
      return AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape, 1).sample();
    }
    double larger = AhrensDieterMarsagliaTsangGammaSampler.of(rng, shape + 1, 1).sample();
    return larger * Math.exp(Math.log(1 - rng.nextDouble()) / shape);
  }

  /** A standard Student-t draw: a normal over the root of a chi-square per degree of freedom. */
  static double sampleStudent(double nu, UniformRandomProvider rng) {
    double normal = sampleNormal(rng);
    double chiSquare = 2 * sampleGamma(0.5 * nu, rng);
    return normal / Math.sqrt(chiSquare / nu);
  }
}

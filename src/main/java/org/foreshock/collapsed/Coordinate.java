package org.foreshock.collapsed;

import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.prior.Prior;

/** One unconstrained coordinate: what it stands for, and its prior density. */
abstract sealed class Coordinate {
  /** A logit or log farther out than this is at the end of the support. */
  private static final double FARTHEST = 500;

  /** The value at q. */
  abstract double value(double q);

  /** The q of a value inside the support. */
  abstract double inverse(double value);

  /** ln of d value/d q at q. */
  abstract double logSlope(double q);

  /** Log density of the prior of q. */
  abstract double logPrior(double q);

  /** A draw of q. */
  abstract double sample(UniformRandomProvider random);

  /** The coordinate of a quantity that is sampled itself. */
  static Coordinate of(Prior prior) {
    boolean below = prior.lower() > Double.NEGATIVE_INFINITY;
    boolean above = prior.upper() < Double.POSITIVE_INFINITY;
    if (below && above) {
      return new Between(prior);
    }
    return below ? new Above(prior) : above ? new Below(prior) : new Plain(prior);
  }

  /**
   * The coordinate y = (χ²)^⅓ of the scale mixture of Normals that a Student-t with ν degrees of
   * freedom is: given y its variance is the squared scale times ν/y³. The cube root is nearly
   * Normal (Wilson and Hilferty 1931).
   */
  static Coordinate ofMixture(double nu) {
    return new Mixture(nu);
  }

  private abstract static sealed class Direct extends Coordinate {
    final Prior prior;

    Direct(Prior prior) {
      this.prior = prior;
    }

    @Override
    double logPrior(double q) {
      return prior.logDensity(value(q)) + logSlope(q);
    }

    @Override
    double sample(UniformRandomProvider random) {
      return inverse(prior.sample(random));
    }
  }

  private static final class Plain extends Direct {
    Plain(Prior prior) {
      super(prior);
    }

    @Override
    double value(double q) {
      return q;
    }

    @Override
    double inverse(double value) {
      return value;
    }

    @Override
    double logSlope(double q) {
      return 0;
    }
  }

  private static final class Above extends Direct {
    private final double lower;

    Above(Prior prior) {
      super(prior);
      lower = prior.lower();
    }

    @Override
    double value(double q) {
      return lower + Math.exp(q);
    }

    @Override
    double inverse(double value) {
      return Math.max(Math.log(value - lower), -FARTHEST);
    }

    @Override
    double logSlope(double q) {
      return q;
    }

    @Override
    double logPrior(double q) {
      double value = value(q);
      return (lower == 0 ? prior.logDensity(value, q) : prior.logDensity(value)) + q;
    }
  }

  private static final class Below extends Direct {
    private final double upper;

    Below(Prior prior) {
      super(prior);
      upper = prior.upper();
    }

    @Override
    double value(double q) {
      return upper - Math.exp(q);
    }

    @Override
    double inverse(double value) {
      return Math.max(Math.log(upper - value), -FARTHEST);
    }

    @Override
    double logSlope(double q) {
      return q;
    }
  }

  private static final class Between extends Direct {
    private final double lower;
    private final double width;
    private final double logWidth;

    Between(Prior prior) {
      super(prior);
      lower = prior.lower();
      width = prior.upper() - lower;
      logWidth = Math.log(width);
    }

    @Override
    double value(double q) {
      return lower + width / (1 + Math.exp(-q));
    }

    @Override
    double inverse(double value) {
      double share = (value - lower) / width;
      double logit = Math.log(share) - Math.log1p(-share);
      return Math.max(-FARTHEST, Math.min(FARTHEST, logit));
    }

    @Override
    double logSlope(double q) {
      double away = Math.abs(q);
      return logWidth - away - 2 * Math.log1p(Math.exp(-away));
    }
  }

  private static final class Mixture extends Coordinate {
    private final double nu;
    private final double constant;
    private final Prior chiSquare;

    Mixture(double nu) {
      this.nu = nu;
      constant = Math.log(3) - 0.5 * nu * Math.log(2) - Gamma.logGamma(0.5 * nu);
      chiSquare = new org.foreshock.prior.Gamma(0.5 * nu, 0.5);
    }

    @Override
    double value(double q) {
      return q;
    }

    @Override
    double inverse(double value) {
      return value;
    }

    @Override
    double logSlope(double q) {
      return 0;
    }

    @Override
    double logPrior(double y) {
      return y > 0
          ? constant + (1.5 * nu - 1) * Math.log(y) - 0.5 * y * y * y
          : Double.NEGATIVE_INFINITY;
    }

    @Override
    double sample(UniformRandomProvider random) {
      return Math.exp(Math.log(chiSquare.sample(random)) / 3);
    }
  }
}

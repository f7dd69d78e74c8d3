package org.foreshock.posterior;

import org.foreshock.law.Softplus;
import org.foreshock.prior.Prior;

/**
 * A smooth map from the real line onto the interval that a quantity lives on. Each is given the
 * interval's ends, of which it uses those that are finite.
 */
enum Transform {
  /** The identity. */
  LINE {
    @Override
    double value(double v, double lower, double upper) {
      return v;
    }

    @Override
    double slope(double v, double lower, double upper) {
      return 1;
    }

    @Override
    double logSlope(double v, double lower, double upper) {
      return 0;
    }

    @Override
    double logSlopeDerivative(double v, double lower, double upper) {
      return 0;
    }

    @Override
    double inverse(double value, double lower, double upper) {
      return value;
    }
  },

  /**
   * √(v² + w²) − w with w = 0.05, which covers the half-line twice (an integral over v counts all
   * twice): the wall at 0 becomes the middle of a valley, flat there if the prior's density is that
   * of Beta(1/2, ·), and away from 0 nothing is bent. Of a density that is finite at 0 it would
   * make two valleys with a wall between.
   */
  FOLD {
    @Override
    double value(double v, double lower, double upper) {
      // the same as √(v² + w²) − w, without cancellation
      return v * v / (root(v) + FOLD_WIDTH);
    }

    @Override
    double slope(double v, double lower, double upper) {
      return v / root(v);
    }

    @Override
    double logSlope(double v, double lower, double upper) {
      return Math.log(Math.abs(v) / root(v));
    }

    @Override
    double logSlopeDerivative(double v, double lower, double upper) {
      return 1 / v - v / (v * v + FOLD_WIDTH * FOLD_WIDTH);
    }

    @Override
    double inverse(double value, double lower, double upper) {
      return Math.sqrt(value * (value + 2 * FOLD_WIDTH));
    }
  },

  /** lower + e^v. */
  ABOVE {
    @Override
    double value(double v, double lower, double upper) {
      return lower + Math.exp(v);
    }

    @Override
    double slope(double v, double lower, double upper) {
      return Math.exp(v);
    }

    @Override
    double logSlope(double v, double lower, double upper) {
      return v;
    }

    @Override
    double logSlopeDerivative(double v, double lower, double upper) {
      return 1;
    }

    @Override
    double byLower(double v) {
      return 1;
    }

    @Override
    double inverse(double value, double lower, double upper) {
      return Math.log(Math.max(value - lower, Double.MIN_NORMAL));
    }
  },

  /** upper − e^v. */
  BELOW {
    @Override
    double value(double v, double lower, double upper) {
      return upper - Math.exp(v);
    }

    @Override
    double slope(double v, double lower, double upper) {
      return -Math.exp(v);
    }

    @Override
    double logSlope(double v, double lower, double upper) {
      return v;
    }

    @Override
    double logSlopeDerivative(double v, double lower, double upper) {
      return 1;
    }

    @Override
    double inverse(double value, double lower, double upper) {
      return Math.log(Math.max(upper - value, Double.MIN_NORMAL));
    }
  },

  /** lower + (upper − lower) logistic(v). */
  BETWEEN {
    @Override
    double value(double v, double lower, double upper) {
      return lower + (upper - lower) * Softplus.logistic(v);
    }

    @Override
    double slope(double v, double lower, double upper) {
      return (upper - lower) * Softplus.curvature(v);
    }

    @Override
    double logSlope(double v, double lower, double upper) {
      double size = Math.abs(v);
      return Math.log(upper - lower) - size - 2 * Softplus.value(-size);
    }

    @Override
    double logSlopeDerivative(double v, double lower, double upper) {
      return 1 - 2 * Softplus.logistic(v);
    }

    @Override
    double byLower(double v) {
      return Softplus.logistic(-v);
    }

    @Override
    double logSlopeByLower(double lower, double upper) {
      return -1 / (upper - lower);
    }

    @Override
    double inverse(double value, double lower, double upper) {
      double share = Math.min(Math.max((value - lower) / (upper - lower), 1e-6), 1 - 1e-6);
      return Math.log(share / (1 - share));
    }
  };

  private static final double FOLD_WIDTH = 0.05;

  /** A share, or a limit in any unit of y, that is next to none. */
  private static final double NEAR_ZERO = 1e-100;

  private static double root(double v) {
    return Math.sqrt(v * v + FOLD_WIDTH * FOLD_WIDTH);
  }

  /**
   * The transform onto (0, ∞) of the depth of a limit.
   *
   * @param floor prior of the limit or its share: how its density begins at 0 decides
   */
  static Transform ofDepth(Prior floor) {
    double power = (floor.logDensity(2 * NEAR_ZERO) - floor.logDensity(NEAR_ZERO)) / Math.log(2);
    return power < -0.25 ? FOLD : ABOVE;
  }

  /** The transform onto an interval; ends may be infinite. */
  static Transform onto(double lower, double upper) {
    if (lower > Double.NEGATIVE_INFINITY) {
      return upper < Double.POSITIVE_INFINITY ? BETWEEN : ABOVE;
    }
    return upper < Double.POSITIVE_INFINITY ? BELOW : LINE;
  }

  abstract double value(double v, double lower, double upper);

  /** d value/d v. */
  abstract double slope(double v, double lower, double upper);

  /** ln |d value/d v|. */
  abstract double logSlope(double v, double lower, double upper);

  /** d logSlope/d v. */
  abstract double logSlopeDerivative(double v, double lower, double upper);

  /** ∂ value/∂ lower, which matters where the lower end itself moves. */
  double byLower(double v) {
    return 0;
  }

  /** ∂ logSlope/∂ lower. */
  double logSlopeByLower(double lower, double upper) {
    return 0;
  }

  /** The v with the given value; a value at or beyond an end is moved just inside. */
  abstract double inverse(double value, double lower, double upper);
}

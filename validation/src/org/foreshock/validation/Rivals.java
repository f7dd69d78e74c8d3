package org.foreshock.validation;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.point.PointFit;

/**
 * What one would have in place of a posterior.
 *
 * @param point the law of least squares
 * @param published the law that the authors' procedure ends with; empty if it is none
 */
record Rivals(BrokenPowerLaw point, Optional<BrokenPowerLaw> published) {
  private static final double HORIZON = 2;

  /** Both, for laws with one break; 2 decades of horizon, as the posterior has. */
  static Rivals of(Sweep sweep) {
    return new Rivals(point(sweep, 1), published(sweep));
  }

  static BrokenPowerLaw point(Sweep sweep, int breaks) {
    return PointFit.leastSquares(sweep, NoiseModel.LOGNORMAL, breaks, true, HORIZON).law();
  }

  private static Optional<BrokenPowerLaw> published(Sweep sweep) {
    try {
      return Optional.of(PointFit.published(sweep).law()).filter(law -> !law.breaks().isEmpty());
    } catch (IllegalArgumentException notALaw) {
      return Optional.empty();
    }
  }

  /** A quantity of the published procedure's law; NaN if there is none. */
  double published(ToDoubleFunction<BrokenPowerLaw> quantity) {
    return published.isPresent() ? quantity.applyAsDouble(published.get()) : Double.NaN;
  }

  /** The first break of a law. */
  static Break first(BrokenPowerLaw law) {
    return law.breaks().get(0);
  }

  static double log10Place(BrokenPowerLaw law) {
    return Math.log10(first(law).place());
  }

  static double slopeChange(BrokenPowerLaw law) {
    return first(law).slopeChange();
  }
}

package org.foreshock.place;

import org.foreshock.prior.Beta;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.Floor;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.prior.StudentT;

/**
 * Which priors the quadrature can carry. It integrates level, c0, c and σ in closed form around a
 * fit, and the limit on a grid for priors that are finite or smooth there: a prior with an end
 * where the runs would go, or one that is narrow where it takes none to be, it would get wrong
 * without noticing. Long chains have no such limits.
 */
final class QuadratureReach {
  /** Narrowest priors of the level and of ln σ that count as smooth; the defaults are 1.5 wide. */
  private static final double LEAST_SPREAD = 0.5;

  private QuadratureReach() {}

  /** Whether every prior is one that the quadrature was checked with. */
  static boolean covers(Priors priors) {
    return isSmooth(priors.level())
        && carriesSlope(priors.c0())
        && priors.c().stream().allMatch(QuadratureReach::carriesChange)
        && priors.f().stream().noneMatch(Prior::isFixed)
        && priors.log10D().stream().noneMatch(Prior::isFixed)
        && carries(priors.floor())
        && carriesNoise(priors.sigma());
  }

  private static boolean isSmooth(Prior level) {
    return (level instanceof Normal normal && normal.sd() >= LEAST_SPREAD)
        || (level instanceof StudentT student && student.scale() >= LEAST_SPREAD);
  }

  private static boolean carriesSlope(Prior c0) {
    return carriesChange(c0) || c0 instanceof LogNormal;
  }

  private static boolean carriesChange(Prior c) {
    return c instanceof Normal || c instanceof StudentT;
  }

  private static boolean carriesNoise(Prior sigma) {
    return sigma instanceof Fixed
        || (sigma instanceof LogNormal normal && normal.sigma() >= LEAST_SPREAD);
  }

  private static boolean carries(Floor floor) {
    if (floor instanceof Floor.Share free) {
      return free.share() instanceof Fixed
          || (free.share() instanceof Beta beta && beta.a() <= 1 && beta.b() <= 1);
    }
    return floor instanceof Floor.Zero;
  }
}

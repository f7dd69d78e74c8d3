package org.foreshock.place;

/** What the first look at a place and sharpness found, enough to go on from there. */
final class FloorProfile {
  /** ln of the part with a = 0, and of the part with a free limit by Laplace's method. */
  double zero;

  double free;

  /** The fit with a = 0, and that with the limit free. */
  final double[] zeroPoint;

  final double[] freePoint;

  /** How the parameters follow the depth at the latter. */
  final double[] response;

  /** Range of the depth that matters. */
  double shallow;

  double deep;

  /** Whether Laplace's method is as good as a quadrature over the depth, or not worth one. */
  boolean done;

  /** What either part may be wrong by, relatively, since fits did not converge. */
  double zeroDoubt;

  double freeDoubt;

  FloorProfile(int parameters) {
    zeroPoint = new double[parameters];
    freePoint = new double[parameters];
    response = new double[parameters];
  }

  /** ln of the sum of both parts. */
  double logValue() {
    double high = Math.max(zero, free);
    return high > Double.NEGATIVE_INFINITY
        ? high + Math.log(Math.exp(zero - high) + Math.exp(free - high))
        : high;
  }

  /** Share of a = 0 in the sum. */
  double zeroShare() {
    double high = Math.max(zero, free);
    return high > Double.NEGATIVE_INFINITY
        ? Math.exp(zero - high) / (Math.exp(zero - high) + Math.exp(free - high))
        : 0;
  }

  /** What the sum may be wrong by, relatively. */
  double doubt() {
    double share = zeroShare();
    double ofZero = share > 0 ? share * zeroDoubt : 0;
    return share < 1 ? ofZero + (1 - share) * freeDoubt : ofZero;
  }

  /** Takes over another's fits as starts. */
  void startFrom(FloorProfile other) {
    System.arraycopy(other.zeroPoint, 0, zeroPoint, 0, zeroPoint.length);
    System.arraycopy(other.freePoint, 0, freePoint, 0, freePoint.length);
  }
}

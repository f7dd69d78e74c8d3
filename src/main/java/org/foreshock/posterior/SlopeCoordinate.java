package org.foreshock.posterior;

import java.util.List;
import org.foreshock.law.Expm1;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Prior;

/**
 * The coordinate of the first slope, tied to what runs know of slopes: by how much the curve falls
 * from the smallest scale to the largest.
 *
 * <p>Over the range of the runs, U nats, ln(μ − a) falls by E = U (c0 + Σ c_i w_i), w_i the share
 * of the range that break i has behind it. With depth D of the limit, ln μ falls by m = ln(1 + (e^E
 * − 1) e^(−D)). The coordinate is m, and E = ± ln(1 + e^D (e^|m| − 1)), which takes the other sign
 * for a curve that rises so that every m has its E. Without it c0 and c of an early break, or c0
 * and the limit, make ridges far thinner than either is wide.
 *
 * <p>Where μ may be below 0 (additive noise), the coordinate is the fall of μ itself, in units R of
 * y: with X = (μ − a)/R at the largest scale, E = ± ln(1 + |m|/X).
 */
final class SlopeCoordinate {
  /** What the floor's quantity is. */
  enum Tie {
    /** Nothing that falls are reckoned with: the fall of ln(μ − a) is taken. */
    NONE,
    /** The depth D. */
    DEPTH,
    /** ln X. */
    EXCESS
  }

  private final Layout layout;
  private final double first;
  private final double last;
  private final boolean fixed;
  private final boolean tied;
  private final Tie tie;
  private final Transform own;
  private final double lower;
  private final double upper;

  // at the point last read
  private final double[] rise;
  private final double[] stepFirst;
  private final double[] stepLast;
  private double fall;

  SlopeCoordinate(Layout layout, List<Prior> priors, double[] logScales, Tie tie) {
    this.layout = layout;
    this.tie = tie;
    first = logScales[0];
    last = logScales[logScales.length - 1];
    Prior prior = priors.get(Layout.SLOPE);
    lower = prior.lower();
    upper = prior.upper();
    fixed = prior.isFixed();
    own = Transform.onto(lower, upper);
    tied = own == Transform.LINE && last > first;
    rise = new double[layout.breaks()];
    stepFirst = new double[layout.breaks()];
    stepLast = new double[layout.breaks()];
  }

  /** ln of the factor 1/U in the Jacobian, which {@link #read} leaves out. */
  double logConstant() {
    return !fixed && tied ? -Math.log(last - first) : 0;
  }

  /** Fills in c0, given all else; returns ln of the Jacobian less {@link #logConstant}. */
  double read(double[] handle, double[] quantities) {
    double m = handle[Layout.SLOPE];
    if (fixed) {
      return 0;
    }
    if (!tied) {
      quantities[Layout.SLOPE] = own.value(m, lower, upper);
      return own.logSlope(m, lower, upper);
    }
    fall = fall(m, depth(quantities));
    quantities[Layout.SLOPE] = Math.copySign(fall, m) / (last - first) - behind(quantities);
    return logStretch(m, depth(quantities), fall);
  }

  /** D, or what takes its place: −ln X. */
  private double depth(double[] quantities) {
    return switch (tie) {
      case NONE -> 0;
      case DEPTH -> quantities[Layout.FLOOR];
      case EXCESS -> -quantities[Layout.FLOOR];
    };
  }

  /** |E|. */
  private double fall(double m, double depth) {
    double size = Math.abs(m);
    return Softplus.value(depth + Math.log(tie == Tie.EXCESS ? size : Expm1.of(size)));
  }

  /** ln d|E|/d|m|. */
  private double logStretch(double m, double depth, double fall) {
    return depth - fall + (tie == Tie.EXCESS ? 0 : Math.abs(m));
  }

  /** Σ c_i w_i. */
  private double behind(double[] quantities) {
    double sum = 0;
    for (int i = 0; i < layout.breaks(); i++) {
      double f = quantities[layout.sharpness(i)];
      double place = quantities[layout.place(i)] * Logs.LN_10;
      double tFirst = (first - place) / f;
      double tLast = (last - place) / f;
      double tailFirst = Softplus.tail(tFirst);
      double tailLast = Softplus.tail(tLast);
      rise[i] = Softplus.value(tLast, tailLast) - Softplus.value(tFirst, tailFirst);
      stepFirst[i] = Softplus.logistic(tFirst, tailFirst);
      stepLast[i] = Softplus.logistic(tLast, tailLast);
      sum += quantities[layout.change(i)] * f * rise[i] / (last - first);
    }
    return sum;
  }

  /** The chain rule; adds to the gradient by the other quantities what goes through c0. */
  void pullBack(double[] handle, double[] quantities, double[] byQuantity, double[] byHandle) {
    double m = handle[Layout.SLOPE];
    double bySlope = byQuantity[Layout.SLOPE];
    if (fixed) {
      return;
    }
    if (!tied) {
      byHandle[Layout.SLOPE] =
          bySlope * own.slope(m, lower, upper) + own.logSlopeDerivative(m, lower, upper);
      return;
    }
    double depth = depth(quantities);
    double sign = Math.signum(m);
    double perNat = bySlope / (last - first);
    double stretch = Math.exp(logStretch(m, depth, fall));
    byHandle[Layout.SLOPE] = perNat * stretch + sign * ((tie == Tie.EXCESS ? 0 : 1) - stretch);
    double kept = Math.exp(-fall);
    double byDepth = perNat * sign * (1 - kept) + kept;
    if (tie != Tie.NONE) {
      byQuantity[Layout.FLOOR] += tie == Tie.DEPTH ? byDepth : -byDepth;
    }
    for (int i = 0; i < layout.breaks(); i++) {
      pullBackBreak(i, -perNat, quantities, byQuantity);
    }
  }

  private void pullBackBreak(int i, double by, double[] quantities, double[] byQuantity) {
    double c = quantities[layout.change(i)];
    double f = quantities[layout.sharpness(i)];
    double place = quantities[layout.place(i)] * Logs.LN_10;
    double tLast = (last - place) / f;
    double tFirst = (first - place) / f;
    byQuantity[layout.change(i)] += by * f * rise[i];
    byQuantity[layout.sharpness(i)] +=
        by * c * (rise[i] - tLast * stepLast[i] + tFirst * stepFirst[i]);
    byQuantity[layout.place(i)] -= by * c * (stepLast[i] - stepFirst[i]) * Logs.LN_10;
  }

  /** Fills in the coordinate of c0. */
  void write(double[] quantities, double[] handle) {
    double slope = quantities[Layout.SLOPE];
    if (fixed) {
      return;
    }
    if (!tied) {
      handle[Layout.SLOPE] = own.inverse(slope, lower, upper);
      return;
    }
    double drop = (slope + behind(quantities)) * (last - first);
    double grown = Math.expm1(Math.abs(drop)) * Math.exp(-depth(quantities));
    double seen = tie == Tie.EXCESS ? grown : Math.log1p(grown);
    handle[Layout.SLOPE] = Math.copySign(seen, drop);
  }
}

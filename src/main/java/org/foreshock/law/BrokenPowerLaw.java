package org.foreshock.law;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A broken neural scaling law with n breaks (Caballero et al., ICLR 2023, arXiv 2210.14891, eq. 1):
 *
 * <pre>
 * μ(x) = a + b x^(−c0) Π_i (1 + (x/d_i)^(1/f_i))^(−c_i f_i)
 * </pre>
 *
 * <p>It is evaluated in u = ln x, as h(u) = ln(μ − a) = ln b − c0 u − Σ c_i f_i softplus((u − ln
 * d_i)/f_i), so that no power overflows.
 *
 * @param limit a, in y units; 0 or more but for metrics that may be below 0
 * @param logOffset ln b
 * @param slope c0, the slope before the first break; positive falls
 * @param breaks in any order; may be empty
 */
public record BrokenPowerLaw(double limit, double logOffset, double slope, List<Break> breaks)
    implements Serializable {
  public BrokenPowerLaw {
    if (!Double.isFinite(limit)) {
      throw new IllegalArgumentException("the limit a must be finite: " + limit);
    }
    if (!(Math.abs(logOffset) < Double.POSITIVE_INFINITY)
        || !(Math.abs(slope) < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("ln b and c0 must be finite: " + logOffset + ", " + slope);
    }
    breaks = List.copyOf(breaks);
  }

  /** The law in the symbols of the paper, b &gt; 0. */
  public static BrokenPowerLaw of(double a, double b, double c0, Break... breaks) {
    if (!(b > 0)) {
      throw new IllegalArgumentException("the offset b must be positive: " + b);
    }
    return new BrokenPowerLaw(a, Math.log(b), c0, List.of(breaks));
  }

  /** μ(x), in y units, for x &gt; 0; infinite only where the value itself exceeds a double. */
  public double value(double x) {
    return valueAtLog(Math.log(x));
  }

  /** μ at u = ln x, in y units. */
  public double valueAtLog(double u) {
    return limit + Math.exp(logExcess(u));
  }

  /** ln μ at u = ln x; finite wherever a or the power is, undefined (NaN) where μ is below 0. */
  public double logValue(double u) {
    return limit < 0 ? Math.log(valueAtLog(u)) : logSum(Math.log(limit), logExcess(u));
  }

  /** h(u) = ln(μ − a) at u = ln x. */
  public double logExcess(double u) {
    double h = logOffset - slope * u;
    for (Break b : breaks) {
      double t = (u - Math.log(b.place())) / b.sharpness();
      h -= b.slopeChange() * b.sharpness() * Softplus.value(t);
    }
    return h;
  }

  /** h′(u), the local slope of ln(μ − a) against ln x: −c0 − Σ c_i logistic((u − ln d_i)/f_i). */
  public double localSlope(double u) {
    double s = -slope;
    for (Break b : breaks) {
      double t = (u - Math.log(b.place())) / b.sharpness();
      s -= b.slopeChange() * Softplus.logistic(t);
    }
    return s;
  }

  /** The breaks in ascending order of place. */
  public List<Break> ordered() {
    return breaks.stream().sorted(Comparator.comparingDouble(Break::place)).toList();
  }

  /**
   * The straight lines on log-log axes between the breaks, one more than breaks, ascending in x.
   */
  public List<Segment> segments() {
    List<Segment> segments = new ArrayList<>();
    double from = 0;
    double line = -slope;
    double offset = logOffset;
    for (Break b : ordered()) {
      segments.add(new Segment(from, b.place(), line, offset));
      from = b.place();
      line -= b.slopeChange();
      offset += b.slopeChange() * Math.log(b.place());
    }
    segments.add(new Segment(from, Double.POSITIVE_INFINITY, line, offset));
    return List.copyOf(segments);
  }

  /** ln(e^p + e^q); either may be −∞. */
  static double logSum(double p, double q) {
    double high = Math.max(p, q);
    if (high == Double.NEGATIVE_INFINITY) {
      return high;
    }
    return high + Softplus.log1p(Math.exp(Math.min(p, q) - high));
  }
}

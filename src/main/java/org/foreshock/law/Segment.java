package org.foreshock.law;

/**
 * One power-law segment of a law: the straight line that ln(μ − a) follows against ln x between two
 * breaks, its asymptote where both are far away. Segments of one law meet at its breaks.
 *
 * @param from where it begins, in x units; 0 for the first
 * @param to where it ends, in x units; infinite for the last
 * @param slope of ln(μ − a) against ln x: −(c0 + … + c_i) after break i
 * @param logOffset ln(μ − a) where the line passes x = 1
 */
public record Segment(double from, double to, double slope, double logOffset) {

  /** The line's ln(μ − a) at u = ln x, on the segment and beyond its ends. */
  public double logExcess(double u) {
    return logOffset + slope * u;
  }
}

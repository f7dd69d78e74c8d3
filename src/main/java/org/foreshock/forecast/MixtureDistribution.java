package org.foreshock.forecast;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.Sums;
import org.foreshock.numeric.Logs;
import org.foreshock.predictive.Distribution;

/** A weighted average of distributions. Quantiles are right within a relative 1e-12. */
final class MixtureDistribution implements Distribution {
  /** Half of how near the bracket of a quantile is closed, in steps of representable numbers. */
  private static final double NEAR = 2048;

  private final List<Distribution> parts;
  private final double[] weights;

  /**
   * Of at least one part.
   *
   * @param weights above 0, summing to 1
   */
  MixtureDistribution(List<Distribution> parts, double[] weights) {
    this.parts = parts;
    this.weights = weights;
  }

  /**
   * The smallest number with at least this probability below it. It lies between those of the
   * parts; the method is ITP (Oliveira and Takahashi 2020, ACM Transactions on Mathematical
   * Software 47, algorithm 1), which needs one step more than bisection at worst, over the
   * representable numbers in place of the reals: nothing has to be known of the scale of y.
   */
  @Override
  public double quantile(double p) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Distribution part : parts) {
      double q = part.quantile(p);
      low = Math.min(low, q);
      high = Math.max(high, q);
    }
    if (!(low < high)) {
      return low;
    }
    double belowLow = cumulative(low) - p;
    double belowHigh = cumulative(high) - p;
    if (belowLow >= 0 || belowHigh < 0) {
      return belowLow >= 0 ? low : high;
    }
    return root(p, Ordinal.of(low), Ordinal.of(high), belowLow, belowHigh);
  }

  private double root(double p, double from, double to, double atFrom, double atTo) {
    double low = from;
    double high = to;
    double atLow = atFrom;
    double atHigh = atTo;
    double slowness = 0.2 / (to - from);
    double reach = Math.scalb(NEAR, Math.getExponent((to - from) / NEAR) + 1);
    while (high - low > 2 * NEAR) {
      double middle = low + 0.5 * (high - low);
      double secant = low - atLow / (atHigh - atLow) * (high - low);
      double side = Math.signum(middle - secant);
      double step = slowness * (high - low) * (high - low);
      double tried = step <= Math.abs(middle - secant) ? secant + side * step : middle;
      double leeway = reach - 0.5 * (high - low);
      double at = Math.abs(tried - middle) <= leeway ? tried : middle - side * leeway;
      double value = cumulative(Ordinal.value(at)) - p;
      if (value < 0) {
        low = at;
        atLow = value;
      } else {
        high = at;
        atHigh = value;
      }
      reach *= 0.5;
    }
    return Ordinal.value(high);
  }

  @Override
  public double cumulative(double y) {
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * parts.get(i).cumulative(y);
    }
    return sum;
  }

  @Override
  public double logDensity(double y) {
    double[] terms = new double[weights.length];
    for (int i = 0; i < terms.length; i++) {
      terms[i] = Math.log(weights[i]) + parts.get(i).logDensity(y);
    }
    return Logs.sumExp(terms);
  }

  @Override
  public double sample(UniformRandomProvider random) {
    double left = random.nextDouble() * Sums.of(weights);
    int i = 0;
    while (i < weights.length - 1 && left >= weights[i]) {
      left -= weights[i++];
    }
    return parts.get(i).sample(random);
  }

  /** The representable numbers as evenly spaced ones, in order, but for the last ten bits. */
  private static final class Ordinal {
    static double of(double value) {
      long bits = Double.doubleToLongBits(value);
      return bits >= 0 ? bits : (double) (Long.MIN_VALUE - bits);
    }

    static double value(double ordinal) {
      long bits = (long) ordinal;
      return Double.longBitsToDouble(bits >= 0 ? bits : Long.MIN_VALUE - bits);
    }
  }
}

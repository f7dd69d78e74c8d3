package org.foreshock.forecast;

import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Bisection;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.PosteriorDraw;

/**
 * The scale at which the curve first reaches a target, counted from the smallest scale run.
 *
 * @param y the target, in y units
 * @param probabilityNever that the curve, as fitted, never reaches it at any larger scale
 * @param log10X log10 of the scale in x units; +∞ is never
 */
public record TargetScale(double y, double probabilityNever, Spread log10X) {
  private static final int GRID = 100;

  /** Beyond this many sharpnesses a break has done all that it does. */
  private static final double PAST = 40;

  /**
   * Finds the target on every draw.
   *
   * @param draws from the posterior
   * @param metric what the draws are of the user's metric
   * @param from smallest scale, &gt; 0
   * @param y target, in the user's metric
   */
  public static TargetScale of(List<PosteriorDraw> draws, Metric metric, double from, double y) {
    double[] log10X = new double[draws.size()];
    int never = 0;
    for (int s = 0; s < log10X.length; s++) {
      log10X[s] = reach(draws.get(s).law(), Math.log(from), metric.flip(y)) / Logs.LN_10;
      never += log10X[s] == Double.POSITIVE_INFINITY ? 1 : 0;
    }
    return new TargetScale(y, never / (double) log10X.length, Spread.of(log10X));
  }

  /** ln x where μ first equals the target; +∞ if nowhere. */
  private static double reach(BrokenPowerLaw law, double from, double target) {
    double end = from;
    for (Break b : law.breaks()) {
      end = Math.max(end, Math.log(b.place()) + PAST * b.sharpness());
    }
    boolean above = law.valueAtLog(from) > target;
    double[] grid = Turns.monotone(law, from, end, GRID);
    double left = from;
    for (double right : grid) {
      if (law.valueAtLog(right) > target != above) {
        return Bisection.first(u -> law.valueAtLog(u) > target != above, left, right);
      }
      left = right;
    }
    return tail(law, end, target, above);
  }

  /** Past the last break ln(μ − a) is a line. */
  private static double tail(BrokenPowerLaw law, double end, double target, boolean above) {
    double slope = law.localSlope(end);
    double excess = target - law.limit();
    if (excess <= 0 || slope == 0 || slope < 0 != above) {
      return Double.POSITIVE_INFINITY;
    }
    return end + Math.max(0, (Math.log(excess) - law.logExcess(end)) / slope);
  }
}

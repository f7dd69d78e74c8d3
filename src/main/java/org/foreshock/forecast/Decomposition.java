package org.foreshock.forecast;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;

/**
 * A law taken apart between two scales, as figure 1 of the paper (Caballero et al., ICLR 2023,
 * arXiv 2210.14891) takes one apart.
 *
 * @param law what is taken apart
 * @param metric what the law is of the user's metric
 * @param from smallest scale, &gt; 0, in x units
 * @param to largest scale, &gt; from
 */
public record Decomposition(BrokenPowerLaw law, Metric metric, double from, double to) {
  /** Half of the middle 80 % of a break's step, in units of its sharpness: ln 9. */
  private static final double HALF_STEP = Math.log(9);

  private static final double LAST_DECADE = 300;
  private static final int STEPS = 600;

  /**
   * Where the middle 80 % of a break's change of slope happens.
   *
   * @param from where a tenth of the change is made, in x units
   * @param to where nine tenths are
   */
  public record Step(double from, double to) {
    /** The step of a break: 2 ln 9 f nats of x, around its place. */
    public static Step of(Break at) {
      double half = HALF_STEP * at.sharpness();
      double middle = Math.log(at.place());
      return new Step(Math.exp(middle - half), Math.exp(middle + half));
    }
  }

  /**
   * Scales that show all of a law: every step and every turning point with a decade, or a sixth of
   * all, to either side; six decades from 1 where there is no break. Both are round numbers.
   */
  public static Step range(BrokenPowerLaw law) {
    if (law.breaks().isEmpty()) {
      return new Step(1, 1e6);
    }
    double end = LAST_DECADE * Logs.LN_10;
    double low = end;
    double high = -end;
    for (Break b : law.breaks()) {
      low = Math.min(low, Math.log(b.place()) - HALF_STEP * b.sharpness());
      high = Math.max(high, Math.log(b.place()) + HALF_STEP * b.sharpness());
    }
    for (Turns.Turn turn : Turns.of(law, -end, end, STEPS)) {
      low = Math.min(low, turn.u());
      high = Math.max(high, turn.u());
    }
    double margin = Math.max(Logs.LN_10, (high - low) / 6);
    return new Step(
        round(Math.exp(Math.max(low - margin, -end)), RoundingMode.FLOOR),
        round(Math.exp(Math.min(high + margin, end)), RoundingMode.CEILING));
  }

  private static double round(double x, RoundingMode mode) {
    return new BigDecimal(x, new MathContext(1, mode)).doubleValue();
  }

  /** The user's metric at a scale. */
  public double metricAt(double x) {
    return metric.flip(law.value(x));
  }

  /** μ(x) − a. */
  public double excess(double x) {
    return Math.exp(law.logExcess(Math.log(x)));
  }

  /** d ln(μ − a) / d ln x. */
  public double excessSlope(double x) {
    return law.localSlope(Math.log(x));
  }

  /** d ln μ / d ln x; not a number where the law is not positive. */
  public double lawSlope(double x) {
    if (law.limit() == 0) {
      return excessSlope(x);
    }
    double share = 1 / (1 + law.limit() * Math.exp(-law.logExcess(Math.log(x))));
    return law.value(x) > 0 ? excessSlope(x) * share : Double.NaN;
  }

  /** Where the user's metric turns between the two scales. */
  public List<Turns.Turn> turns() {
    List<Turns.Turn> turns = Turns.of(law, Math.log(from), Math.log(to), STEPS);
    return metric.isReversed()
        ? turns.stream().map(turn -> new Turns.Turn(turn.u(), turn.kind().flipped())).toList()
        : turns;
  }

  /** Scales for a curve, ascending: even steps of ln x, finer ones at breaks, the turns. */
  public double[] grid() {
    double[] grid = Turns.monotone(law, Math.log(from), Math.log(to), STEPS);
    for (int i = 0; i < grid.length; i++) {
      grid[i] = Math.exp(grid[i]);
    }
    return grid;
  }
}

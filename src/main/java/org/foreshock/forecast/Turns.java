package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Bisection;

/** Where a law turns, and points between which it does nothing unexpected. */
public final class Turns {
  /** Where the step of a break is looked at, in units of its sharpness. */
  private static final double[] STEP = {-16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16};

  private Turns() {}

  /**
   * One change of sign of the local slope.
   *
   * @param u ln x
   * @param kind from falling to rising, or back
   */
  public record Turn(double u, TurningPoint.Kind kind) {}

  /**
   * The turns of a law, ascending. A pair of turns between two neighbouring points of the grid is
   * missed.
   *
   * @param from smallest u = ln x
   * @param to largest u
   * @param steps of the grid, besides its finer ones at breaks
   */
  public static List<Turn> of(BrokenPowerLaw law, double from, double to, int steps) {
    List<Turn> turns = new ArrayList<>();
    double left = from;
    double slope = law.localSlope(left);
    for (double right : grid(law, from, to, steps)) {
      double next = law.localSlope(right);
      if ((slope < 0 && next > 0) || (slope > 0 && next < 0)) {
        TurningPoint.Kind kind = slope < 0 ? TurningPoint.Kind.MINIMUM : TurningPoint.Kind.MAXIMUM;
        turns.add(new Turn(root(law, left, right, slope < 0), kind));
      }
      if (next != 0) {
        slope = next;
        left = right;
      }
    }
    return turns;
  }

  /** Points from {@code from} to {@code to}, ascending, the turns among them: monotone between. */
  public static double[] monotone(BrokenPowerLaw law, double from, double to, int steps) {
    double[] grid = grid(law, from, to, steps);
    List<Turn> turns = of(law, from, to, steps);
    if (turns.isEmpty()) {
      return grid;
    }
    double[] all = Arrays.copyOf(grid, grid.length + turns.size());
    for (int i = 0; i < turns.size(); i++) {
      all[grid.length + i] = turns.get(i).u();
    }
    Arrays.sort(all);
    return all;
  }

  /** Even steps, and finer ones at every break, where alone the slope changes. */
  private static double[] grid(BrokenPowerLaw law, double from, double to, int steps) {
    double[] grid = new double[steps + 1 + STEP.length * law.breaks().size()];
    int size = 0;
    for (int i = 0; i <= steps; i++) {
      grid[size++] = from + (to - from) * i / steps;
    }
    for (Break b : law.breaks()) {
      for (double step : STEP) {
        double u = Math.log(b.place()) + step * b.sharpness();
        grid[size++] = Math.min(Math.max(u, from), to);
      }
    }
    Arrays.sort(grid);
    return grid;
  }

  private static double root(BrokenPowerLaw law, double left, double right, boolean falling) {
    return Bisection.first(u -> law.localSlope(u) < 0 != falling, left, right);
  }
}

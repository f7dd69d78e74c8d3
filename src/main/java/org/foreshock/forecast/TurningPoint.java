package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;

/**
 * Where the curve turns from falling to rising or back.
 *
 * @param kind minimum or maximum of the curve
 * @param number from 1, counting the turning points of this kind from the smallest scale
 * @param probability that the curve has it between the smallest scale and the end of the forecast
 * @param place its place in x units, among the draws that have it
 */
public record TurningPoint(Kind kind, int number, double probability, Spread place) {

  /** Which way the curve turns. */
  public enum Kind {
    MINIMUM,
    MAXIMUM;

    /** The word in reports. */
    public String label() {
      return this == MINIMUM ? "minimum" : "maximum";
    }
  }

  /** Turning points rarer than this are not reported. */
  private static final double LEAST_PROBABILITY = 0.01;

  private static final int GRID = 100;

  /**
   * The turning points between two scales, in order of their number.
   *
   * @param draws from the posterior
   * @param from smallest scale, &gt; 0
   * @param to end of the forecast, &gt; from
   */
  public static List<TurningPoint> of(List<PosteriorDraw> draws, double from, double to) {
    Map<Integer, List<Double>> places = new TreeMap<>();
    for (PosteriorDraw draw : draws) {
      int[] seen = new int[2];
      for (double[] turn : turns(draw.law(), Math.log(from), Math.log(to))) {
        int kind = (int) turn[1];
        int key = 2 * seen[kind]++ + kind;
        places.computeIfAbsent(key, k -> new ArrayList<>()).add(turn[0]);
      }
    }
    List<TurningPoint> points = new ArrayList<>();
    for (Map.Entry<Integer, List<Double>> entry : places.entrySet()) {
      double probability = entry.getValue().size() / (double) draws.size();
      if (probability >= LEAST_PROBABILITY) {
        Kind kind = Kind.values()[entry.getKey() % 2];
        double[] x = entry.getValue().stream().mapToDouble(Math::exp).toArray();
        points.add(new TurningPoint(kind, entry.getKey() / 2 + 1, probability, Spread.of(x)));
      }
    }
    return List.copyOf(points);
  }

  /** Place (ln x) and kind (0 minimum, 1 maximum) of every change of sign of the local slope. */
  private static List<double[]> turns(BrokenPowerLaw law, double from, double to) {
    List<double[]> turns = new ArrayList<>();
    double[] grid = SlopeGrid.over(law, from, to, GRID);
    double left = law.localSlope(grid[0]);
    for (int i = 1; i < grid.length; i++) {
      double right = law.localSlope(grid[i]);
      if ((left < 0 && right > 0) || (left > 0 && right < 0)) {
        turns.add(new double[] {root(law, grid[i - 1], grid[i]), left < 0 ? 0 : 1});
      }
      left = right == 0 ? left : right;
    }
    return turns;
  }

  private static double root(BrokenPowerLaw law, double left, double right) {
    boolean falling = law.localSlope(left) < 0;
    double low = left;
    double high = right;
    for (int i = 0; i < 60; i++) {
      double middle = 0.5 * (low + high);
      if (law.localSlope(middle) < 0 == falling) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}

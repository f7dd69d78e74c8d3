package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foreshock.data.Metric;
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

    /** What it is when up and down change places. */
    Kind flipped() {
      return this == MINIMUM ? MAXIMUM : MINIMUM;
    }

    /** The word in reports. */
    public String label() {
      return this == MINIMUM ? "minimum" : "maximum";
    }
  }

  /** Turning points rarer than this are not reported. */
  private static final double LEAST_PROBABILITY = 0.01;

  private static final int GRID = 100;

  /**
   * The turning points between two scales, by their median place.
   *
   * @param draws from the posterior
   * @param metric what they are of the user's metric
   * @param from smallest scale, &gt; 0
   * @param to end of the forecast, &gt; from
   */
  public static List<TurningPoint> of(
      List<PosteriorDraw> draws, Metric metric, double from, double to) {
    List<List<Turns.Turn>> turns = new ArrayList<>();
    for (PosteriorDraw draw : draws) {
      turns.add(Turns.of(draw.law(), Math.log(from), Math.log(to), GRID));
    }
    List<TurningPoint> points = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      points.addAll(ofKind(kind, metric.isReversed() ? kind.flipped() : kind, turns));
    }
    points.sort(Comparator.comparingDouble(point -> point.place().median()));
    return List.copyOf(points);
  }

  /** The turns of a kind, under the name that they have in the user's metric. */
  private static List<TurningPoint> ofKind(Kind kind, Kind told, List<List<Turns.Turn>> turns) {
    List<List<Double>> places = new ArrayList<>();
    for (List<Turns.Turn> ofDraw : turns) {
      int seen = 0;
      for (Turns.Turn turn : ofDraw) {
        if (turn.kind() == kind) {
          if (seen == places.size()) {
            places.add(new ArrayList<>());
          }
          places.get(seen++).add(Math.exp(turn.u()));
        }
      }
    }
    List<TurningPoint> points = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      double probability = places.get(i).size() / (double) turns.size();
      if (probability >= LEAST_PROBABILITY) {
        double[] x = places.get(i).stream().mapToDouble(Double::doubleValue).toArray();
        points.add(new TurningPoint(told, i + 1, probability, Spread.of(x)));
      }
    }
    return points;
  }
}

package org.foreshock.point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.foreshock.law.Softplus;

/**
 * Starts for descents by segmented regression. With the limit, places and sharpnesses given, ln(y −
 * a) is linear in level and slopes, so all choices of up to three breaks from a grid can be tried:
 * each costs one more column in a regression.
 */
final class BreakScan {
  /** The most breaks that are chosen together. */
  static final int TOGETHER = 3;

  /** Places within the runs, by the number of breaks chosen together. */
  private static final int[] MOST_PLACES = {60, 30, 20};

  /** Places beyond the largest scale, in nats. */
  private static final double[] AHEAD = {0.3, 1, 2.5};

  private static final double[][] SHARPNESSES = {
    {0.02, 0.07, 0.2, 0.6, 1.5, 4}, {0.04, 0.2, 0.7, 2.5}, {0.06, 0.3, 1.5}
  };

  /** Limits to try: shares of the smallest y, or depths below it in lengths of the range of y. */
  private static final double[] SHARES = {0, 0.3, 0.6, 0.85, 0.97, 0.999};

  private static final double[] DEPTHS = {0.002, 0.03, 0.2, 1, 5};

  private final Problem problem;
  private final double[] limits;

  /**
   * A scan.
   *
   * @param floor whether the limit may differ from 0
   */
  BreakScan(Problem problem, boolean floor) {
    this.problem = problem;
    limits = floor ? limits() : new double[] {0};
  }

  private double[] limits() {
    double lowest = problem.lowestY();
    double range = problem.highestY() - lowest;
    return problem.log()
        ? Arrays.stream(SHARES).map(share -> share * lowest).toArray()
        : Arrays.stream(DEPTHS).map(depth -> lowest - depth * range).toArray();
  }

  /**
   * Laws with more breaks than a given one, those of its own kept in place.
   *
   * @param law the law
   * @param more breaks to add, up to {@link #TOGETHER}
   * @param most starts to give for each limit tried
   */
  List<double[]> starts(double[] law, int more, int most) {
    List<double[]> starts = new ArrayList<>();
    for (double limit : limits) {
      double[] base = law.clone();
      base[Parameters.LIMIT] = limit;
      starts.addAll(new Choice(base, more).best(most));
    }
    return starts;
  }

  private double[] places(int most) {
    int inside = Math.min(2 * problem.size(), most);
    double first = problem.u()[0];
    double width = problem.last() - first;
    double[] places = new double[inside + AHEAD.length];
    for (int i = 0; i < inside; i++) {
      places[i] = first + width * (i + 0.5) / inside;
    }
    for (int i = 0; i < AHEAD.length; i++) {
      places[inside + i] = problem.last() + AHEAD[i];
    }
    return places;
  }

  /** The choice of a few breaks from a grid, at one limit. */
  private final class Choice {
    private final double[] base;
    private final int more;
    private final double[] places;
    private final double[] sharpnesses;
    private final Columns columns;
    private final int[] chosenPlace;
    private final int[] chosenSharpness;
    private final List<Chosen> all = new ArrayList<>();
    private double leastHere;
    private int[] bestHere;

    Choice(double[] base, int more) {
      this.base = base;
      this.more = more;
      boolean none = more == 0;
      places = none ? new double[0] : places(MOST_PLACES[more - 1]);
      sharpnesses = none ? new double[0] : SHARPNESSES[more - 1];
      columns = new Columns(problem, base[Parameters.LIMIT]);
      columns.add(u -> 1);
      columns.add(u -> problem.origin() - u);
      for (int i = 0; i < Parameters.breaks(base); i++) {
        addBend(base[Parameters.place(i)], Math.exp(base[Parameters.sharpness(i)]));
      }
      for (double place : places) {
        for (double f : sharpnesses) {
          addBend(place, f);
        }
      }
      chosenPlace = new int[more];
      chosenSharpness = new int[more];
    }

    /** What one unit of the slope change of a break adds to ln(y − a). */
    private void addBend(double place, double f) {
      columns.add(u -> -f * Softplus.value((u - place) / f));
    }

    List<double[]> best(int most) {
      Elimination elimination = columns.elimination(2 + Parameters.breaks(base) + more);
      for (int j = 0; j < 2 + Parameters.breaks(base); j++) {
        elimination.push(j);
      }
      choosePlaces(0, 0, elimination);
      all.sort(Comparator.comparingDouble(Chosen::squares));
      List<Chosen> kept = new ArrayList<>();
      for (Chosen chosen : all) {
        if (kept.size() < most && kept.stream().noneMatch(chosen::isNear)) {
          kept.add(chosen);
        }
      }
      return kept.stream().map(chosen -> law(chosen, elimination)).toList();
    }

    private void choosePlaces(int depth, int from, Elimination elimination) {
      if (depth == more) {
        leastHere = Double.POSITIVE_INFINITY;
        chooseSharpnesses(0, elimination);
        all.add(new Chosen(chosenPlace.clone(), bestHere, leastHere));
        return;
      }
      for (int i = from; i < places.length; i++) {
        chosenPlace[depth] = i;
        choosePlaces(depth + 1, i, elimination);
      }
    }

    private void chooseSharpnesses(int depth, Elimination elimination) {
      if (depth == more) {
        if (elimination.squares() < leastHere) {
          leastHere = elimination.squares();
          bestHere = chosenSharpness.clone();
        }
        return;
      }
      for (int j = 0; j < sharpnesses.length; j++) {
        chosenSharpness[depth] = j;
        elimination.push(column(chosenPlace[depth], j));
        chooseSharpnesses(depth + 1, elimination);
        elimination.pop();
      }
    }

    private int column(int place, int sharpness) {
      return 2 + Parameters.breaks(base) + place * sharpnesses.length + sharpness;
    }

    private double[] law(Chosen chosen, Elimination elimination) {
      double[] at = base;
      for (int i = 0; i < more; i++) {
        at =
            Parameters.with(
                at, places[chosen.place()[i]], Math.log(sharpnesses[chosen.sharpness()[i]]));
        elimination.push(column(chosen.place()[i], chosen.sharpness()[i]));
      }
      double[] solution = elimination.solution();
      for (int i = 0; i < more; i++) {
        elimination.pop();
      }
      at = at.clone();
      at[Parameters.LEVEL] = solution[0];
      at[Parameters.SLOPE] = solution[1];
      for (int i = 0; i < Parameters.breaks(at); i++) {
        at[Parameters.change(i)] = solution[2 + i];
      }
      return at;
    }
  }

  /**
   * Breaks from the grid.
   *
   * @param place which, ascending
   * @param sharpness which
   * @param squares of the regression
   */
  private record Chosen(int[] place, int[] sharpness, double squares) {
    boolean isNear(Chosen other) {
      for (int i = 0; i < place.length; i++) {
        if (Math.abs(place[i] - other.place[i]) > 1) {
          return false;
        }
      }
      return true;
    }
  }
}

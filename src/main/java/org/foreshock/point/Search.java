package org.foreshock.point;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.point.Descent.End;

/**
 * Looks for the best law with a number of breaks: descents from many starts, which regressions on a
 * grid of breaks chose. In the end breaks of the best laws are taken out, one or two at a time, and
 * put in elsewhere while that helps.
 */
final class Search {
  private static final int MOST_SCALES = 250;
  private static final int STARTS = 10;
  private static final int QUICK = 25;
  private static final int FULL = 1000;
  private static final int KEPT = 8;
  private static final int REPAIRED = 3;
  private static final int MOST_REPAIRS = 5;

  /** Where a quick descent is less likely than the best by e to this, no long one follows. */
  private static final double HOPELESS = 10;

  /** Where laws are told apart by what they foretell: beyond the largest scale, in nats. */
  private static final double[] AHEAD = {Math.log(1.5), Math.log(3), Math.log(10)};

  /** Forecasts are told apart from this difference of ln y on, or this share of the range of y. */
  private static final double APART = 0.02;

  private final Problem problem;
  private final Problem thin;
  private final BreakScan scan;
  private final boolean floor;
  private final double horizonDecades;
  private final List<End> seen = new ArrayList<>();

  Search(Problem problem, boolean floor, double horizonDecades) {
    this.problem = problem;
    this.floor = floor;
    this.horizonDecades = horizonDecades;
    thin = problem.thinned(MOST_SCALES);
    scan = new BreakScan(thin, floor);
  }

  /** The optima found that foretell different things, best first. */
  List<End> optima(int breaks) {
    int together = Math.min(breaks, BreakScan.TOGETHER);
    double[] none = new double[Parameters.count(0)];
    List<End> found = descended(scan.starts(none, together, STARTS));
    for (int n = together + 1; n <= breaks; n++) {
      found = descended(withMore(found.stream().map(End::at).toList(), 1));
    }
    found = repaired(found);
    double worst = found.get(0).squares() * Math.exp(2 * HOPELESS / thin.size());
    seen.removeIf(end -> Parameters.breaks(end.at()) != breaks || end.squares() > worst);
    List<double[]> last = new ArrayList<>();
    found.forEach(end -> last.add(end.at()));
    apart(seen).forEach(end -> last.add(end.at()));
    last.addAll(relative(breaks));
    Descent descent = new Descent(problem, FULL);
    return apart(last.stream().map(at -> descent.from(at, box(breaks))).toList());
  }

  /**
   * Laws that fit the response well in proportion to its size. Where y itself is the response and
   * spans many orders, its largest values outweigh all others until a law is nearly right.
   */
  private List<double[]> relative(int breaks) {
    if (problem.log() || !floor || problem.lowestY() == problem.highestY()) {
      return List.of();
    }
    double below = problem.belowAll();
    List<double[]> laws = new ArrayList<>();
    for (End end : new Search(problem.logAbove(below), true, horizonDecades).optima(breaks)) {
      double[] at = end.at().clone();
      at[Parameters.LIMIT] += below;
      laws.add(at);
    }
    return laws;
  }

  Box box(int breaks) {
    return Box.of(problem, breaks, floor, horizonDecades);
  }

  private List<End> descended(List<double[]> starts) {
    Descent descent = new Descent(thin, QUICK);
    List<End> ends = new ArrayList<>();
    for (double[] start : starts) {
      ends.add(descent.from(start, box(Parameters.breaks(start))));
    }
    seen.addAll(ends);
    return distinct(ends);
  }

  private List<double[]> withMore(List<double[]> laws, int more) {
    List<double[]> starts = new ArrayList<>();
    for (double[] law : laws) {
      starts.addAll(scan.starts(law, more, STARTS / 2));
    }
    return starts;
  }

  private List<End> repaired(List<End> first) {
    List<End> found = first;
    for (int round = 0; round < MOST_REPAIRS; round++) {
      double before = found.get(0).squares();
      List<double[]> lacking = new ArrayList<>();
      for (End end : found.subList(0, Math.min(REPAIRED, found.size()))) {
        lacking.addAll(lackingOne(end.at()));
      }
      List<double[]> starts = withMore(lacking, 1);
      starts.addAll(withMore(lackingTwo(found.get(0).at()), 2));
      List<End> all = new ArrayList<>(found);
      all.addAll(descended(starts));
      found = distinct(all);
      if (found.get(0).squares() > (1 - 1e-6) * before) {
        break;
      }
    }
    return found;
  }

  private static List<double[]> lackingOne(double[] law) {
    return IntStream.range(0, Parameters.breaks(law))
        .mapToObj(i -> Parameters.without(law, i))
        .toList();
  }

  /** Every pair of breaks taken out, where that leaves any. */
  private static List<double[]> lackingTwo(double[] law) {
    List<double[]> lacking = new ArrayList<>();
    for (int i = 0; i < Parameters.breaks(law) && Parameters.breaks(law) > 2; i++) {
      for (int j = 0; j < i; j++) {
        lacking.add(Parameters.without(Parameters.without(law, i), j));
      }
    }
    return lacking;
  }

  /** The best, without those that are as good as a better one to four digits. */
  private static List<End> distinct(List<End> ends) {
    List<End> sorted = new ArrayList<>(ends);
    sorted.sort(Comparator.comparingDouble(End::squares));
    List<End> kept = new ArrayList<>();
    for (End end : sorted) {
      boolean fresh = kept.stream().noneMatch(k -> k.squares() > (1 - 1e-4) * end.squares());
      if (fresh && kept.size() < KEPT) {
        kept.add(end);
      }
    }
    return kept;
  }

  /** The best, without those that foretell the same as a better one, or lie in its valley. */
  private List<End> apart(List<End> ends) {
    List<End> sorted = new ArrayList<>(ends);
    sorted.sort(Comparator.comparingDouble(End::squares));
    List<End> kept = new ArrayList<>();
    for (End end : sorted) {
      if (kept.size() < KEPT && kept.stream().noneMatch(better -> isSame(better, end))) {
        kept.add(end);
      }
    }
    return kept;
  }

  private boolean isSame(End better, End end) {
    return foretellAlike(better, end) || inOneValley(better, end);
  }

  /** Whether the way from one to the other has no ridge in its middle. */
  private boolean inOneValley(End better, End end) {
    double[] one = Parameters.ordered(better.at());
    double[] other = Parameters.ordered(end.at());
    double[] middle = new double[one.length];
    Arrays.setAll(middle, j -> 0.5 * (one[j] + other[j]));
    return new Curve(problem).squares(middle) <= end.squares();
  }

  private boolean foretellAlike(End one, End other) {
    BrokenPowerLaw a = Parameters.law(one.at(), problem.origin());
    BrokenPowerLaw b = Parameters.law(other.at(), problem.origin());
    for (double ahead : AHEAD) {
      double u = problem.last() + ahead;
      double difference =
          problem.log()
              ? a.logValue(u) - b.logValue(u)
              : (a.valueAtLog(u) - b.valueAtLog(u)) / (problem.highestY() - problem.lowestY());
      if (Math.abs(difference) > APART) {
        return false;
      }
    }
    return true;
  }
}

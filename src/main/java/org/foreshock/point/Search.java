package org.foreshock.point;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foreshock.point.Descent.End;

/**
 * Looks for the best law with a number of breaks: descents from many starts, which regressions on a
 * grid of breaks chose. In the end each break of the best laws is taken out and put in elsewhere
 * while that helps.
 */
final class Search {
  private static final int MOST_SCALES = 250;
  private static final int STARTS = 10;
  private static final int QUICK = 25;
  private static final int FULL = 300;
  private static final int KEPT = 8;
  private static final int REPAIRED = 3;
  private static final int MOST_REPAIRS = 5;

  private final Problem problem;
  private final Problem thin;
  private final BreakScan scan;
  private final boolean floor;
  private final double horizonDecades;

  Search(Problem problem, boolean floor, double horizonDecades) {
    this.problem = problem;
    this.floor = floor;
    this.horizonDecades = horizonDecades;
    thin = problem.thinned(MOST_SCALES);
    scan = new BreakScan(thin, floor);
  }

  /** The optima found, best first. */
  List<End> optima(int breaks) {
    int together = Math.min(breaks, BreakScan.TOGETHER);
    double[] none = new double[Parameters.count(0)];
    List<End> found = descended(scan.starts(none, together, STARTS));
    for (int n = together + 1; n <= breaks; n++) {
      found = descended(withOneMore(found.stream().map(End::at).toList()));
    }
    found = repaired(found);
    List<End> ends = new ArrayList<>();
    for (End end : found) {
      ends.add(new Descent(problem, FULL).from(end.at(), box(breaks)));
    }
    return distinct(ends);
  }

  private Box box(int breaks) {
    return Box.of(problem, breaks, floor, horizonDecades);
  }

  private List<End> descended(List<double[]> starts) {
    Descent descent = new Descent(thin, QUICK);
    List<End> ends = new ArrayList<>();
    for (double[] start : starts) {
      ends.add(descent.from(start, box(Parameters.breaks(start))));
    }
    return distinct(ends);
  }

  private List<double[]> withOneMore(List<double[]> laws) {
    List<double[]> starts = new ArrayList<>();
    for (double[] law : laws) {
      starts.addAll(scan.starts(law, 1, STARTS / 2));
    }
    return starts;
  }

  private List<End> repaired(List<End> first) {
    List<End> found = first;
    for (int round = 0; round < MOST_REPAIRS; round++) {
      double before = found.get(0).squares();
      List<double[]> fewer = new ArrayList<>();
      for (End end : found.subList(0, Math.min(REPAIRED, found.size()))) {
        for (int i = 0; i < Parameters.breaks(end.at()); i++) {
          fewer.add(Parameters.without(end.at(), i));
        }
      }
      List<End> all = new ArrayList<>(found);
      all.addAll(descended(withOneMore(fewer)));
      found = distinct(all);
      if (found.get(0).squares() > (1 - 1e-6) * before) {
        break;
      }
    }
    return found;
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
}

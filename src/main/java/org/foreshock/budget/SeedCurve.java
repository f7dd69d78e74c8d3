package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** What is known of the criterion against seeds: outcomes by number of seeds, fitted as rising. */
final class SeedCurve {
  private final Goal goal;
  private final NavigableMap<Long, List<Outcome>> outcomes = new TreeMap<>();

  SeedCurve(Goal goal) {
    this.goal = goal;
  }

  /** The numbers of seeds at which the curve reaches the target: estimate and 95 % interval. */
  record Crossing(double estimate, double low, double high) {}

  void add(long seeds, Outcome outcome) {
    outcomes.computeIfAbsent(seeds, n -> new ArrayList<>()).add(outcome);
  }

  /** Number of replicates at a number of seeds. */
  int replicates(long seeds) {
    return at(seeds).size();
  }

  List<Outcome> at(long seeds) {
    return outcomes.getOrDefault(seeds, List.of());
  }

  /** Whether the estimate at a number of seeds reaches the target. */
  boolean reaches(long seeds) {
    return goal.score(at(seeds)).mean() >= goal.target();
  }

  /**
   * Where the rising fit crosses the target; infinite where it does not. The interval comes from
   * the curve's own bounds: as the curve rises, a lower bound holds at more seeds too, and an upper
   * bound at fewer.
   */
  Crossing crossing() {
    List<Goal.Estimate> scores = outcomes.values().stream().map(goal::score).toList();
    double[] low = scores.stream().mapToDouble(Goal.Estimate::low).toArray();
    double[] high = scores.stream().mapToDouble(Goal.Estimate::high).toArray();
    for (int i = 1; i < low.length; i++) {
      low[i] = Math.max(low[i], low[i - 1]);
    }
    for (int i = high.length - 2; i >= 0; i--) {
      high[i] = Math.min(high[i], high[i + 1]);
    }
    double[] means = scores.stream().mapToDouble(Goal.Estimate::mean).toArray();
    return new Crossing(
        crossing(Isotonic.increasing(means, weights())), crossing(high), crossing(low));
  }

  /** Straight in ln n between neighbours. */
  private double crossing(double[] rising) {
    double[] seeds = seeds();
    double target = goal.target();
    if (rising[0] >= target) {
      return seeds[0];
    }
    for (int i = 1; i < rising.length; i++) {
      if (rising[i] >= target) {
        double part = (target - rising[i - 1]) / (rising[i] - rising[i - 1]);
        double start = Math.log(seeds[i - 1]);
        return Math.exp(start + part * (Math.log(seeds[i]) - start));
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  /** Share located at a number of seeds, from the rising fit. */
  double assuranceAt(double n) {
    return interpolated(n, rising(of -> goal.assurance(of).mean(), 1));
  }

  /** Mean length at a number of seeds, from the falling fit. */
  double meanLengthAt(double n) {
    return interpolated(n, rising(SeedCurve::meanLength, -1));
  }

  private double[] rising(ToDoubleFunction<List<Outcome>> value, int sign) {
    double[] values =
        outcomes.values().stream().mapToDouble(of -> sign * value.applyAsDouble(of)).toArray();
    return Arrays.stream(Isotonic.increasing(values, weights())).map(v -> sign * v).toArray();
  }

  private double interpolated(double n, double[] values) {
    double[] seeds = seeds();
    int i = 0;
    while (i < seeds.length - 1 && seeds[i] < n) {
      i++;
    }
    if (i == 0 || seeds[i] <= n) {
      return values[i];
    }
    double part = Math.log(n / seeds[i - 1]) / Math.log(seeds[i] / seeds[i - 1]);
    return values[i - 1] + part * (values[i] - values[i - 1]);
  }

  /** The outcomes at the two numbers of seeds around n, or at n itself. */
  List<Outcome> around(double n) {
    List<Outcome> near = new ArrayList<>();
    Long below = outcomes.floorKey((long) n);
    Long above = below != null && below >= n ? below : outcomes.higherKey((long) n);
    if (below != null) {
      near.addAll(at(below));
    }
    if (above != null && !above.equals(below)) {
      near.addAll(at(above));
    }
    return near;
  }

  /** The curve for people and pictures. */
  List<CurvePoint> points() {
    double[] assurance = rising(of -> goal.assurance(of).mean(), 1);
    double[] length = rising(SeedCurve::meanLength, -1);
    List<CurvePoint> points = new ArrayList<>();
    for (long seeds : outcomes.keySet()) {
      int i = points.size();
      List<Outcome> here = at(seeds);
      Goal.Estimate band = goal.assurance(here);
      points.add(
          new CurvePoint(
              seeds,
              assurance[i],
              Math.min(band.low(), assurance[i]),
              Math.max(band.high(), assurance[i]),
              length[i],
              coverage(here),
              here.size()));
    }
    return List.copyOf(points);
  }

  /** All outcomes, by ascending seeds. */
  List<Outcome> all() {
    return outcomes.values().stream().flatMap(List::stream).toList();
  }

  static double meanLength(List<Outcome> of) {
    return of.stream().mapToDouble(each -> each.posterior().length()).average().orElseThrow();
  }

  /** Share of intervals that hold the truth; NaN of none. */
  static double coverage(List<Outcome> of) {
    return of.stream().mapToDouble(each -> each.holds() ? 1 : 0).average().orElse(Double.NaN);
  }

  private double[] seeds() {
    return outcomes.keySet().stream().mapToDouble(Long::doubleValue).toArray();
  }

  private double[] weights() {
    return outcomes.values().stream().mapToDouble(List::size).toArray();
  }
}

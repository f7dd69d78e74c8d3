package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.foreshock.data.Sums;

/**
 * What is known of the criterion against seeds: outcomes by number of seeds, the same replicates
 * first at each, and a rising fit through them.
 */
final class SeedCurve {
  /** Slopes are taken over at least this distance in ln n. */
  private static final double APART = 0.5;

  /** An anchor is at most so far from the crossing, in ln n. */
  private static final double NEAR = 0.35;

  private final Goal goal;
  private final NavigableMap<Integer, List<Outcome>> outcomes = new TreeMap<>();

  SeedCurve(Goal goal) {
    this.goal = goal;
  }

  /**
   * The number of seeds at which the curve reaches the target.
   *
   * @param estimate infinite if that is beyond the most seeds tried
   * @param low lower end of its 95 % interval
   * @param high upper end
   * @param anchor the number of seeds tried that these come from
   */
  record Crossing(double estimate, double low, double high, int anchor) {
    /** Whether the anchor is near the crossing, or there is none. */
    boolean isNear() {
      return estimate == Double.POSITIVE_INFINITY || distance(anchor, estimate) <= NEAR;
    }
  }

  void add(int seeds, Outcome outcome) {
    outcomes.computeIfAbsent(seeds, n -> new ArrayList<>()).add(outcome);
  }

  /** Number of replicates at a number of seeds. */
  int replicates(int seeds) {
    return at(seeds).size();
  }

  List<Outcome> at(int seeds) {
    return outcomes.getOrDefault(seeds, List.of());
  }

  /** Whether the estimate at a number of seeds reaches the target. */
  boolean reaches(int seeds) {
    return goal.score(at(seeds)).value() >= goal.target();
  }

  /**
   * Where the curve crosses the target: roughly from the rising fit through all, then from the
   * number of seeds near there that has most replicates, its score carried over the short way with
   * the slope to a number farther off. As the replicates are the same, few tell that slope well.
   */
  Crossing crossing() {
    int anchor = anchor(roughCrossing());
    Goal.Estimate here = goal.score(at(anchor));
    return new Crossing(
        carried(anchor, here.value()),
        carried(anchor, here.high()),
        carried(anchor, here.low()),
        anchor);
  }

  private double roughCrossing() {
    double[] fit = rising(of -> goal.score(of).value(), 1);
    double[] seeds = seeds();
    double target = goal.target();
    for (int i = 0; i < fit.length; i++) {
      if (fit[i] >= target) {
        double part = i == 0 ? 1 : (target - fit[i - 1]) / (fit[i] - fit[i - 1]);
        return i == 0 ? seeds[0] : between(seeds[i - 1], seeds[i], part);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double between(double low, double high, double part) {
    return low * Math.exp(part * Math.log(high / low));
  }

  /** The number of seeds near n with most replicates, the nearest of those with as many. */
  private int anchor(double n) {
    if (n == Double.POSITIVE_INFINITY) {
      return outcomes.lastKey();
    }
    int best = outcomes.firstKey();
    for (int seeds : outcomes.keySet()) {
      boolean nearer = distance(seeds, n) < distance(best, n);
      boolean both = distance(seeds, n) <= NEAR && distance(best, n) <= NEAR;
      boolean more = replicates(seeds) > replicates(best);
      boolean same = replicates(seeds) == replicates(best);
      if ((both && !same) ? more : nearer) {
        best = seeds;
      }
    }
    return best;
  }

  private static double distance(double seeds, double n) {
    return Math.abs(Math.log(seeds / n));
  }

  /** Where a line from a score at the anchor meets the target, within the seeds tried. */
  private double carried(int anchor, double score) {
    double missing = goal.target() - score;
    double slope = slope(anchor, missing > 0, of -> goal.score(of).value());
    double n = missing == 0 ? anchor : anchor * Math.exp(missing / slope);
    return n > outcomes.lastKey() ? Double.POSITIVE_INFINITY : Math.max(n, outcomes.firstKey());
  }

  /** By ln n, on the side asked for if there is something; never below 0. */
  private double slope(int anchor, boolean upwards, ToDoubleFunction<List<Outcome>> value) {
    Integer above = outcomes.ceilingKey((int) Math.ceil(anchor * Math.exp(APART)));
    Integer below = outcomes.floorKey((int) Math.floor(anchor * Math.exp(-APART)));
    Integer other = upwards ? (above == null ? below : above) : (below == null ? above : below);
    if (other == null) {
      return 0;
    }
    int[] both = settledAtBoth(anchor, other);
    double change =
        value.applyAsDouble(picked(other, both)) - value.applyAsDouble(picked(anchor, both));
    return Math.max(0, change / Math.log((double) other / anchor));
  }

  /**
   * Replicates tried at two numbers of seeds and settled at both, all of those tried if none is:
   * the leap from a length to that of no runs at all says nothing of how lengths change.
   */
  private int[] settledAtBoth(int one, int other) {
    int common = Math.min(replicates(one), replicates(other));
    int[] both =
        IntStream.range(0, common)
            .filter(i -> at(one).get(i).isSettled() && at(other).get(i).isSettled())
            .toArray();
    return both.length > 0 ? both : IntStream.range(0, common).toArray();
  }

  private List<Outcome> picked(int seeds, int[] replicates) {
    return Arrays.stream(replicates).mapToObj(at(seeds)::get).toList();
  }

  /** What is there at n seeds, from the outcomes at the nearest number with most replicates. */
  Near near(double n) {
    int anchor = anchor(n);
    double slope = slope(anchor, n > anchor, of -> -Math.log(goal.lengthQuantile(of).value()));
    return new Near(at(anchor), Math.exp(-slope * Math.log(n / anchor)));
  }

  /**
   * Outcomes near a number of seeds.
   *
   * @param outcomes at the anchor
   * @param stretch what lengths there are to be multiplied with
   */
  record Near(List<Outcome> outcomes, double stretch) {}

  private double[] rising(ToDoubleFunction<List<Outcome>> value, int sign) {
    double[] values =
        outcomes.values().stream().mapToDouble(of -> sign * value.applyAsDouble(of)).toArray();
    double[] weights = outcomes.values().stream().mapToDouble(List::size).toArray();
    return Arrays.stream(Isotonic.increasing(values, weights)).map(v -> sign * v).toArray();
  }

  /** The curve for people and pictures; bounds hold at more seeds, or fewer, as the curve rises. */
  List<CurvePoint> points() {
    double[] assurance = rising(of -> goal.assurance(of).value(), 1);
    double[] low = outcomes.values().stream().mapToDouble(of -> goal.assurance(of).low()).toArray();
    double[] high =
        outcomes.values().stream().mapToDouble(of -> goal.assurance(of).high()).toArray();
    for (int i = 1; i < low.length; i++) {
      low[i] = Math.max(low[i], low[i - 1]);
      high[high.length - 1 - i] = Math.min(high[high.length - 1 - i], high[high.length - i]);
    }
    double[] length = rising(SeedCurve::meanLength, -1);
    List<CurvePoint> points = new ArrayList<>();
    for (int seeds : outcomes.keySet()) {
      int i = points.size();
      List<Outcome> here = at(seeds);
      points.add(
          new CurvePoint(
              seeds,
              assurance[i],
              Math.min(low[i], assurance[i]),
              Math.max(high[i], assurance[i]),
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
    return Sums.mean(of, each -> each.posterior().length());
  }

  /** Share of intervals that hold the truth; NaN of none. */
  static double coverage(List<Outcome> of) {
    return Sums.mean(of, each -> each.holds() ? 1 : 0);
  }

  private double[] seeds() {
    return outcomes.keySet().stream().mapToDouble(Integer::doubleValue).toArray();
  }
}

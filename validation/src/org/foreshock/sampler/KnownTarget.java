package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.numeric.Bisection;

/** A target with known answers, as the studies see it, and where chains on it start. */
public final class KnownTarget {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  private final String name;
  private final Target target;
  private final List<Mode> starts;
  private final List<Marginal> marginals;
  private final View view;

  private KnownTarget(
      String name, Target target, List<Mode> starts, List<Marginal> marginals, View view) {
    this.name = name;
    this.target = target;
    this.starts = List.copyOf(starts);
    this.marginals = List.copyOf(marginals);
    this.view = view;
  }

  /**
   * The distribution of one coordinate.
   *
   * @param name of the coordinate
   * @param coordinate from 0
   * @param mean of it
   * @param cumulative its distribution function
   * @param reach beyond which it has no probability to speak of, on either side
   */
  public record Marginal(
      String name, int coordinate, double mean, DoubleUnaryOperator cumulative, double reach) {
    /** Its p-quantile. */
    public double quantile(double p) {
      return Bisection.first(x -> cumulative.applyAsDouble(x) >= p, -reach, reach);
    }
  }

  /**
   * How the first two coordinates are shown: the first as it is.
   *
   * @param upName what is shown of the second
   * @param up that, given the coordinate
   * @param logDensity of both as they are shown, up to a constant
   */
  public record View(String upName, DoubleUnaryOperator up, DoubleBinaryOperator logDensity) {
    private static View plain(String upName, Target target) {
      return new View(upName, y -> y, (x, y) -> target.value(new double[] {x, y}));
    }
  }

  /** Twenty dimensions, neighbours correlated by 0.9, standard deviations from 0.01 to 100. */
  public static KnownTarget normal() {
    int k = 20;
    double[] sd = new double[k];
    Arrays.setAll(sd, i -> Math.exp(Math.log(10) * (4.0 * (i * 7 % k) / (k - 1) - 2)));
    NormalTarget target = NormalTarget.correlated(0.9, sd);
    List<Marginal> marginals = new ArrayList<>();
    for (int j = 0; j < k; j++) {
      double mean = target.mean()[j];
      marginals.add(normal("x" + (j + 1), j, mean, sd[j]));
    }
    List<Mode> starts = List.of(Mode.climb(target, new double[k]));
    return new KnownTarget(
        "normal, 20 dimensions",
        target,
        starts,
        marginals,
        View.plain("x2", NormalTarget.correlated(0.9, sd[0], sd[1])));
  }

  /** A Normal bent along a parabola, so many standard deviations at one along it. */
  public static KnownTarget banana(double bend) {
    double width = 2;
    double curvature = bend / (width * width);
    Banana target = new Banana(width, curvature);
    DoubleUnaryOperator across =
        y ->
            average(z -> NORMAL.cumulativeProbability(y - curvature * width * width * (z * z - 1)));
    List<Marginal> marginals =
        List.of(
            normal("x", 0, 0, width), new Marginal("y", 1, 0, across, 100 * (1 + Math.abs(bend))));
    List<Mode> starts = List.of(Mode.climb(target, new double[2]));
    return new KnownTarget(
        "banana, bend " + number(bend), target, starts, marginals, View.plain("y", target));
  }

  /**
   * Neal's funnel with nine arms. Its density is highest far down the neck, where there is next to
   * no probability, so chains start about the origin and not at the mode.
   */
  public static KnownTarget funnel(double sd) {
    Funnel target = new Funnel(sd, 9);
    DoubleUnaryOperator arm =
        x -> average(z -> NORMAL.cumulativeProbability(x * Math.exp(-0.5 * sd * z)));
    List<Marginal> marginals =
        List.of(normal("v", 0, 0, sd), new Marginal("x1", 1, 0, arm, 100 * Math.exp(4 * sd)));
    List<Mode> starts = List.of(unit(target, new double[target.dimension()]));
    String name = "funnel, sd of v " + number(sd);
    Funnel one = new Funnel(sd, 1);
    // with plain axes the neck would be thinner than a line
    View view =
        new View(
            "ln |x1|",
            x -> Math.log(Math.abs(x)),
            (v, up) -> one.value(new double[] {v, Math.exp(up)}) + up);
    return new KnownTarget(name, target, starts, marginals, view);
  }

  /** Two Normals so many standard deviations apart, of which starts know both or the larger. */
  public static KnownTarget modes(double apart, boolean bothKnown) {
    double half = 0.5 * apart;
    TwoModes target = new TwoModes(half, 0.3);
    double mean = half * (2 * target.share() - 1);
    List<Marginal> marginals =
        List.of(new Marginal("x", 0, mean, target::cumulative, half + 40), normal("y", 1, 0, 1));
    List<Mode> starts = new ArrayList<>();
    starts.add(Mode.climb(target, new double[] {-half, 0.1}));
    if (bothKnown) {
      starts.add(Mode.climb(target, new double[] {half, 0.1}));
    }
    String known = bothKnown ? ", starts at both" : ", starts at one";
    return new KnownTarget(
        "modes " + number(apart) + " sd apart" + known,
        target,
        starts,
        marginals,
        View.plain("y", target));
  }

  private static Marginal normal(String name, int coordinate, double mean, double sd) {
    NormalDistribution normal = NormalDistribution.of(mean, sd);
    double reach = Math.abs(mean) + 40 * sd;
    return new Marginal(name, coordinate, mean, normal::cumulativeProbability, reach);
  }

  /** As good as nothing known: a standard Normal about a point. */
  private static Mode unit(Target target, double[] point) {
    double[][] lower = new double[point.length][];
    for (int i = 0; i < lower.length; i++) {
      lower[i] = new double[i + 1];
      lower[i][i] = 1;
    }
    return new Mode(point, target.value(point), new AffineMap(lower), 0);
  }

  /** The expectation of a smooth function of a standard Normal variable, by the trapezium rule. */
  private static double average(DoubleUnaryOperator of) {
    double step = 0.01;
    double sum = 0;
    for (int i = -900; i <= 900; i++) {
      sum += of.applyAsDouble(i * step) * NORMAL.density(i * step);
    }
    return sum * step;
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  /** For reports. */
  public String name() {
    return name;
  }

  /** The density; it holds no scratch space. */
  public LogDensity density() {
    return target;
  }

  /** Where chains start. */
  public List<Mode> starts() {
    return starts;
  }

  /** What is known. */
  public List<Marginal> marginals() {
    return marginals;
  }

  /** An exact draw. */
  public double[] draw(Randomness random) {
    return target.draw(random);
  }

  /** How to show it. */
  public View view() {
    return view;
  }
}

package org.foreshock.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Experiment;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.place.PlacePosterior;
import org.foreshock.plot.ComparisonFigure;
import org.foreshock.plot.ComparisonFigure.Extent;
import org.foreshock.plot.ComparisonFigure.Facet;
import org.foreshock.plot.ComparisonFigure.Layer;
import org.foreshock.plot.Role;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Randomness;

/**
 * The analysis that stands behind every seed budget: against long chains of the No-U-Turn sampler
 * over a grid of worlds, and its intervals against truths from its own prior.
 */
record PlaceStudy() implements Study {
  private static final long SEED = 9_0210;
  private static final int SCALES = 12;
  private static final double SPAN = 4;
  private static final double PLACE = 9;
  private static final double HORIZON = 2;
  private static final double[] SHARPNESS = {0.05, 0.1, 0.2, 0.5, 1, 2};
  private static final double[] DISTANCE = {1, 0.5, 0.2, 0.1, 0, -0.2, -0.5};
  private static final double[] NOISE = {0.005, 0.02, 0.1};
  private static final int[] SEEDS = {1, 10, 100, 1_000, 10_000, 100_000};
  private static final double[] LEVELS = {0.5, 0.8, 0.9, 0.95};

  /** Chance that a right analysis fails the part on coverage. */
  private static final double ALARM = 0.01;

  /** Lengths this near to each other, as a ratio, agree; one in ten may be farther apart. */
  private static final double NEAR = 1.15;

  private static final double SHARE_NEAR = 0.9;

  /** Fewer references than this that pass their gates prove nothing. */
  private static final double SHARE_KNOWN = 1 / 3.0;

  @Override
  public String name() {
    return "seed-analysis";
  }

  @Override
  public String checks() {
    return "the analysis behind the seed budget: against long chains, and its coverage";
  }

  @Override
  public String how() {
    return worlds(Size.FULL).size()
        + " worlds, lengths of the interval side by side with long NUTS; "
        + sweeps(Size.FULL)
        + " truths from the prior, coverage at four levels, false-alarm rate 1 %";
  }

  @Override
  public String settings() {
    World mark = worlds(Size.FULL).get(0);
    double[] u = logScales(mark.distance());
    PlacePosterior here = PlaceAnalysis.of(u, prior(u), Located.DEFAULT).analyse(mark.data(0), 0);
    return worlds(Size.FULL)
        + Arrays.toString(LEVELS)
        + sweeps(Size.FULL)
        + draws(Size.FULL)
        + Report.digits(here.length(), 3);
  }

  private static int sweeps(Size size) {
    return size == Size.QUICK ? 150 : 2_000;
  }

  /** For each level under each of the two priors. */
  private static double alarm() {
    return ALARM / (2 * LEVELS.length);
  }

  private static int draws(Size size) {
    return size == Size.QUICK ? 1_000 : 4_000;
  }

  private static double[] logScales(double distance) {
    double[] u = new double[SCALES];
    Arrays.setAll(u, k -> Logs.LN_10 * (PLACE - distance - SPAN + SPAN * k / (SCALES - 1)));
    return u;
  }

  private static AnalysisPrior prior(double[] u) {
    return AnalysisPrior.of(u, 0, FloorKind.AUTO, HORIZON, List.of());
  }

  /** One cell of the grid: slopes −0.1 and −0.6, a break at 10⁹. */
  record World(double f, double distance, double noise, int seeds, double floorShare) {
    BrokenPowerLaw law(double[] u) {
      List<Break> breaks = List.of(new Break(Math.exp(Logs.LN_10 * PLACE), 0.5, f));
      BrokenPowerLaw power = new BrokenPowerLaw(0, 0.1 * u[0], 0.1, breaks);
      double limit = floorShare / (1 - floorShare) * Math.exp(power.logExcess(u[u.length - 1]));
      return new BrokenPowerLaw(limit, 0.1 * u[0], 0.1, breaks);
    }

    Experiment data(int number) {
      double[] u = logScales(distance);
      double[] count = new double[u.length];
      Arrays.fill(count, seeds);
      return simulated(law(u), u, noise, count, Randomness.streams(SEED, number + 1)[number]);
    }

    String told() {
      return f + " | " + distance + " | " + 100 * noise + " % | " + seeds + " | " + floorShare;
    }
  }

  private static Experiment simulated(
      BrokenPowerLaw law, double[] u, double noise, double[] count, Randomness stream) {
    double[] value = new double[u.length];
    Arrays.setAll(value, k -> law.logValue(u[k]));
    return Experiment.simulate(u, value, noise, count, stream.provider());
  }

  /** Every sharpness at every distance; noise, seeds and floor go round at different paces. */
  private static List<World> worlds(Size size) {
    List<World> worlds = new ArrayList<>();
    for (int i = 0; i < SHARPNESS.length * DISTANCE.length; i++) {
      double f = SHARPNESS[i / DISTANCE.length];
      double distance = DISTANCE[i % DISTANCE.length];
      double noise = NOISE[(i + i / DISTANCE.length) % NOISE.length];
      int seeds = SEEDS[(5 * i + i / DISTANCE.length) % SEEDS.length];
      worlds.add(new World(f, distance, noise, seeds, i % 2 == 0 ? 0 : 0.2));
    }
    return size == Size.FULL
        ? worlds
        : List.of(
            new World(1, 0.2, 0.005, 100_000, 0.2),
            new World(1, 0, 0.005, 10_000, 0.2),
            new World(0.5, -0.5, 0.02, 1_000, 0));
  }

  /** The two analyses of the same runs. */
  private record Pair(World world, PlacePosterior fast, PlacePosterior slow) {
    boolean counts() {
      return slow.how().isExact();
    }

    String chains() {
      boolean nuts = slow.how().method() == PlacePosterior.Method.NUTS;
      String name = nuts ? "NUTS" : "Metropolis";
      return counts() ? name : "failed a gate";
    }

    double logRatio() {
      return Math.log(fast.length() / slow.length());
    }

    boolean isLocated(PlacePosterior posterior) {
      return posterior.length() <= Located.DEFAULT.width();
    }

    /** Another verdict, though the length is not just at the line. */
    boolean contradicts() {
      double away = Math.abs(Math.log(slow.length() / Located.DEFAULT.width()));
      return isLocated(fast) != isLocated(slow) && away > Math.log(NEAR);
    }
  }

  /** How often intervals of a level held the truth. */
  private record Coverage(double level, int held, int of) {
    double share() {
      return held / (double) of;
    }

    /** Twice the smaller tail. */
    double pValue() {
      BinomialDistribution right = new BinomialDistribution(null, of, level);
      double below = right.cumulativeProbability(held);
      double above = 1 - right.cumulativeProbability(held - 1);
      return Math.min(1, 2 * Math.min(below, above));
    }
  }

  @Override
  public Verdict run(Size size, Path folder) throws IOException {
    List<World> worlds = worlds(size);
    List<Pair> pairs =
        Workers.map(worlds.size(), name() + ", grid", i -> compare(worlds.get(i), i, draws(size)));
    List<Held> planned = held(Belief.PLANNED, sweeps(size));
    List<Held> wide = held(Belief.DEFAULT, sweeps(size) / 4);
    List<Coverage> coverage = coverage(planned, Double.POSITIVE_INFINITY);
    List<Coverage> ofShort = coverage(planned, Located.DEFAULT.width());
    List<Coverage> ofDefault = coverage(wide, Double.POSITIVE_INFINITY);
    List<Pair> counted = pairs.stream().filter(Pair::counts).toList();
    long near = counted.stream().filter(p -> Math.abs(p.logRatio()) <= Math.log(NEAR)).count();
    long against = counted.stream().filter(Pair::contradicts).count();
    double least = Double.POSITIVE_INFINITY;
    for (List<Coverage> judged : List.of(coverage, ofDefault)) {
      for (Coverage each : judged) {
        least = Math.min(least, each.pValue());
      }
    }
    List<String> failed = new ArrayList<>();
    if (counted.size() < SHARE_KNOWN * pairs.size()) {
      failed.add("a third of the references pass every gate");
    }
    if (near < SHARE_NEAR * counted.size()) {
      failed.add("nine in ten lengths agree within 15 %");
    }
    if (against > 0) {
      failed.add("no verdict differs");
    }
    if (least <= alarm()) {
      failed.add("coverage is nominal");
    }
    String told =
        counted.size()
            + " of "
            + pairs.size()
            + " references passed every gate; of these "
            + near
            + " lengths agree within 15 %, "
            + against
            + " verdicts differ; coverage of 90 % intervals "
            + Report.digits(100 * coverage.get(2).share(), 3)
            + " %, under the default prior "
            + Report.digits(100 * ofDefault.get(2).share(), 3)
            + " %, smallest p "
            + Report.digits(least, 2);
    draw(folder, pairs, coverage);
    Report.json(
        folder.resolve("result.json"), json(pairs, List.of(coverage, ofShort, ofDefault), failed));
    Files.writeString(
        folder.resolve("report.md"),
        text(pairs, List.of(coverage, ofShort, ofDefault), size, told));
    return new Verdict(failed, told);
  }

  private static List<Held> held(Belief belief, int sweeps) {
    String task = "seed-analysis, coverage, " + belief.name().toLowerCase(Locale.ROOT);
    return Workers.map(sweeps, task, i -> fromPrior(belief, i, sweeps));
  }

  private static Pair compare(World world, int number, int draws) {
    double[] u = logScales(world.distance());
    AnalysisPrior prior = prior(u);
    Experiment data = world.data(number);
    return new Pair(
        world,
        PlaceAnalysis.of(u, prior, Located.DEFAULT).analyse(data, number),
        PlaceAnalysis.byLongChains(u, prior, Located.DEFAULT, draws).analyse(data, number));
  }

  /** Whether the interval of one of the levels held a truth drawn from the prior. */
  private record Held(int level, PlacePosterior posterior, boolean held) {}

  /** What the analyst assumes, and truths are drawn from. */
  private enum Belief {
    /** Curves as people plan for: they fall, a break makes them fall faster, there is no floor. */
    PLANNED(
        FloorKind.ZERO,
        "level ~ normal(0, 1.5)",
        "c0 ~ normal(0.1, 0.03)",
        "c ~ normal(0.5, 0.15)",
        "sigma ~ lognormal(-3.9, 0.7)"),
    /** The default, under which half of all curves rise and half end near a floor. */
    DEFAULT(FloorKind.AUTO, "level ~ normal(0, 1.5)");

    private final FloorKind floor;
    private final List<String> statements;

    Belief(FloorKind floor, String... statements) {
      this.floor = floor;
      this.statements = List.of(statements);
    }

    AnalysisPrior prior(double[] u) {
      return AnalysisPrior.of(
          u,
          0,
          floor,
          HORIZON,
          statements.stream().map(each -> PriorParser.parse(each, "study")).toList());
    }
  }

  /** A truth drawn from the prior; levels and numbers of seeds take turns. */
  private static Held fromPrior(Belief belief, int number, int of) {
    double[] u = logScales(0);
    AnalysisPrior prior = belief.prior(u);
    UniformRandomProvider random = Randomness.streams(SEED + 1, of)[number].provider();
    PosteriorDraw truth = truth(prior, u, random);
    double[] count = new double[u.length];
    Arrays.fill(count, SEEDS[number % SEEDS.length]);
    double[] value = new double[u.length];
    Arrays.setAll(value, k -> truth.law().logValue(u[k]));
    Experiment data = Experiment.simulate(u, value, truth.noise().sigma(), count, random);
    int level = number / SEEDS.length % LEVELS.length;
    Located located = new Located(Located.DEFAULT.width(), LEVELS[level]);
    PlacePosterior posterior = PlaceAnalysis.of(u, prior, located).analyse(data, number);
    double place = Math.log(truth.law().breaks().get(0).place()) / Logs.LN_10;
    return new Held(level, posterior, posterior.holds(place));
  }

  private static PosteriorDraw truth(
      AnalysisPrior prior, double[] u, UniformRandomProvider random) {
    Priors priors = prior.priors();
    boolean zero = random.nextDouble() < prior.zeroFloor();
    Priors drawn = zero ? priors.withFloor(new Floor.Zero()) : priors;
    double[] x = Arrays.stream(u).map(Math::exp).toArray();
    double[] y = new double[x.length];
    Arrays.fill(y, 1);
    Model model = new Model(Sweep.ofRuns(x, y), drawn, NoiseModel.LOGNORMAL);
    return model.posterior().draw(1, 1, drawn.sample(random));
  }

  private static List<Coverage> coverage(List<Held> all, double longest) {
    List<Coverage> coverage = new ArrayList<>();
    for (int j = 0; j < LEVELS.length; j++) {
      int held = 0;
      int of = 0;
      for (Held each : all) {
        if (each.level == j && each.posterior.length() <= longest) {
          of++;
          held += each.held ? 1 : 0;
        }
      }
      coverage.add(new Coverage(LEVELS[j], held, of));
    }
    return coverage;
  }

  private static void draw(Path folder, List<Pair> pairs, List<Coverage> coverage)
      throws IOException {
    List<Pair> good = pairs.stream().filter(Pair::counts).toList();
    List<Pair> bad = pairs.stream().filter(pair -> !pair.counts()).toList();
    Extent decades = new Extent(true, 0.003, 8);
    double[] ends = {0.003, 8};
    Facet lengths =
        new Facet(
            "length of the 90 % interval of log10 d, decades",
            "",
            false,
            decades,
            decades,
            "by the seed budget's quadrature",
            List.of(
                new Layer.Line(ends, ends, Role.TRUTH),
                new Layer.Upright(0.3, "located"),
                new Layer.Dots(slow(bad), fast(bad), Role.POINT),
                new Layer.Dots(slow(good), fast(good), Role.POSTERIOR)));
    figure("The analysis behind the seed budget, against long chains", "by long chains", lengths)
        .writePng(folder.resolve("agreement.png"));
    double[] level = coverage.stream().mapToDouble(Coverage::level).toArray();
    double[] share = coverage.stream().mapToDouble(Coverage::share).toArray();
    Extent unit = new Extent(false, 0.3, 1.02);
    double[] whole = {0.3, 1};
    Facet held =
        new Facet(
            "how often intervals hold a truth drawn from a prior of planned curves",
            "",
            false,
            unit,
            unit,
            "share held",
            List.of(
                new Layer.Line(whole, whole, Role.TRUTH),
                new Layer.Dots(level, share, Role.POSTERIOR)));
    figure("The analysis behind the seed budget: its coverage", "level of the interval", held)
        .writePng(folder.resolve("coverage.png"));
  }

  private static ComparisonFigure figure(String title, String xName, Facet facet) {
    Map<Role, String> meanings =
        Map.of(
            Role.TRUTH,
            "agreement",
            Role.POINT,
            "chains that failed a gate",
            Role.POSTERIOR,
            "one set of runs, or one level");
    return new ComparisonFigure(title, Optional.empty(), meanings, 1, xName, List.of(facet));
  }

  private static double[] slow(List<Pair> pairs) {
    return pairs.stream().mapToDouble(pair -> pair.slow().length()).toArray();
  }

  private static double[] fast(List<Pair> pairs) {
    return pairs.stream().mapToDouble(pair -> pair.fast().length()).toArray();
  }

  private static Map<String, Object> json(
      List<Pair> pairs, List<List<Coverage>> coverage, List<String> failed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("passed", failed.isEmpty());
    json.put("failed", failed);
    List<Object> grid = new ArrayList<>();
    for (Pair pair : pairs) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("f", pair.world().f());
      one.put("distance", pair.world().distance());
      one.put("noise_sd", pair.world().noise());
      one.put("seeds", pair.world().seeds());
      one.put("floor_share", pair.world().floorShare());
      one.put("method", pair.fast().how().method().name());
      one.put("length", Report.number(pair.fast().length()));
      one.put("reference_length", Report.number(pair.slow().length()));
      one.put("reference_method", pair.slow().how().method().name());
      one.put("reference_passed_every_gate", pair.counts());
      one.put("holds", pair.fast().holds(PLACE));
      one.put("reference_holds", pair.slow().holds(PLACE));
      grid.add(one);
    }
    json.put("grid", grid);
    List<String> names =
        List.of("coverage", "coverage_of_short_intervals", "coverage_under_the_default_prior");
    for (int i = 0; i < names.size(); i++) {
      json.put(names.get(i), coverage.get(i).stream().map(PlaceStudy::json).toList());
    }
    return json;
  }

  private static Map<String, Object> json(Coverage coverage) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("level", coverage.level());
    one.put("held", coverage.held());
    one.put("of", coverage.of());
    one.put("p_value", Report.number(coverage.pValue()));
    return one;
  }

  private static String text(
      List<Pair> pairs, List<List<Coverage>> coverage, Size size, String told) {
    StringBuilder text = new StringBuilder("# The analysis behind the seed budget\n\n");
    text.append(told).append(".\n\n![Agreement](agreement.png)\n\n");
    text.append("## Against long chains\n\n");
    text.append(
        "12 scales over four decades end `distance` decades before a break at 1e9; slopes ");
    text.append(
        "-0.1 and -0.6. The same simulated runs are analysed by `foreshock seeds` (nested ");
    text.append(
        "quadrature) and by NUTS: a fit with a = 0 and one with a free limit, each 4 chains ");
    text.append("of 1000 + ").append(draws(size)).append(" draws, weighed by their evidence ");
    text.append(
        "(importance sampling from a mixture that looks like the draws). A reference that ");
    text.append("fails a gate is listed and not counted. A fit that fails is done again with ");
    text.append("smaller steps, then by adaptive Metropolis; the last column says which it was. ");
    text.append("That both samplers are calibrated is what the sbc studies show. ");
    text.append("Lengths are those of the shortest 90 % interval of log10 d, ");
    text.append("and the verdict is whether it is at most 0.3.\n\n");
    text.append("| f | distance | noise | seeds | floor | length | by chains | ratio | ");
    text.append(
        "verdicts | truth held | chains |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
    for (Pair pair : pairs) {
      text.append("| ").append(pair.world().told());
      text.append(" | ").append(Report.digits(pair.fast().length(), 3));
      text.append(" | ").append(Report.digits(pair.slow().length(), 3));
      text.append(" | ").append(Report.digits(Math.exp(pair.logRatio()), 3));
      text.append(" | ").append(verdict(pair, pair.fast())).append(", ");
      text.append(verdict(pair, pair.slow()));
      text.append(" | ").append(pair.fast().holds(PLACE) ? "yes" : "no").append(", ");
      text.append(pair.slow().holds(PLACE) ? "yes" : "no");
      text.append(" | ").append(pair.chains()).append(" |\n");
    }
    text.append("\n## Coverage\n\nTruths drawn from the analysis prior itself, with 1 to 100,000 ");
    text.append(
        "seeds in turn and a level in turn: intervals must hold the truth at their level.\n\n![Coverage](coverage.png)\n\n");
    text.append("Left and middle: ")
        .append(sweeps(size))
        .append(" truths from a prior of curves as ");
    text.append("people plan for (").append(String.join("; ", Belief.PLANNED.statements));
    text.append("; a = 0), all intervals and those of at most 0.3 decades. Right: ");
    text.append(sweeps(size) / 4)
        .append(" truths from the default prior, under which half of all ");
    text.append("curves rise and limits of nine tenths of the last value are common. There the ");
    text.append("quadrature can miss a mode unawares.\n\n");
    text.append(
        "| level | held | share | p | short ones held | share | p | default prior | share | p |");
    text.append("\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (int j = 0; j < LEVELS.length; j++) {
      text.append("| ").append(LEVELS[j]);
      for (List<Coverage> each : coverage) {
        text.append(" | ").append(each.get(j).held()).append(" of ").append(each.get(j).of());
        text.append(" | ").append(Report.digits(each.get(j).share(), 3));
        text.append(" | ").append(Report.digits(each.get(j).pValue(), 2));
      }
      text.append(" |\n");
    }
    text.append("\nA p below ").append(Report.digits(alarm(), 2));
    text.append(
        " among all or under the default prior is an alarm; a right analysis raises one in at most 1 % of ");
    text.append("such studies.\n");
    return text.toString();
  }

  private static String verdict(Pair pair, PlacePosterior posterior) {
    return pair.isLocated(posterior) ? "located" : "not";
  }
}

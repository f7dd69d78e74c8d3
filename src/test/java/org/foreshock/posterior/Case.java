package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Random;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/** A sweep with priors of all kinds, and points to look at. */
record Case(Sweep sweep, Priors priors, BrokenPowerLaw truth, Noise scatters, Random random) {
  private static final List<NoiseModel> NOISE = List.of(NoiseModel.values());

  /** Priors of sigma, bounded, fixed, or over the half-line. */
  private static final String[] SIGMA = {
    "",
    "half_normal(0.1)",
    "fixed(0.06)",
    "uniform(0.01, 0.6)",
    "exponential(15)",
    "gamma(2, 40)",
    "beta(1.5, 20)",
    "half_student_t(3, 0.1)",
  };

  private static final String[] FIRST_SLOPE = {
    "", "fixed(0.25)", "uniform(-1, 2)", "half_normal(1)", "normal(0, 1)", "exponential(2)",
  };

  private static final String[] CHANGE = {
    "", "normal(0, 4)", "uniform(-9, 9)", "fixed(0.5)", "student_t(2, 0.5, 2)", "half_normal(3)",
  };

  private static final String[] SHARPNESS = {
    "",
    "uniform(0.02, 4)",
    "half_normal(1)",
    "gamma(2, 3)",
    "fixed(0.2)",
    "half_student_t(3, 0.5)",
    "beta(2, 2)",
    "exponential(2)",
    "lognormal(-1, 0.5)",
  };

  /** Places in decades from the smallest scale: {0} to {2} are filled in. */
  private static final String[][] PLACES = {
    {"", "", ""},
    {"uniform(0, 5)", "uniform(0, 5)", "uniform(0, 5)"},
    {"normal(2, 1)", "normal(2, 1)", "normal(2, 1)"},
    {"normal(1, 1)", "normal(2, 2)", "normal(3, 1)"},
    {"uniform(0, 3)", "uniform(1, 5)", "uniform(0.5, 6)"},
    {"normal(1, 1)", "uniform(1.5, 5)", "normal(3, 2)"},
    {"uniform(-1, 3)", "normal(2.5, 1)", "uniform(2, 6)"},
    {"uniform(0, 6)", "uniform(1, 5)", "uniform(0.5, 4)"},
    {"fixed(1)", "normal(2, 1)", "uniform(2, 6)"},
    {"normal(1, 1)", "fixed(2.5)", "student_t(4, 3, 1)"},
  };

  /** Forms of the floor; what is in y units is in units of the smallest y. */
  private static final String[] FLOOR = {
    "",
    "zero",
    "a_share ~ uniform(0, 1)",
    "a_share ~ beta(2, 3)",
    "a_share ~ uniform(0.1, 0.7)",
    "a_share ~ uniform(0, 0.6)",
    "a_share ~ fixed(0.2)",
    "a ~ half_normal(1)",
    "a ~ exponential(2)",
    "a ~ lognormal(-1, 1)",
    "a ~ gamma(2, 3)",
    "a ~ uniform(0, 0.9)",
    "a ~ uniform(0.05, 0.8)",
    "a ~ fixed(0.3)",
  };

  /** The same for additive noise, in units of the range of y, above its lowest value. */
  private static final String[] FREE_FLOOR = {
    "",
    "zero",
    "a ~ normal(-1, 2)",
    "a ~ uniform(-4, 0.3)",
    "a ~ uniform(-1, 3)",
    "a ~ fixed(-0.4)",
    "a_share ~ uniform(0, 1)",
    "a_share ~ uniform(0.1, 0.7)",
  };

  private static final String[] FREEDOM = {
    "", "gamma(2, 0.1)", "uniform(2, 40)", "fixed(4)", "lognormal(1, 1)"
  };

  private static final String[] GROWTH = {"", "uniform(-1, 1)", "fixed(0.1)", "half_normal(0.2)"};

  /** A case with everything at random. */
  static Case any(Random source) {
    Random random = new Random(source.nextLong());
    while (true) {
      try {
        return attempt(random);
      } catch (InputException unordered) {
        // places that are hardly ever in order: another one
      }
    }
  }

  /** Default priors on a sweep at random. */
  static Case withDefaults(Random source) {
    Random random = new Random(source.nextLong());
    BrokenPowerLaw truth = truth(random, random.nextInt(4));
    double sigma = Math.exp(between(random, Math.log(0.02), Math.log(0.2)));
    NoiseModel noise = NOISE.get(random.nextInt(NOISE.size()));
    Noise scatters = scatters(random, noise, truth, sigma);
    Sweep sweep = sweep(random, truth, scatters);
    Priors priors = Simulated.priors(sweep, truth.breaks().size(), noise, FloorKind.FREE);
    return new Case(sweep, priors, truth, scatters, random);
  }

  private static Case attempt(Random random) {
    int breaks = random.nextInt(4);
    BrokenPowerLaw truth = truth(random, breaks);
    double sigma = Math.exp(between(random, Math.log(0.02), Math.log(0.2)));
    NoiseModel noise = NOISE.get(random.nextInt(NOISE.size()));
    Noise scatters = scatters(random, noise, truth, sigma);
    Sweep sweep = sweep(random, truth, scatters);
    double[] ends = ends(sweep);
    double range = noise.isLog() ? 1 : ends[1] - ends[0];
    double level = noise.isLog() ? sweep.scales().get(0).logMoments().mean() : Math.log(range);
    List<String> statements = new ArrayList<>();
    add(statements, "level", pick(random, levels(level)));
    add(statements, "c0", pick(random, FIRST_SLOPE));
    add(statements, "sigma", inUnits(pick(random, SIGMA), range));
    if (noise.shape().isPresent()) {
      boolean tails = noise == NoiseModel.STUDENT_T;
      add(statements, noise.shape().get(), pick(random, tails ? FREEDOM : GROWTH));
    }
    String[] places = PLACES[random.nextInt(PLACES.length)];
    double first = Math.log(sweep.minX()) / Logs.LN_10;
    for (int i = 1; i <= breaks; i++) {
      add(statements, "c" + i, pick(random, CHANGE));
      add(statements, "f" + i, pick(random, SHARPNESS));
      add(statements, "log10_d" + i, shifted(places[i - 1], first));
    }
    String floor = pick(random, noise.isLog() ? FLOOR : FREE_FLOOR);
    if (floor.startsWith("a ~") && !noise.isLog()) {
      String family = inUnits(floor.substring(4), range);
      statements.add("a ~ " + (family.startsWith("fixed") ? family : shifted(family, ends[0])));
    } else if (floor.startsWith("a")) {
      statements.add(scaled(floor, ends[0]));
    }
    FloorKind kind = floor.equals("zero") ? FloorKind.ZERO : FloorKind.FREE;
    Priors priors = Simulated.priors(sweep, breaks, noise, kind, statements.toArray(new String[0]));
    return new Case(sweep, priors, truth, scatters, random);
  }

  /** With additive noise, σ in units of the fall over five decades. */
  private static Noise scatters(
      Random random, NoiseModel noise, BrokenPowerLaw truth, double sigma) {
    double fall = Math.abs(truth.value(100) - truth.value(1e7));
    double unit = noise.isLog() ? 1 : fall;
    double shape = noise == NoiseModel.STUDENT_T ? between(random, 2, 20) : between(random, 0, 0.2);
    return new Noise(noise, unit * sigma, noise.shape().isPresent() ? shape : Double.NaN, 8);
  }

  private static String[] levels(double level) {
    return new String[] {
      "",
      "",
      "normal(" + level + ", 0.5)",
      "student_t(4, " + (level - 0.5) + ", 1)",
      "uniform(" + (level - 3) + ", " + (level + 2) + ")",
      "fixed(" + level + ")",
    };
  }

  private static void add(List<String> statements, String quantity, String family) {
    if (!family.isEmpty()) {
      statements.add(quantity + " ~ " + family);
    }
  }

  /** A family of places with {@code by} added to its location, or to both of its ends. */
  private static String shifted(String family, double by) {
    if (family.isEmpty()) {
      return family;
    }
    String name = family.substring(0, family.indexOf('('));
    double[] arguments = arguments(family);
    if (name.equals("student_t")) {
      arguments[1] += by;
    } else {
      arguments[0] += by;
    }
    if (name.equals("uniform")) {
      arguments[1] += by;
    }
    return written(name, arguments);
  }

  /** A floor in y units, in units of {@code unit}. */
  private static String scaled(String statement, double unit) {
    return statement.startsWith("a_share")
        ? statement
        : "a ~ " + inUnits(statement.substring(4), unit);
  }

  private static String inUnits(String family, double unit) {
    if (family.isEmpty() || unit == 1) {
      return family;
    }
    String name = family.substring(0, family.indexOf('('));
    double[] arguments = arguments(family);
    switch (name) {
      case "exponential" -> arguments[0] /= unit;
      case "half_student_t" -> arguments[1] *= unit;
      case "beta" -> {
        return "half_normal(" + unit + ")";
      }
      case "gamma" -> arguments[1] /= unit;
      case "lognormal" -> arguments[0] += Math.log(unit);
      default -> Arrays.setAll(arguments, i -> arguments[i] * unit);
    }
    return written(name, arguments);
  }

  private static double[] arguments(String family) {
    String inside = family.substring(family.indexOf('(') + 1, family.indexOf(')'));
    return Arrays.stream(inside.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  private static String written(String name, double[] arguments) {
    List<String> words = Arrays.stream(arguments).mapToObj(Double::toString).toList();
    return name + "(" + String.join(", ", words) + ")";
  }

  /** The lowest run and the highest. */
  private static double[] ends(Sweep sweep) {
    DoubleSummaryStatistics runs =
        sweep.scales().stream().flatMapToDouble(s -> Arrays.stream(s.runs())).summaryStatistics();
    return new double[] {runs.getMin(), runs.getMax()};
  }

  private static BrokenPowerLaw truth(Random random, int breaks) {
    List<Break> all = new ArrayList<>();
    double logPlace = 5;
    for (int i = 0; i < breaks; i++) {
      logPlace += between(random, 1, 4);
      double f = Math.exp(between(random, Math.log(0.05), Math.log(1.5)));
      all.add(new Break(Math.exp(logPlace), between(random, -1.5, 2.5), f));
    }
    double limit = random.nextBoolean() ? Math.exp(between(random, -6, -2)) : 0;
    return new BrokenPowerLaw(limit, between(random, -2, 4), between(random, -0.3, 0.8), all);
  }

  /** 3 to 14 scales over up to five decades from 100, with 1 to 4 runs each. */
  private static Sweep sweep(Random random, BrokenPowerLaw truth, Noise scatters) {
    double decades = between(random, 0.5, 5);
    double[] scales = Simulated.scales(100, 100 * Math.pow(10, decades), 3 + random.nextInt(12));
    return Simulated.sweep(truth, scales, 1 + random.nextInt(4), scatters, random.nextLong());
  }

  Posterior posterior() {
    return new Posterior(sweep, priors, scatters.model());
  }

  /**
   * A point not far from the truth, so that the posterior is not only its own far tail; scattered
   * in terms of the law, whatever the coordinates are.
   */
  double[] point(Posterior posterior) {
    List<Break> breaks = new ArrayList<>();
    double logPlace = Double.NEGATIVE_INFINITY;
    for (Break b : truth.breaks()) {
      logPlace = Math.max(logPlace + 0.05, Math.log(b.place()) + 0.5 * random.nextGaussian());
      double c = b.slopeChange() + 0.3 * random.nextGaussian();
      breaks.add(
          new Break(Math.exp(logPlace), c, b.sharpness() * Math.exp(0.3 * random.nextGaussian())));
    }
    BrokenPowerLaw free =
        new BrokenPowerLaw(
            0,
            truth.logOffset() + 0.3 * random.nextGaussian(),
            truth.slope() + 0.1 * random.nextGaussian(),
            breaks);
    double sign = scatters.model().isLog() || random.nextBoolean() ? 1 : -1;
    double logOdds = 3 * random.nextGaussian();
    BrokenPowerLaw law =
        new BrokenPowerLaw(
            sign * Math.exp(free.logExcess(Math.log(sweep.maxX())) + logOdds),
            free.logOffset(),
            free.slope(),
            breaks);
    return posterior.point(
        law,
        new Noise(
            scatters.model(),
            scatters.sigma() * Math.exp(0.5 * random.nextGaussian()),
            scatters.shape() * Math.exp(0.3 * random.nextGaussian()),
            sweep.logMiddle()));
  }

  /**
   * The quantities that priors are stated for, in the order level, c0, sigma, floor, the noise's
   * shape, then c, f and log10 d of the breaks, read off a law; those that are fixed are left out
   * if asked.
   */
  double[] quantities(PosteriorDraw draw, boolean all) {
    List<Double> values = new ArrayList<>();
    List<Prior> stated = Layout.of(priors).arrange(priors);
    BrokenPowerLaw law = draw.law();
    values.add(law.logOffset() - law.slope() * Math.log(sweep.minX()));
    values.add(law.slope());
    values.add(draw.noise().sigma());
    boolean share = priors.floor() instanceof Floor.Share;
    values.add(share ? law.limit() / law.value(sweep.maxX()) : law.limit());
    if (priors.shape().isPresent()) {
      values.add(draw.noise().shape());
    }
    law.breaks().forEach(b -> values.add(b.slopeChange()));
    law.breaks().forEach(b -> values.add(b.sharpness()));
    law.breaks().forEach(b -> values.add(Math.log(b.place()) / Logs.LN_10));
    List<Double> kept = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (all || !stated.get(i).isFixed()) {
        kept.add(values.get(i));
      }
    }
    return kept.stream().mapToDouble(v -> v).toArray();
  }

  static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  private static String pick(Random random, String[] choices) {
    return choices[random.nextInt(choices.length)];
  }

  @Override
  public String toString() {
    return priors.statements() + " on " + sweep.size() + " scales";
  }
}

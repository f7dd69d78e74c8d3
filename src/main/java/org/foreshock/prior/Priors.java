package org.foreshock.prior;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.InputException;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Decimals;
import org.foreshock.numeric.Logs;

/**
 * The complete priors of a fit with n breaks, independent but for the order of the breaks: the
 * joint density of the places is the product of the stated ones, restricted to ascending places and
 * divided by the probability of that order.
 *
 * @param level prior of ln of the first segment b x^-c0 at the smallest scale, in ln y units
 * @param c0 prior of the first slope
 * @param c priors of the n changes of slope
 * @param f priors of the n sharpnesses, in nats of x
 * @param log10D priors of log10 of the n places, x units
 * @param floor prior of the limit a
 * @param sigma prior of the noise of one run: relative, or in y units with additive noise
 * @param shape prior of the noise model's other parameter, nu or sigma_slope, if it has one
 */
public record Priors(
    Prior level,
    Prior c0,
    List<Prior> c,
    List<Prior> f,
    List<Prior> log10D,
    Floor floor,
    Prior sigma,
    Optional<NoiseShape> shape)
    implements Serializable {

  private static final double LEAST_ORDER_PROBABILITY = 1e-4;
  private static final int MOST_TRIES = 1_000_000;

  /** Of a = 0, by default. */
  private static final double ZERO_FLOOR = 0.5;

  /** The same with null for what is absent: no {@link Optional} can be sent. */
  private record Sent(
      Prior level,
      Prior c0,
      List<Prior> c,
      List<Prior> f,
      List<Prior> log10D,
      Floor floor,
      Prior sigma,
      NoiseShape shape)
      implements Serializable {

    private Object readResolve() {
      return new Priors(level, c0, c, f, log10D, floor, sigma, Optional.ofNullable(shape));
    }
  }

  private Object writeReplace() {
    return new Sent(level, c0, c, f, log10D, floor, sigma, shape.orElse(null));
  }

  /** Checks that the three lists have one prior for each break. */
  public Priors {
    c = List.copyOf(c);
    f = List.copyOf(f);
    log10D = List.copyOf(log10D);
    if (c.size() != f.size() || c.size() != log10D.size()) {
      throw new IllegalArgumentException("c, f and log10D have one prior for each break");
    }
  }

  /**
   * The priors for log-normal noise, see {@link #of(Sweep, int, NoiseModel, FloorKind, double,
   * List)}.
   */
  public static Priors of(
      Sweep sweep,
      int breaks,
      FloorKind floorKind,
      double horizonDecades,
      List<PriorStatement> statements) {
    return of(sweep, breaks, NoiseModel.LOGNORMAL, floorKind, horizonDecades, statements);
  }

  /**
   * The default priors, with the user's statements in place of those that they name. The defaults
   * take from the sweep the mean of ln y at the smallest scale (centre of the level) and the range
   * of scales (window of the breaks), and nothing else; with additive noise, whose y may have any
   * zero and unit, also the range of the means ({@link Yardstick}).
   *
   * @param breaks how many breaks the law has, n &ge; 0
   * @param noise how runs scatter
   * @param horizonDecades how far beyond the largest scale a break may lie by default, &ge; 0
   * @throws InputException if a statement names no quantity of this fit, or one twice, or does not
   *     suit the quantity
   */
  public static Priors of(
      Sweep sweep,
      int breaks,
      NoiseModel noise,
      FloorKind floorKind,
      double horizonDecades,
      List<PriorStatement> statements) {
    StatedPriors stated = new StatedPriors(statements, breaks, noise);
    statements.forEach(statement -> Suitability.check(statement, noise));
    Yardstick yardstick = Yardstick.of(sweep, noise);
    Floor floor = floor(stated, floorKind, yardstick, noise);
    Priors priors =
        new Priors(
            stated.prior("level").orElseGet(() -> yardstick.level(floor)),
            stated.prior("c0").orElse(new StudentT(3, 0, 0.5)),
            stated.perBreak("c", breaks, () -> new StudentT(3, 0, 1)),
            stated.perBreak("f", breaks, () -> new LogNormal(Math.log(0.3), 1)),
            stated.perBreak("log10_d", breaks, () -> window(sweep, horizonDecades)),
            floor,
            stated.prior("sigma").orElseGet(yardstick::sigma),
            noise.shape().map(name -> shape(name, stated)));
    priors.checkOrder();
    return priors;
  }

  private static NoiseShape shape(String name, StatedPriors stated) {
    Prior usual = name.equals("nu") ? new Gamma(2, 0.1) : new Normal(0, 0.25);
    return new NoiseShape(name, stated.prior(name).orElse(usual));
  }

  private static Prior window(Sweep sweep, double horizonDecades) {
    double first = Math.log(sweep.minX()) / Logs.LN_10;
    double last = Math.log(sweep.maxX()) / Logs.LN_10 + horizonDecades;
    if (!(horizonDecades >= 0 && first < last && last < Double.POSITIVE_INFINITY)) {
      throw new InputException(
          "breaks have no window to lie in: "
              + Setting.HORIZON
              + " must be a finite number of decades from 0,"
              + " above 0 if the runs have one scale only");
    }
    return new Uniform(first, last);
  }

  private static Floor floor(
      StatedPriors stated, FloorKind kind, Yardstick yardstick, NoiseModel noise) {
    PriorStatement share = stated.statement("a_share").orElse(null);
    PriorStatement absolute = stated.statement("a").orElse(null);
    if (share != null && absolute != null) {
      throw new InputException(
          "the floor has two priors: "
              + StatedPriors.quoted(share)
              + " and "
              + StatedPriors.quoted(absolute)
              + "; keep one of them");
    }
    PriorStatement one = share == null ? absolute : share;
    if (one != null && one.prior().equals(new Fixed(0))) {
      return new Floor.Zero();
    }
    if (kind == FloorKind.ZERO) {
      if (one != null) {
        throw new InputException(
            StatedPriors.quoted(one)
                + ": "
                + Setting.FLOOR.to("zero")
                + " already sets the floor to 0; drop the statement or use "
                + Setting.FLOOR.to("free"));
      }
      return new Floor.Zero();
    }
    if (absolute != null) {
      return new Floor.Absolute(absolute.prior());
    }
    if (share != null) {
      return new Floor.Share(share.prior());
    }
    boolean atom = kind == FloorKind.AUTO && noise.isLog();
    return atom ? new Floor.Atom(ZERO_FLOOR, new Beta(1, 1)) : yardstick.floor();
  }

  private void checkOrder() {
    if (!placesAreAlike() && OrderProbability.of(log10D) < LEAST_ORDER_PROBABILITY) {
      throw new InputException(
          "breaks are numbered from left to right, but the priors "
              + String.join(", ", perBreak("log10_d", log10D))
              + " put them in that order with a probability below "
              + Decimals.text(LEAST_ORDER_PROBABILITY)
              + ": change their numbers or make the priors wider");
    }
  }

  /** Number of breaks. */
  public int breaks() {
    return c.size();
  }

  /**
   * The priors used, one statement each, in the language that {@link PriorParser} reads and in a
   * fixed order.
   */
  public List<String> statements() {
    List<String> lines = new ArrayList<>();
    lines.add("level ~ " + level);
    lines.add("c0 ~ " + c0);
    lines.addAll(perBreak("c", c));
    lines.addAll(perBreak("f", f));
    lines.addAll(perBreak("log10_d", log10D));
    if (floor instanceof Floor.Share free) {
      lines.add("a_share ~ " + free.share());
    } else if (floor instanceof Floor.Atom free) {
      // the language has no word for it, but comments
      lines.add("a_share ~ " + free.share() + " # or a = 0, with probability " + free.zero());
    } else if (floor instanceof Floor.Absolute free) {
      lines.add("a ~ " + free.a());
    } else {
      lines.add("a ~ " + new Fixed(0));
    }
    lines.add("sigma ~ " + sigma);
    shape.ifPresent(other -> lines.add(other.name() + " ~ " + other.prior()));
    return List.copyOf(lines);
  }

  private static List<String> perBreak(String quantity, List<Prior> priors) {
    if (!priors.isEmpty() && alike(priors)) {
      return List.of(quantity + " ~ " + priors.get(0));
    }
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < priors.size(); i++) {
      lines.add(quantity + (i + 1) + " ~ " + priors.get(i));
    }
    return lines;
  }

  private static boolean alike(List<Prior> priors) {
    return new HashSet<>(priors).size() <= 1;
  }

  private boolean placesAreAlike() {
    return breaks() < 2 || (alike(log10D) && !log10D.get(0).isFixed());
  }

  /** The same priors, each prior of a sharpness {@link Prior#sharpened} by the factor. */
  public Priors withSharpness(double factor) {
    return withSharpness(f.stream().map(prior -> prior.sharpened(factor)).toList());
  }

  /** The same with other priors of the sharpnesses, one for each break. */
  public Priors withSharpness(List<Prior> other) {
    return new Priors(level, c0, c, other, log10D, floor, sigma, shape);
  }

  /**
   * What the order of the breaks adds to the log density: minus the log of the probability that
   * independent draws from the priors of the places ascend. ln n! when they are all alike, 0 for
   * fewer than two breaks; otherwise by quadrature, to about 1e-8.
   */
  public double logOrderConstant() {
    if (!placesAreAlike()) {
      return -Math.log(OrderProbability.of(log10D));
    }
    double logFactorial = 0;
    for (int k = 2; k <= breaks(); k++) {
      logFactorial += Math.log(k);
    }
    return logFactorial;
  }

  /** The same without the last break, if there is one. */
  public Priors oneLess() {
    int left = Math.max(breaks() - 1, 0);
    return new Priors(
        level,
        c0,
        c.subList(0, left),
        f.subList(0, left),
        log10D.subList(0, left),
        floor,
        sigma,
        shape);
  }

  /** The same with another prior of the level. */
  public Priors withLevel(Prior other) {
    return new Priors(other, c0, c, f, log10D, floor, sigma, shape);
  }

  /** The same with another prior of the limit. */
  public Priors withFloor(Floor other) {
    return new Priors(level, c0, c, f, log10D, other, sigma, shape);
  }

  /**
   * One of the models that priors with an atom mix.
   *
   * @param name for the user, such as {@code a = 0}
   * @param probability of it
   * @param priors given it; without an atom
   */
  public record Part(String name, double probability, Priors priors) {}

  /** The models that these mix, one where there is no atom; only such have a density. */
  public List<Part> parts() {
    if (floor instanceof Floor.Atom atom) {
      return List.of(
          new Part("a = 0", atom.zero(), withFloor(new Floor.Zero())),
          new Part("a > 0", 1 - atom.zero(), withFloor(new Floor.Share(atom.share()))));
    }
    return List.of(new Part("", 1, this));
  }

  /**
   * An independent draw of all quantities.
   *
   * @throws InputException if the priors of the places (almost) never ascend
   */
  public PriorDraw sample(UniformRandomProvider rng) {
    return new PriorDraw(
        level.sample(rng),
        c0.sample(rng),
        sampleEach(c, rng),
        sampleEach(f, rng),
        samplePlaces(rng),
        sampleFloor(rng),
        sigma.sample(rng),
        shape.isPresent() ? shape.get().prior().sample(rng) : Double.NaN);
  }

  private static double[] sampleEach(List<Prior> priors, UniformRandomProvider rng) {
    return priors.stream().mapToDouble(prior -> prior.sample(rng)).toArray();
  }

  private double sampleFloor(UniformRandomProvider rng) {
    if (floor instanceof Floor.Share free) {
      return free.share().sample(rng);
    }
    if (floor instanceof Floor.Atom free) {
      return rng.nextDouble() < free.zero() ? 0 : free.share().sample(rng);
    }
    return floor instanceof Floor.Absolute free ? free.a().sample(rng) : 0;
  }

  private double[] samplePlaces(UniformRandomProvider rng) {
    if (placesAreAlike()) {
      double[] places = sampleEach(log10D, rng);
      Arrays.sort(places);
      return places;
    }
    for (int i = 0; i < MOST_TRIES; i++) {
      double[] places = sampleEach(log10D, rng);
      if (ascends(places)) {
        return places;
      }
    }
    throw new InputException(
        "no draw from the priors "
            + String.join(", ", perBreak("log10_d", log10D))
            + " has the breaks in order: change their numbers or make the priors wider");
  }

  private static boolean ascends(double[] values) {
    for (int i = 1; i < values.length; i++) {
      if (!(values[i - 1] < values[i])) {
        return false;
      }
    }
    return true;
  }
}

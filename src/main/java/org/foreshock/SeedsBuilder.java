package org.foreshock;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.foreshock.budget.Criterion;
import org.foreshock.budget.Design;
import org.foreshock.budget.Effort;
import org.foreshock.budget.Goal;
import org.foreshock.budget.Outcome;
import org.foreshock.budget.SeedBudget;
import org.foreshock.budget.SeedQuestion;
import org.foreshock.budget.SeedRange;
import org.foreshock.data.InputException;
import org.foreshock.data.Setting;
import org.foreshock.numeric.Logs;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.report.SeedResults;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;

/**
 * How many seeds per scale it takes to locate the next break, as it is asked for. Every setting has
 * a default, which the setting says; {@link #run} answers.
 */
public final class SeedsBuilder {
  private static final int MOST_NEAR = 3000;
  private static final double BREAK_RATE = 0.25;
  private static final double HORIZON = 2;

  private final Scenario scenario;
  private final List<PriorStatement> statements = new ArrayList<>();
  private Double from;
  private double distance = 0.2;
  private int scales = 12;
  private double width = Located.DEFAULT.width();
  private double level = Located.DEFAULT.level();
  private double assurance = 0.8;
  private int mostSeeds = 1_000_000;
  private double costExponent = 1;
  private double precision = 0.15;
  private int threads = Runtime.getRuntime().availableProcessors();
  private long seed = 1;

  SeedsBuilder(Scenario scenario) {
    this.scenario = Objects.requireNonNull(scenario);
  }

  /** Smallest scale; by default three decades before the break. */
  public SeedsBuilder from(double x) {
    require(x > 0 && Double.isFinite(x), "smallest scale " + x, "positive");
    from = x;
    return this;
  }

  /** Decades from the largest scale to the break, negative for past it; by default 0.2. */
  public SeedsBuilder distance(double decades) {
    require(Double.isFinite(decades), "distance " + decades, "a number of decades");
    distance = decades;
    return this;
  }

  /** Number of scales, evenly spaced in ln x; by default 12. */
  public SeedsBuilder scales(int number) {
    require(number >= Design.LEAST_SCALES && number <= 1000, "scales " + number, "from 3 to 1000");
    scales = number;
    return this;
  }

  /** Longest interval of the break's log10 x that locates it, in decades; by default 0.3. */
  public SeedsBuilder width(double decades) {
    Setting.WIDTH.check(decades > 0 && decades < 100, decades, "a positive number of decades");
    width = decades;
    return this;
  }

  /** Probability that the interval is to hold; by default 0.9. */
  public SeedsBuilder level(double probability) {
    require(probability > 0 && probability < 1, "level " + probability, "above 0 and below 1");
    level = probability;
    return this;
  }

  /** Share of sweeps in which the break is to be located; by default 0.8. */
  public SeedsBuilder assurance(double share) {
    require(share > 0 && share < 1, "assurance " + share, "above 0 and below 1");
    assurance = share;
    return this;
  }

  /** The most seeds per scale that come into question; by default a million. */
  public SeedsBuilder maxSeeds(int number) {
    require(number >= 1 && number <= 1_000_000_000, "most seeds " + number, "from 1 to 1e9");
    mostSeeds = number;
    return this;
  }

  /** A run costs x to this power; by default 1. */
  public SeedsBuilder costExponent(double power) {
    require(power >= 0 && power <= 10, "cost exponent " + power, "from 0 to 10");
    costExponent = power;
    return this;
  }

  /** A prior of the later fit in place of the default one; may be told several times. */
  public SeedsBuilder prior(String statement) {
    statements.add(PriorParser.parse(statement, Setting.PRIOR.toString()));
    return this;
  }

  /**
   * Relative half-width of the answer's 95 % Monte Carlo interval that will do; by default 0.15.
   */
  public SeedsBuilder precision(double relative) {
    require(relative >= 0.01 && relative <= 10, "precision " + relative, "from 0.01 to 10");
    precision = relative;
    return this;
  }

  /** Sweeps at a time, which no result depends on; by default all processors. */
  public SeedsBuilder threads(int number) {
    Setting.THREADS.check(number >= 1 && number <= 1024, number, "from 1 to 1024");
    threads = number;
    return this;
  }

  /** Seed of all random numbers; by default 1. */
  public SeedsBuilder seed(long number) {
    seed = number;
    return this;
  }

  /**
   * Simulates sweeps until the answer is known.
   *
   * @throws InputException if scenario or settings will not do
   */
  public SeedAnswer run() {
    SeedQuestion question = question();
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(threads, Optional.empty(), Watcher.NONE)) {
      return new SeedAnswer(
          new SeedResults(
              Foreshock.version(),
              scenario.words(),
              question,
              SeedBudget.answer(List.of(question), PlaceAnalysis::of, queue).get(0)));
    }
  }

  private SeedQuestion question() {
    org.foreshock.budget.Scenario truths = scenario.truths();
    double place = Math.log(scenario.place());
    double first = from == null ? place - 3 * Logs.LN_10 : Math.log(from);
    double last = place - distance * Logs.LN_10;
    if (!(last > first)) {
      throw new InputException("the largest scale is not beyond the smallest: move one of them");
    }
    Design design = Design.spaced(first, last, scales);
    AnalysisPrior prior =
        AnalysisPrior.of(design.logScales(), truths.earlier(), FloorKind.AUTO, HORIZON, statements);
    Located located = new Located(width, level);
    return new SeedQuestion(
        truths,
        design,
        prior,
        new Goal(Criterion.ASSURANCE, assurance, located, SeedBudget.priorLength(prior, located)),
        new SeedRange(1, mostSeeds),
        costExponent,
        BREAK_RATE,
        new Effort(precision, MOST_NEAR, true),
        seed);
  }

  private static void require(boolean good, String what, String range) {
    if (!good) {
      throw new InputException(what + ": must be " + range);
    }
  }
}

package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.foreshock.data.Sums;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.PriorParser;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Laws that seed budgets obey whatever the scenario, with the analysis of every command. Random
 * numbers are fixed, so that what holds once holds always.
 */
final class SeedLawsTest {
  private static final Effort CELL = new Effort(0.5, 64, false);

  /** Sweeps whose truths come from the analysis prior itself, by number of seeds. */
  private static final int TRUTHS = 160;

  /** Curves that mostly fall: the default prior has stranger ones, which take long. */
  private static final List<String> FALLING =
      List.of(
          "level ~ normal(0, 1)",
          "c0 ~ normal(0.2, 0.1)",
          "c ~ normal(0.5, 0.2)",
          "sigma ~ lognormal(-4, 0.5)");

  private static final List<List<Outcome>> FROM_THE_PRIOR = new ArrayList<>();

  private static List<Outcome> run(SimulatedSweeps sweeps, int seeds, int replicates) {
    List<Trial> trials =
        IntStream.range(0, replicates).mapToObj(r -> new Trial(sweeps, seeds, r)).toList();
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(2, Optional.empty(), Watcher.NONE)) {
      return queue.run(trials);
    }
  }

  private static double seeds(double noise, double width) {
    Scenario scenario = Worlds.scenario(0.5, noise);
    SeedQuestion question = Worlds.question(scenario, Worlds.design(0, 8), width, CELL);
    SeedAnswer.Verdict verdict = Worlds.answer(question, PlaceAnalysis::of).verdict();
    assertTrue(verdict.attainable());
    return verdict.seeds();
  }

  @Test
  void moreToleranceNeverTakesMoreSeeds() {
    double last = Double.POSITIVE_INFINITY;
    for (double width : new double[] {0.25, 0.4, 0.7}) {
      double seeds = seeds(0.01, width);
      assertTrue(seeds < last, seeds + " at " + width + ", " + last + " before");
      last = seeds;
    }
  }

  /** Four times the seeds at twice the noise, which the analysis need not be told. */
  @Test
  void moreNoiseTakesSeedsByItsSquare() {
    assertEquals(4, seeds(0.01, 0.4) / seeds(0.005, 0.4), 1);
  }

  private static double meanLength(double f, double distance, int seeds) {
    Design design = Worlds.design(distance, 12);
    SeedQuestion question = Worlds.question(Worlds.scenario(f, 0.01), design, 0.3, CELL);
    return SeedCurve.meanLength(run(question.sweeps(PlaceAnalysis::of), seeds, 24));
  }

  @Test
  void lengthFallsAsTheRootOfSeedsWhereTheRunsShowTheBreak() {
    double some = meanLength(0.5, -0.3, 10_000);
    assertEquals(10, some / meanLength(0.5, -0.3, 1_000_000), 1);
  }

  @Test
  void lengthStaysWhereTheyDoNot() {
    double some = meanLength(0.05, 0.5, 10_000);
    assertTrue(some > 1);
    assertEquals(1, some / meanLength(0.05, 0.5, 1_000_000), 0.1);
  }

  /** The same sweep in other units: the same interval, moved. */
  @Property(seed = "1", tries = 12)
  void unitsDoNotMatter(
      @ForAll @DoubleRange(min = -12, max = 12) double x,
      @ForAll @DoubleRange(min = -12, max = 12) double y,
      @ForAll @DoubleRange(min = 0.1, max = 1) double f,
      @ForAll @IntRange(max = 1000) int replicate) {
    Outcome here = outcome(0, 1, f, replicate);
    Outcome there = outcome(x, Math.exp(y), f, replicate);
    double moved = x / Logs.LN_10;
    assertEquals(here.place() + moved, there.place(), 1e-9);
    assertEquals(here.posterior().low() + moved, there.posterior().low(), 1e-6);
    assertEquals(here.posterior().high() + moved, there.posterior().high(), 1e-6);
  }

  private static Outcome outcome(double moved, double firstY, double f, int replicate) {
    double[] at = Worlds.design(0.1, 8).logScales();
    Design design = new Design(Arrays.stream(at).map(u -> u + moved).toArray());
    Scenario scenario = Worlds.scenario(1e9 * Math.exp(moved), f, 0.02, 0.1, firstY);
    SimulatedSweeps sweeps = Worlds.question(scenario, design, 0.3, CELL).sweeps(PlaceAnalysis::of);
    return new Trial(sweeps, 30, replicate).run();
  }

  /** Truths from the analysis prior, whose atom at a = 0 they share. */
  @BeforeAll
  static void simulateFromThePrior() {
    Design design = Worlds.design(0.5, 6);
    AnalysisPrior prior =
        AnalysisPrior.of(
            design.logScales(),
            0,
            FloorKind.AUTO,
            2,
            FALLING.stream().map(text -> PriorParser.parse(text, "test")).toList());
    List<Truth> truths = IntStream.range(0, 4000).mapToObj(i -> truth(prior, design, i)).toList();
    SimulatedSweeps sweeps =
        SimulatedSweeps.of(
            new PilotPrior(truths), design, 1, prior, Located.DEFAULT, PlaceAnalysis::of);
    for (int seeds : new int[] {1, 10, 100}) {
      FROM_THE_PRIOR.add(run(sweeps, seeds, TRUTHS));
    }
  }

  private static Truth truth(AnalysisPrior prior, Design design, int number) {
    var random = Streams.of(99, number);
    PriorDraw draw = prior.priors().sample(random);
    double share = random.nextDouble() < prior.zeroFloor() ? 0 : draw.floor();
    double logOffset = draw.level() + draw.c0() * design.first();
    List<Break> breaks =
        List.of(new Break(Math.exp(draw.log10D()[0] * Logs.LN_10), draw.c()[0], draw.f()[0]));
    BrokenPowerLaw power = new BrokenPowerLaw(0, logOffset, draw.c0(), breaks);
    double limit = share / (1 - share) * Math.exp(power.logExcess(design.last()));
    return new Truth(new BrokenPowerLaw(limit, logOffset, draw.c0(), breaks), draw.sigma());
  }

  /**
   * Intervals hold the truth as often as they say where truths come from the analysis prior.
   * Binomial (240, 0.9) is within 216 ± 19 but for a probability of 5e-5; three of them: 1.5e-4.
   */
  @Test
  void coverageIsNominalOverThePrior() {
    for (List<Outcome> outcomes : FROM_THE_PRIOR) {
      double held = outcomes.stream().filter(Outcome::holds).count();
      assertEquals(0.9 * TRUTHS, held, 14);
    }
  }

  /** Over the prior, more runs never teach less on average. */
  @Test
  void moreRunsLowerTheExpectedVariance() {
    double last = Double.POSITIVE_INFINITY;
    for (List<Outcome> outcomes : FROM_THE_PRIOR) {
      double variance = Sums.mean(outcomes, outcome -> outcome.posterior().variance());
      assertTrue(variance < last, variance + " after " + last);
      last = variance;
    }
  }

  /** The posterior's own variance is that of the truth around its mean. 4 standard errors. */
  @Test
  void varianceIsWhatItSays() {
    for (List<Outcome> outcomes : FROM_THE_PRIOR) {
      double[] excess =
          outcomes.stream()
              .mapToDouble(
                  each -> {
                    double off = each.place() - each.posterior().mean();
                    return off * off - each.posterior().variance();
                  })
              .toArray();
      double mean = Sums.mean(excess);
      double squares = Sums.mean(Arrays.stream(excess).map(v -> v * v).toArray());
      assertEquals(0, mean, 4 * Math.sqrt(squares / TRUTHS));
    }
  }
}

package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.sampler.Randomness;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;
import org.junit.jupiter.api.Test;

final class NextRunsTest {
  private static final Design DESIGN = Worlds.design(0, 12);

  private static List<ExpectedInformation> information(double f) {
    Truth truth = Worlds.scenario(f, 0.02).draw(DESIGN, Streams.of(1, 0));
    return List.of(
        new ExpectedInformation(truth, DESIGN, Knowledge.of(Worlds.prior(DESIGN), truth, DESIGN)));
  }

  private static double[] cost(double exponent) {
    double[] cost = new double[DESIGN.size()];
    Arrays.setAll(cost, k -> DESIGN.cost(k, exponent));
    return cost;
  }

  /** Whole runs, within the budget, better than equal seeds, and than any small change of plan. */
  @Property(seed = "1", tries = 20)
  void thePlanIsTheBestForTheMoney(
      @ForAll @DoubleRange(min = 0.3, max = 1.5) double f,
      @ForAll @DoubleRange(min = 0, max = 1.5) double exponent,
      @ForAll @DoubleRange(min = 2, max = 6) double logBudget) {
    double budget = DESIGN.cost(exponent) * Logs.exp10(logBudget);
    double[] cost = cost(exponent);
    Allocation allocation = new Allocation(information(f), cost, budget);
    RunPlan best = new RunPlan(DESIGN, allocation.best(3));
    assertTrue(best.cost(exponent) <= budget * (1 + 1e-12));
    assertTrue(Arrays.stream(best.runs()).allMatch(n -> n == Math.rint(n) && n >= 0));
    double variance = allocation.variance(best.runs());
    RunPlan equal = RunPlan.equalSeeds(DESIGN, exponent, budget);
    assertEquals(budget, equal.cost(exponent), 1e-9 * budget);
    assertTrue(variance < allocation.variance(equal.runs()));
    for (int from = 0; from < cost.length; from++) {
      for (int to = 0; to < cost.length; to++) {
        double moved = Math.min(best.runs()[from] * cost[from], 0.02 * budget);
        double[] other = best.runs().clone();
        other[from] = Math.max(0, other[from] - moved / cost[from]);
        other[to] += moved / cost[to];
        assertTrue(allocation.variance(other) > 0.98 * variance, from + " to " + to);
      }
    }
  }

  /** Draws of a posterior in which only the place is unknown, normal with sd 0.2 decades. */
  private static List<Truth> draws(int count) {
    Randomness random = Randomness.streams(5, 1)[0];
    List<Truth> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double place = Math.exp((9 + 0.2 * random.normal()) * Logs.LN_10);
      draws.add(new Truth(BrokenPowerLaw.of(0, 10, 0.1, new Break(place, 0.5, 0.5)), 0.02));
    }
    return draws;
  }

  @Test
  void withoutRunsThePilotStands() {
    Learnt.Sweep before = new Reweighting(draws(4000), DESIGN, 0.9).before();
    assertEquals(0.04, before.variance(), 0.04 * 0.1);
    assertEquals(0.4 * 1.645, before.length(), 0.03);
  }

  @Test
  void reweightedDrawsAgreeWithInformationWhereOnlyThePlaceIsUnknown() {
    List<Truth> draws = draws(4000);
    Reweighting reweighting = new Reweighting(draws, DESIGN, 0.9);
    double[] runs = new double[DESIGN.size()];
    runs[11] = 1;
    List<Learnt.Sweep> sweeps = new ArrayList<>();
    int wellHeld = 0;
    for (int r = 0; r < 400; r++) {
      sweeps.add(reweighting.after(runs, Streams.of(1, r)));
      wellHeld += reweighting.worth() > 50 ? 1 : 0;
    }
    assertTrue(wellHeld > 350, wellHeld + " sweeps rest on enough draws");
    Learnt learnt = new Learnt(sweeps);
    Knowledge knowledge = Knowledge.of(draws, DESIGN);
    double expected =
        draws.stream()
            .limit(200)
            .mapToDouble(t -> new ExpectedInformation(t, DESIGN, knowledge).variance(runs))
            .average()
            .orElseThrow();
    assertEquals(1, learnt.sd() / Math.sqrt(expected), 0.1);
    // 400 sweeps: 4 standard errors
    assertEquals(0.9, learnt.coverage(), 4 * Math.sqrt(0.09 / 400));
  }

  @Test
  void aPilotsNextRunsAreCheckedOnItsDraws() {
    NextQuestion question =
        new NextQuestion(
            new PilotPrior(draws(2000)),
            DESIGN,
            Optional.empty(),
            Worlds.prior(DESIGN),
            Located.DEFAULT,
            1,
            DESIGN.cost(1),
            200,
            1);
    PlaceAnalysis.Factory nobody =
        (scales, prior, located) -> {
          throw new IllegalStateException("a pilot's draws need no analysis");
        };
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(1, Optional.empty(), Watcher.NONE)) {
      NextAnswer answer = NextRuns.answer(question, nobody, queue);
      assertTrue(answer.isChecked() && answer.isConfirmed());
      // the mean of variances is above their geometric mean
      assertEquals(1.2, answer.learntFromBest().sd() / answer.bestSd(), 0.2);
      assertTrue(answer.learntFromBest().sd() < answer.learntFromEqual().sd());
      assertTrue(answer.learntFromEqual().meanLength() < answer.lengthBefore());
    }
  }

  private static NextAnswer answer(PlaceAnalysis.Factory analyses) {
    Design design = Worlds.design(-0.2, 8);
    NextQuestion question =
        new NextQuestion(
            Worlds.scenario(0.5, 0.01),
            design,
            Optional.empty(),
            Worlds.prior(design),
            Located.DEFAULT,
            1,
            300,
            40,
            1);
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(2, Optional.empty(), Watcher.NONE)) {
      return NextRuns.answer(question, analyses, queue);
    }
  }

  @Test
  void aWideBreakIsLearntBetterWithThePlan() {
    NextAnswer answer = answer(PlaceAnalysis::of);
    assertTrue(answer.isConfirmed());
    assertTrue(answer.learntFromBest().sd() < 0.8 * answer.learntFromEqual().sd());
  }

  /** An analysis that wants many scales: equal seeds have more of them than the plan. */
  @Test
  void aPlanThatIsWorseIsNotRecommended() {
    NextAnswer answer =
        answer((scales, prior, located) -> new KnownLength(0.01, 0.1, 1.0 / scales.length, 0.01));
    assertTrue(answer.best().used().scales().size() < answer.equal().scales().size());
    assertTrue(answer.isRefuted());
  }

  @Test
  void aPilotTooCoarseForTheNextRunsIsDoneAgain() {
    RunPlan pilot = RunPlan.equalSeeds(DESIGN, 1, DESIGN.cost(1));
    NextQuestion question =
        new NextQuestion(
            new PilotPrior(draws(200)),
            DESIGN,
            Optional.of(pilot),
            Worlds.prior(DESIGN),
            Located.DEFAULT,
            1,
            1e6 * DESIGN.cost(1),
            10,
            1);
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(2, Optional.empty(), Watcher.NONE)) {
      NextAnswer answer = NextRuns.answer(question, PlaceAnalysis::of, queue);
      assertEquals(NextAnswer.Check.PILOT_AND_SWEEPS, answer.check());
      assertTrue(answer.learntFromEqual().meanLength() < answer.lengthBefore());
    }
  }

  @Test
  void runsAtOneScaleAddUp() {
    RunPlan one = new RunPlan(DESIGN, new double[] {1, 2, 3, 0, 0, 0, 0, 0, 0, 0, 0, 4});
    Design two = Worlds.design(-1, 4);
    RunPlan both = one.with(new RunPlan(two, new double[] {10, 20, 30, 40}));
    assertEquals(11, both.runs()[0]);
    assertEquals(110, Arrays.stream(both.runs()).sum());
    assertEquals(15, both.scales().size());
  }
}

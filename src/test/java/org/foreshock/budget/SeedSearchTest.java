package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.foreshock.numeric.Logs;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.place.PlacePosterior;
import org.junit.jupiter.api.Test;

/** The search against an analysis whose answer is known. */
final class SeedSearchTest {
  private static final double NOISE = 0.02;
  private static final Effort WHOLE = new Effort(0.15, 3000, true);
  private static final Effort CELL = new Effort(0.15, 3000, false);
  private static final Design DESIGN = Worlds.design(0.2, 5);

  private static SeedAnswer answer(PlaceAnalysis known, double width, Effort effort, long seed) {
    SeedQuestion one = Worlds.question(Worlds.scenario(0.5, NOISE), DESIGN, width, effort);
    SeedQuestion question =
        new SeedQuestion(
            one.truths(),
            one.design(),
            one.prior(),
            one.goal(),
            Worlds.RANGE,
            1,
            0.25,
            effort,
            seed);
    return Worlds.answer(question, (scales, prior, located) -> known);
  }

  @Test
  void intervalsHoldTheAnswerAsOftenAsTheySay() {
    KnownLength known = new KnownLength(10, 0.3, 0.05, NOISE);
    double truth = known.seeds(0.3, 0.8);
    int held = 0;
    for (int seed = 1; seed <= 60; seed++) {
      SeedAnswer.Verdict verdict = answer(known, 0.3, CELL, seed).verdict();
      assertTrue(verdict.attainable() && verdict.tight());
      held += verdict.low() <= truth && truth <= verdict.high() ? 1 : 0;
    }
    // Binomial(60, 0.95) is below 51 with probability 0.002; seeds are fixed.
    assertTrue(held >= 51, held + " of 60");
  }

  @Test
  void unsettledSweepsFarFromTheAnswerDoNotMakeItTight() {
    KnownLength known = new KnownLength(10, 0.3, 0, NOISE);
    double truth = known.seeds(0.3, 0.8);
    PlacePosterior nothing =
        PlacePosterior.withoutRuns(DESIGN.logScales(), Worlds.prior(DESIGN), new Located(0.3, 0.9));
    PlaceAnalysis half =
        (runs, seed) ->
            runs.count()[0] < 0.6 * truth && seed % 2 == 0 ? nothing : known.analyse(runs, seed);
    int held = 0;
    for (int seed = 1; seed <= 60; seed++) {
      SeedAnswer.Verdict verdict = answer(half, 0.3, new Effort(1, 3000, false), seed).verdict();
      held += verdict.low() <= truth && truth <= verdict.high() ? 1 : 0;
    }
    // Binomial(60, 0.95) is below 51 with probability 0.002; seeds are fixed.
    assertTrue(held >= 51, held + " of 60");
  }

  @Test
  void answersAreAsTightAsAsked() {
    for (double spread : new double[] {0.05, 0.3, 0.6}) {
      KnownLength known = new KnownLength(10, spread, 0, NOISE);
      SeedAnswer.Verdict verdict = answer(known, 0.3, CELL, 1).verdict();
      assertTrue(verdict.tight());
      assertTrue(verdict.high() <= 1.15 * verdict.seeds() + 1);
      assertTrue(verdict.seeds() <= 1.15 * verdict.low() + 1);
      assertEquals(1, verdict.seeds() / known.seeds(0.3, 0.8), 0.25);
    }
  }

  @Test
  void aFlatCurveIsCalledFlat() {
    KnownLength known = new KnownLength(10, 2, 0, NOISE);
    SeedAnswer.Verdict verdict = answer(known, 0.3, new Effort(0.15, 300, false), 1).verdict();
    assertFalse(verdict.tight());
    assertTrue(verdict.high() > 1.3 * verdict.low());
  }

  @Test
  void whatCannotBeReachedIsAnAnswer() {
    SeedAnswer answer = answer(new KnownLength(10, 0.3, 0.4, NOISE), 0.3, WHOLE, 1);
    SeedAnswer.Verdict verdict = answer.verdict();
    assertFalse(verdict.attainable());
    assertTrue(verdict.tight());
    assertEquals(1_000_000, verdict.seeds());
    assertEquals(Double.POSITIVE_INFINITY, verdict.low());
    assertEquals(0.4, answer.there().lengthReached(), 0.03);
    assertFalse(answer.remedies().isEmpty());
  }

  @Test
  void oneSeedMayDo() {
    SeedAnswer.Verdict verdict =
        answer(new KnownLength(0.1, 0.1, 0, NOISE), 0.3, WHOLE, 1).verdict();
    assertEquals(1, verdict.seeds());
    assertEquals(1, verdict.low());
    assertTrue(verdict.high() <= 2);
  }

  @Test
  void theAnswerIsTheSameWhereTheFewestAreFewEnough() {
    KnownLength known = new KnownLength(10, 0.3, 0.05, NOISE);
    SeedAnswer.Verdict whole = answer(known, 0.3, WHOLE, 1).verdict();
    SeedAnswer part = from(whole.seeds() / 4, known);
    assertEquals(1, part.verdict().seeds() / (double) whole.seeds(), 0.15);
    assertEquals(whole.seeds() / 4, part.curve().get(0).seeds());
    assertFalse(new SeedRange(whole.seeds() / 4, 1_000_000).leavesOpenBelow(part.verdict().low()));
  }

  @Test
  void fewerThanTheFewestMayDo() {
    KnownLength known = new KnownLength(10, 0.3, 0.05, NOISE);
    int fewest = 4 * answer(known, 0.3, WHOLE, 1).verdict().seeds();
    SeedAnswer.Verdict verdict = from(fewest, known).verdict();
    assertEquals(fewest, verdict.seeds());
    assertTrue(verdict.attainable() && verdict.tight());
    assertTrue(new SeedRange(fewest, 1_000_000).leavesOpenBelow(verdict.low()));
  }

  private static SeedAnswer from(int fewest, KnownLength known) {
    SeedQuestion one = Worlds.question(Worlds.scenario(0.5, NOISE), DESIGN, 0.3, WHOLE);
    SeedRange range = new SeedRange(fewest, 1_000_000);
    return Worlds.answer(
        new SeedQuestion(
            one.truths(), one.design(), one.prior(), one.goal(), range, 1, 0.25, WHOLE, 1),
        (scales, prior, located) -> known);
  }

  @Test
  void theCurveRisesAndSpansAllSeeds() {
    SeedAnswer answer = answer(new KnownLength(10, 0.3, 0.05, NOISE), 0.3, WHOLE, 1);
    List<CurvePoint> curve = answer.curve();
    assertEquals(1, curve.get(0).seeds());
    assertEquals(1_000_000, curve.get(curve.size() - 1).seeds());
    for (int i = 0; i < curve.size(); i++) {
      CurvePoint at = curve.get(i);
      assertTrue(at.low() <= at.assurance() && at.assurance() <= at.high());
      assertTrue(i == 0 || at.assurance() >= curve.get(i - 1).assurance());
      assertTrue(i == 0 || at.meanLength() <= curve.get(i - 1).meanLength());
    }
    assertEquals(0.8, answer.there().assurance(), 0.02);
  }

  @Test
  void averageLengthAndAverageCoverageAreCriteriaToo() {
    KnownLength known = new KnownLength(10, 0.3, 0.05, NOISE);
    SeedQuestion one = Worlds.question(Worlds.scenario(0.5, NOISE), DESIGN, 0.3, CELL);
    // the mean of e^(s z) is e^(s²/2)
    double root = 10 * Math.exp(0.5 * 0.3 * 0.3) / (0.3 - 0.05);
    double seeds = of(one, Criterion.ALC, known).verdict().seeds();
    assertEquals(1, seeds / (root * root), 0.15);
    assertTrue(of(one, Criterion.ACC, known).verdict().attainable());
  }

  private static SeedAnswer of(SeedQuestion one, Criterion criterion, KnownLength known) {
    Goal goal = new Goal(criterion, 0.8, one.goal().located(), one.goal().priorLength());
    return Worlds.answer(
        new SeedQuestion(
            one.truths(), one.design(), one.prior(), goal, Worlds.RANGE, 1, 0.25, CELL, 1),
        (scales, prior, located) -> known);
  }

  @Test
  void runsAndCostAreThoseOfTheDesign() {
    SeedAnswer answer = answer(new KnownLength(10, 0.3, 0.05, NOISE), 0.3, CELL, 1);
    double seeds = answer.verdict().seeds();
    assertEquals(5 * seeds, answer.totalRuns());
    double cost = 0;
    for (int k = 0; k < 5; k++) {
      cost += seeds * Math.exp(-0.7 * k * Logs.LN_10);
    }
    assertEquals(cost, answer.totalCost(), 1e-9 * cost);
  }
}

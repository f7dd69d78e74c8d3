package org.foreshock.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Column;
import org.foreshock.fit.Diagnosis;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.fit.ModelProbability;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Evidence;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.Test;

class ModelAverageTest {
  private static final Sweep SWEEP =
      Simulated.sweep(BrokenPowerLaw.of(0, 5, 0.3), Simulated.scales(1, 1e3, 8), 2, 0.05, 1);

  private static final Model MODEL = model(FloorKind.AUTO, 0);

  private static Model model(FloorKind floor, int breaks) {
    Priors priors = Simulated.priors(SWEEP, breaks, floor);
    return new Model(SWEEP, priors, NoiseModel.LOGNORMAL);
  }

  private static ChainSettings settings(int threads) {
    return new ChainSettings(3, 200, 300, threads, 5, new Sampler.NoUTurn(0.9, 10));
  }

  private static Fit average(Model model, int threads) {
    return Average.posterior(model, settings(threads), () -> {});
  }

  private static int withoutFloor(List<PosteriorDraw> draws) {
    return (int) draws.stream().filter(draw -> draw.law().limit() == 0).count();
  }

  /** Draws of priors alone: their numbers tell of which model and from where they are. */
  private static Candidate candidate(String name, double prior, int breaks, double log, double e) {
    Fit fit = Fit.prior(model(FloorKind.ZERO, breaks), settings(1));
    return new Candidate(name, prior, fit.draws(), new Evidence(log, e), fit.diagnosis());
  }

  private static ModelAverage average(Candidate... candidates) {
    return ModelAverage.of(List.of(candidates), Randomness.streams(1, 1)[0]);
  }

  @Test
  void weightsArePriorTimesEvidence() {
    ModelAverage average =
        average(
            candidate("none", 0.5, 0, -1000, 0.01),
            candidate("one", 0.25, 1, -1000 + Math.log(4), 0.02),
            candidate("two", 0.25, 2, -1000 + Math.log(2), 0));
    double[] p = average.models().stream().mapToDouble(ModelProbability::probability).toArray();
    assertEquals(0.25, p[0], 1e-12);
    assertEquals(0.5, p[1], 1e-12);
    assertEquals(0.25, p[2], 1e-12);
    // P (1 − P) e of its own, P P' e' of the others
    assertEquals(
        Math.hypot(0.25 * 0.75 * 0.01, 0.25 * 0.5 * 0.02), average.models().get(0).error(), 1e-12);
    assertEquals(
        Math.hypot(0.25 * 0.25 * 0.01, 0.25 * 0.5 * 0.02), average.models().get(2).error(), 1e-12);
  }

  /** As many draws as the weights say, each a draw of its own model's chain, none twice. */
  @Test
  void drawsAreThoseOfTheModelsByWeight() {
    Candidate none = candidate("none", 0.7, 0, 0, 0);
    Candidate one = candidate("one", 0.3, 1, 0, 0);
    ModelAverage average = average(none, one);
    List<PosteriorDraw> draws = average.draws();
    assertEquals(900, draws.size());
    int without = (int) draws.stream().filter(d -> d.law().breaks().isEmpty()).count();
    assertEquals(630.0, without, 1.0);
    assertEquals(900, draws.stream().map(PosteriorDraw::law).distinct().count());
    for (int i = 0; i < 900; i++) {
      PosteriorDraw draw = draws.get(i);
      assertEquals(1 + i / 300, draw.chain());
      assertEquals(1 + i % 300, draw.number());
      Candidate of = draw.law().breaks().isEmpty() ? none : one;
      assertTrue(
          of.draws().stream()
              .anyMatch(d -> d.chain() == draw.chain() && d.law().equals(draw.law())));
    }
    assertEquals(draws, average(none, one).draws(), "the same random numbers, the same draws");
  }

  /** Nothing of a model that is out of the question: also where its evidence is minus infinity. */
  @Test
  void aModelWithoutEvidenceHasNoDraws() {
    ModelAverage average =
        average(
            candidate("none", 0.5, 0, 3, 0.01),
            candidate("one", 0.5, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    assertEquals(1, average.models().get(0).probability(), 0);
    assertEquals(0, average.models().get(0).error(), 0);
    assertTrue(average.draws().stream().allMatch(draw -> draw.law().breaks().isEmpty()));
  }

  @Test
  void aCandidateNeedsDrawsAndAPrior() {
    Candidate some = candidate("none", 1, 0, 0, 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Candidate("x", 0, some.draws(), some.evidence(), some.diagnosis()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Candidate("x", 1, List.of(), some.evidence(), some.diagnosis()));
  }

  /** A model of half a percent may be as bad as it likes; one of two percent may not. */
  @Test
  void negligibleModelsNeedNotPass() {
    List<Column> columns = Column.of(0, NoiseModel.LOGNORMAL);
    Candidate good = candidate("good", 1, 0, 0, 0);
    for (double weight : new double[] {0.005, 0.02}) {
      Candidate bad =
          new Candidate(
              "bad",
              weight / (1 - weight),
              good.draws(),
              good.evidence(),
              good.diagnosis().withProblem("it is lame"));
      ModelAverage average = average(good, bad);
      Diagnosis diagnosis = Diagnosis.ofAverage(columns, average.draws(), average.parts());
      List<String> expected = weight < 0.01 ? List.of() : List.of("with bad: it is lame");
      assertEquals(expected, diagnosis.problems());
    }
  }

  /**
   * Independent draws of two models that are the same make draws worth as many independent ones:
   * what the ranks of 900 independent draws are worth varies by 5 %.
   */
  @Test
  void effectiveSampleSizesAreThoseOfTheMixture() {
    Fit one = Fit.prior(model(FloorKind.ZERO, 0), settings(1));
    Fit other = Fit.prior(model(FloorKind.ZERO, 0), settings(1).withSeed(77));
    Evidence same = new Evidence(0, 0.1);
    ModelAverage average =
        average(
            new Candidate("one", 0.4, one.draws(), same, one.diagnosis()),
            new Candidate("other", 0.6, other.draws(), same, other.diagnosis()));
    List<Column> columns = Column.of(0, NoiseModel.LOGNORMAL);
    Diagnosis diagnosis = Diagnosis.ofAverage(columns, average.draws(), average.parts());
    assertEquals(900, diagnosis.minEssBulk(), 250);
    assertTrue(diagnosis.maxRHat() < 1.02);
    double pooled = diagnosis.columns().get("c0").mcseMean();
    double sd = diagnosis.columns().get("c0").sd();
    assertEquals(sd / 30, pooled, 0.25 * sd / 30);
    assertEquals(0, diagnosis.columns().get("a").sd(), 0);
  }

  /** What an average of both floors is, by the definition, from fits of either. */
  @Test
  void theDefaultPriorIsHalfAtNoFloor() {
    Fit fit = average(MODEL, 1);
    Priors priors = MODEL.priors();
    assertEquals(0.5, ((Floor.Atom) priors.floor()).zero(), 0);
    Fit zero = Fit.posterior(model(FloorKind.ZERO, 0), settings(1), () -> {});
    Model free =
        new Model(
            SWEEP,
            Simulated.priors(SWEEP, 0, FloorKind.FREE, "a_share ~ uniform(0, 1)"),
            NoiseModel.LOGNORMAL);
    Fit some = Fit.posterior(free, settings(1), () -> {});
    Randomness random = Randomness.streams(9, 1)[0];
    double odds =
        Math.exp(zero.evidence(20_000, random).log() - some.evidence(20_000, random).log());
    ModelProbability none = fit.models().get(0);
    assertEquals("a = 0", none.name());
    // the runs have no floor; errors of 0.01 each
    assertEquals(odds / (1 + odds), none.probability(), 0.03);
    assertTrue(none.probability() > 0.6);
    assertTrue(none.error() < 0.01);
    assertEquals(none.probability(), withoutFloor(fit.draws()) / 900.0, 1.0 / 900);
    assertEquals(List.of(), fit.diagnosis().problems());
    assertTrue(fit.diagnosis().columns().get("a").q05() == 0);
  }

  @Test
  void threadsDoNotChangeABit() {
    Fit one = average(MODEL, 1);
    Fit two = average(MODEL, 2);
    assertEquals(one.draws(), two.draws());
    assertEquals(one.models(), two.models());
    assertEquals(one.diagnosis(), two.diagnosis());
  }

  @Test
  void withoutAnAtomItIsThePlainFit() {
    Model free = model(FloorKind.FREE, 0);
    Fit plain = Fit.posterior(free, settings(1), () -> {});
    Fit fit = average(free, 1);
    assertEquals(plain.draws(), fit.draws());
    assertEquals(List.of(), fit.models());
  }

  /** The share of a = 0 among draws of the prior is a half: 4 standard errors of 900 draws. */
  @Test
  void thePriorIsDrawnFromToo() {
    Fit prior = Fit.prior(MODEL, settings(1));
    assertEquals(450.0, withoutFloor(prior.draws()), 4 * 15.0);
    List<PosteriorDraw> some = new ArrayList<>(prior.draws());
    some.removeIf(draw -> draw.law().limit() == 0);
    double share =
        some.stream()
            .mapToDouble(d -> d.law().limit() / d.law().value(SWEEP.maxX()))
            .filter(s -> s < 0.5)
            .count();
    assertEquals(0.5, share / some.size(), 4 * 0.5 / Math.sqrt(some.size()));
  }

  @Test
  void aNarrowerPriorOfTheSharpnessHasTheSameFloor() {
    Model one = model(FloorKind.AUTO, 1);
    Fit fit = Average.withSharpness(one, 0.5, settings(1), () -> {});
    assertEquals(one.priors().f().get(0).sharpened(0.5), fit.model().priors().f().get(0));
    assertEquals(one.priors().floor(), fit.model().priors().floor());
    assertEquals(2, fit.models().size());
  }
}

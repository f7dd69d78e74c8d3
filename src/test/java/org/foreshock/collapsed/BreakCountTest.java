package org.foreshock.collapsed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.population.Effort;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Seeds are fixed. */
final class BreakCountTest {
  private static final Effort SMALL = new Effort(64, 12, 24, 1000, 2000, 4, 1000);

  private static final BrokenPowerLaw STRAIGHT = BrokenPowerLaw.of(0, 3, 0.25);

  /** Falls, rises and falls again. */
  private static final BrokenPowerLaw DOUBLE_DESCENT =
      BrokenPowerLaw.of(0.05, 4, 0.3, new Break(30, -0.9, 0.15), new Break(600, 1.2, 0.2));

  private static final Sweep STRAIGHT_SWEEP = sweep(STRAIGHT, 3);
  private static final Sweep BENT_SWEEP = sweep(DOUBLE_DESCENT, 4);

  private static Sweep sweep(BrokenPowerLaw law, long seed) {
    return Simulated.sweep(law, Simulated.scales(1, 1e4, 16), 2, 0.02, seed);
  }

  private static Question upTo(int breaks) {
    return new Question(breaks, 0.25, 2, FloorChoice.AUTO, NoiseModel.LOGNORMAL, List.of(), 1000);
  }

  private static BreakCount fit(Sweep sweep, Question question) {
    return BreakCount.fit(sweep, question, SMALL, 5, Runnable::run);
  }

  @Test
  void withoutABreakNoneIsMostLikely() {
    BreakCount fit = fit(STRAIGHT_SWEEP, upTo(2));
    double[] probabilities = fit.breakProbabilities();
    assertTrue(probabilities[0] > 0.5, () -> "P(0) = " + probabilities[0]);
    assertTrue(probabilities[0] > probabilities[1] && probabilities[1] > probabilities[2]);
    assertEquals(List.of(), fit.problems());
  }

  @Test
  void aDoubleDescentHasTwoBreaks() {
    BreakCount fit = fit(BENT_SWEEP, upTo(2));
    assertTrue(fit.breakProbabilities()[2] > 0.999);
    assertEquals(List.of(), fit.problems());
    double ahead = Math.log(3e4);
    double truth = DOUBLE_DESCENT.logValue(ahead);
    long below = fit.draws().stream().filter(d -> d.law().logValue(ahead) < truth).count();
    assertTrue(below > 10 && below < 990, () -> below + " of 1000 draws are below the truth");
  }

  @Test
  void anyExecutorGivesTheSameBits() {
    Question question = upTo(1);
    BreakCount alone = fit(STRAIGHT_SWEEP, question);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      BreakCount together = BreakCount.fit(STRAIGHT_SWEEP, question, SMALL, 5, pool);
      assertEquals(alone.draws(), together.draws());
      for (int m = 0; m < alone.models().size(); m++) {
        assertEquals(alone.models().get(m).logEvidence(), together.models().get(m).logEvidence());
        assertEquals(alone.models().get(m).quality(), together.models().get(m).quality());
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void probabilitiesFollowEvidencePriorAndRate() {
    BreakCount fit = fit(STRAIGHT_SWEEP, upTo(1));
    assertEquals(6, fit.decades(), 1e-12);
    double[] logs = new double[4];
    for (int m = 0; m < 4; m++) {
      double count = m < 2 ? 1 : 0.25 * 6;
      logs[m] = fit.models().get(m).logEvidence() + Math.log(count);
    }
    double none = Math.exp(logs[0] - logs[2]) + Math.exp(logs[1] - logs[2]);
    double one = 1 + Math.exp(logs[3] - logs[2]);
    assertEquals(none / (none + one), fit.breakProbabilities()[0], 1e-12);
    assertEquals(none / (none + 2 * one), fit.breakProbabilities(2)[0], 1e-12);
    double floorless = Math.exp(logs[0] - logs[2]) + 1;
    assertEquals(floorless / (none + one), fit.floorlessProbability(), 1e-12);
    double drawn =
        fit.draws().stream().filter(draw -> draw.law().breaks().isEmpty()).count() / 1000.0;
    assertEquals(fit.breakProbabilities()[0], drawn, 0.002);
  }

  @ParameterizedTest
  @EnumSource(
      value = NoiseModel.class,
      names = {"LOGNORMAL", "HETEROSCEDASTIC", "ADDITIVE"})
  void drawsCarryTheDensityThatTheirPosteriorHas(NoiseModel noise) {
    BreakCount fit = fit(BENT_SWEEP, upTo(2).with(noise));
    for (PosteriorDraw draw : fit.draws().subList(0, 100)) {
      Candidate candidate =
          fit.models().stream()
              .map(BreakCount.Model::candidate)
              .filter(c -> c.breaks() == draw.law().breaks().size())
              .filter(c -> c.isFloorless() == (draw.law().limit() == 0))
              .findFirst()
              .orElseThrow();
      Posterior posterior = new Posterior(BENT_SWEEP, candidate.priors(), noise);
      double density = posterior.draw(1, 1, posterior.point(draw.law(), draw.noise())).logJoint();
      double share = draw.law().limit() / draw.law().value(1e4);
      if (candidate.isFloorless() || Math.abs(share) > 2e-3) {
        assertEquals(density, draw.logJoint(), 1e-5, draw::toString);
      }
    }
  }

  @Test
  void chainsFindTheSamePosterior() {
    Question question = upTo(1).with(FloorChoice.FREE);
    BrokenPowerLaw law = BrokenPowerLaw.of(0.3, 5, 0.3, new Break(200, 0.8, 0.3));
    Sweep sweep = sweep(law, 1);
    BreakCount own = BreakCount.fit(sweep, question, SMALL, 5, Runnable::run);
    assertTrue(own.breakProbabilities()[1] > 0.9999);
    Priors priors = Simulated.priors(sweep, 1, FloorKind.FREE);
    ChainSettings settings = ChainSettings.defaults(1, 7);
    Fit chains = Fit.posterior(new Model(sweep, priors, NoiseModel.LOGNORMAL), settings, () -> {});
    assertTrue(chains.diagnosis().ok(), () -> chains.diagnosis().problems().toString());
    assertAlike(chains, own, draw -> draw.law().logValue(Math.log(3e4)));
    assertAlike(chains, own, draw -> Math.log(draw.noise().sigma()));
    assertAlike(chains, own, draw -> draw.law().breaks().get(0).slopeChange());
    assertAlike(chains, own, draw -> Math.log(draw.law().breaks().get(0).place()));
    assertAlike(chains, own, draw -> Math.log(draw.law().breaks().get(0).sharpness()));
  }

  /** Quantiles of 700 and more effective draws of either: within 4.5 standard errors. */
  private static void assertAlike(
      Fit chains, BreakCount own, ToDoubleFunction<PosteriorDraw> quantity) {
    double[] theirs = chains.draws().stream().mapToDouble(quantity).sorted().toArray();
    double[] ours = own.draws().stream().mapToDouble(quantity).sorted().toArray();
    for (double p : new double[] {0.1, 0.5, 0.9}) {
      double at = theirs[(int) (p * theirs.length)];
      long below = Arrays.stream(ours).filter(v -> v < at).count();
      double error = Math.sqrt(p * (1 - p) * 2 / 700);
      assertEquals(p, below / (double) ours.length, 4.5 * error);
    }
  }

  @Test
  void whatIsNotSupportedSaysSo() {
    Question question = upTo(1).with(NoiseModel.STUDENT_T);
    BreakCountException refused =
        assertThrows(BreakCountException.class, () -> fit(STRAIGHT_SWEEP, question));
    assertTrue(refused.getMessage().contains("`breaks`"));
  }
}

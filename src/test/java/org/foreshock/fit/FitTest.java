package org.foreshock.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.foreshock.prior.Beta;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FitTest {
  private static final BrokenPowerLaw TRUTH =
      BrokenPowerLaw.of(0.3, 5, 0.3, new Break(200, 0.8, 0.3));

  private static final Sweep SWEEP =
      Simulated.sweep(TRUTH, Simulated.scales(1, 1e4, 16), 2, 0.03, 1);

  private static Model model(int breaks, String... statements) {
    Priors priors = Simulated.priors(SWEEP, breaks, FloorKind.FREE, statements);
    return new Model(SWEEP, priors, NoiseModel.LOGNORMAL);
  }

  private static ChainSettings settings(int chains, int warmup, int draws, int threads, long seed) {
    return new ChainSettings(chains, warmup, draws, threads, seed, new Sampler.NoUTurn(0.9, 10));
  }

  private static Fit fit(Model model, ChainSettings settings) {
    return Fit.posterior(model, settings, () -> {});
  }

  @Test
  void threadsDoNotChangeABit() {
    Fit one = fit(model(1), settings(3, 100, 60, 1, 42));
    Fit two = fit(model(1), settings(3, 100, 60, 2, 42));
    assertEquals(one.draws(), two.draws());
    assertEquals(one.diagnosis(), two.diagnosis());
    assertNotEquals(one.draws(), fit(model(1), settings(3, 100, 60, 2, 43)).draws());
  }

  @Test
  void drawsAreNumberedChainAfterChain() {
    AtomicInteger advanced = new AtomicInteger();
    Fit fit = Fit.posterior(model(0), settings(3, 50, 20, 1, 1), advanced::incrementAndGet);
    assertEquals(3 * 70, advanced.get(), "told of every iteration");
    assertEquals(60, fit.draws().size());
    for (int i = 0; i < 60; i++) {
      PosteriorDraw draw = fit.draws().get(i);
      assertEquals(1 + i / 20, draw.chain());
      assertEquals(1 + i % 20, draw.number());
      assertTrue(Double.isFinite(draw.logJoint()));
    }
    assertTrue(fit.timing().wall() > 0);
    assertTrue(fit.diagnosis().gradientEvaluations() >= 3 * 70);
  }

  @Test
  void placesAscendInEveryDraw() {
    Fit fit = fit(model(3), settings(1, 100, 100, 1, 1));
    for (PosteriorDraw draw : fit.draws()) {
      List<Break> breaks = draw.law().breaks();
      assertEquals(3, breaks.size());
      assertTrue(breaks.get(0).place() <= breaks.get(1).place());
      assertTrue(breaks.get(1).place() <= breaks.get(2).place());
    }
  }

  /** Data that say enough are fitted without a complaint, and the truth is in the middle of it. */
  @Test
  void gatesArePassed() {
    Sweep plenty = Simulated.sweep(TRUTH, Simulated.scales(1, 1e4, 40), 5, 0.01, 2);
    Priors priors = Simulated.priors(plenty, 1, FloorKind.FREE);
    Model model = new Model(plenty, priors, NoiseModel.LOGNORMAL);
    Fit fit = fit(model, settings(4, 400, 500, 2, 5));
    assertEquals(List.of(), fit.diagnosis().problems());
    assertTrue(fit.diagnosis().ok());
    double[] truth = {0.3, 5, 0.3, 0.8, 200, 0.3, 0.01};
    List<Column> columns = Column.of(1, NoiseModel.LOGNORMAL);
    for (int j = 0; j < truth.length; j++) {
      ColumnSummary summary = fit.diagnosis().columns().get(columns.get(j).name());
      // five standard deviations: a false alarm of 6e-7 each
      assertEquals(truth[j], summary.mean(), 5 * summary.sd(), columns.get(j).name());
      assertTrue(summary.sd() < 0.2 * truth[j], columns.get(j).name() + " is known");
    }
  }

  private static Fit metropolis(Model model, int warmup, int draws, int threads) {
    Sampler sampler = Sampler.AdaptiveMetropolis.DEFAULT;
    return fit(model, new ChainSettings(4, warmup, draws, threads, 6, sampler));
  }

  /**
   * Both samplers pass every gate and tell the same medians and tails of the same posterior. Each
   * of 21 differences is beyond 5.5 standard errors with probability 4e-8, or 4e-6 where those came
   * out a sixth too small.
   */
  @Test
  void adaptiveMetropolisAgreesWithNuts() {
    Fit nuts = fit(model(1), settings(4, 500, 1000, 2, 5));
    Fit metropolis = metropolis(model(1), 500, 500, 2);
    assertEquals(List.of(), nuts.diagnosis().problems());
    assertEquals(List.of(), metropolis.diagnosis().problems());
    for (Column column : Column.of(1, NoiseModel.LOGNORMAL)) {
      double[][] one = chains(nuts, column);
      double[][] other = chains(metropolis, column);
      for (double p : new double[] {0.05, 0.5, 0.95}) {
        double error =
            Math.sqrt(
                square(Convergence.mcseQuantile(one, p))
                    + square(Convergence.mcseQuantile(other, p)));
        assertEquals(
            Convergence.quantile(one, p),
            Convergence.quantile(other, p),
            5.5 * error,
            column.name() + " at " + p);
      }
    }
  }

  private static double[][] chains(Fit fit, Column column) {
    double[][] values = new double[4][fit.draws().size() / 4];
    for (PosteriorDraw draw : fit.draws()) {
      values[draw.chain() - 1][draw.number() - 1] = column.value().applyAsDouble(draw);
    }
    return values;
  }

  private static double square(double v) {
    return v * v;
  }

  @Test
  void adaptiveMetropolisDoesNotDependOnThreads() {
    Fit one = metropolis(model(1), 50, 40, 1);
    Fit two = metropolis(model(1), 50, 40, 3);
    assertEquals(one.draws(), two.draws());
    assertEquals(one.diagnosis(), two.diagnosis());
  }

  /** What it tells of itself is its own, and too few draws do not pass. */
  @Test
  void adaptiveMetropolisIsJudgedByTheSameGates() {
    Diagnosis diagnosis = metropolis(model(1), 50, 40, 1).diagnosis();
    assertTrue(diagnosis.trajectories().isEmpty());
    Diagnosis.Moves moves = diagnosis.moves().orElseThrow();
    assertTrue(moves.thinning() >= 1);
    assertTrue(moves.minAcceptance() > 0.05 && moves.minAcceptance() < 1);
    assertTrue(diagnosis.densityEvaluations() > 4 * 50 * 20);
    assertTrue(
        diagnosis.problems().stream().anyMatch(p -> p.contains("effective sample size")),
        diagnosis.problems().toString());
  }

  /**
   * Truths drawn from the prior lie anywhere among the draws of the posteriors of their own data
   * (Cook, Gelman and Rubin 2006): the share of draws below the truth is uniform. Over 50 truths
   * the Kolmogorov distance exceeds 2.4/√50 with a probability of 2e-5, for one of seven quantities
   * with 1.4e-4, under one of four noise models with 6e-4; draws worth some 50 independent ones add
   * little to it.
   */
  @ParameterizedTest
  @EnumSource
  void posteriorsAreCalibrated(NoiseModel noise) {
    int truths = 50;
    String[] priors = priors(noise).toArray(new String[0]);
    Priors stated = Simulated.priors(SWEEP, 1, noise, FloorKind.FREE, priors);
    List<PosteriorDraw> drawn =
        Fit.prior(new Model(SWEEP, stated, noise), settings(1, 0, truths, 1, 9)).draws();
    List<Column> columns = Column.of(1, noise);
    double[][] below = new double[columns.size()][truths];
    for (int i = 0; i < truths; i++) {
      PosteriorDraw truth = drawn.get(i);
      double[] scales = Simulated.scales(1, 1e4, 15);
      Sweep sweep = Simulated.sweep(truth.law(), scales, 2, truth.noise(), 100 + i);
      Model model =
          new Model(sweep, Simulated.priors(sweep, 1, noise, FloorKind.FREE, priors), noise);
      List<PosteriorDraw> draws = fit(model, settings(2, 250, 200, 2, i)).draws();
      for (int j = 0; j < columns.size(); j++) {
        ToDoubleFunction<PosteriorDraw> value = columns.get(j).value();
        double at = value.applyAsDouble(truth);
        long less = draws.stream().filter(draw -> value.applyAsDouble(draw) < at).count();
        below[j][i] = less / (double) draws.size();
      }
    }
    for (int j = 0; j < columns.size(); j++) {
      double distance = kolmogorov(below[j], p -> p);
      assertTrue(distance < 2.4 / Math.sqrt(truths), columns.get(j).name() + ": " + distance);
    }
  }

  private static List<String> priors(NoiseModel noise) {
    List<String> priors =
        new ArrayList<>(
            List.of(
                "level ~ normal(1, 0.3)",
                "c0 ~ normal(0.3, 0.15)",
                "c ~ normal(1, 0.5)",
                "f ~ lognormal(-1, 0.5)",
                "log10_d ~ uniform(1, 3)",
                "sigma ~ lognormal(-3.5, 0.5)"));
    switch (noise) {
      case STUDENT_T -> priors.add("nu ~ gamma(4, 0.8)");
      case HETEROSCEDASTIC -> priors.add("sigma_slope ~ normal(0, 0.2)");
      case ADDITIVE -> priors.add("a ~ normal(-1, 0.5)");
      case LOGNORMAL -> {}
    }
    return priors;
  }

  /** Largest distance between the sample's distribution and a cumulative probability. */
  private static double kolmogorov(double[] sample, DoubleUnaryOperator cumulative) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double most = 0;
    for (int i = 0; i < sorted.length; i++) {
      double p = cumulative.applyAsDouble(sorted[i]);
      most = Math.max(most, (i + 1.0) / sorted.length - p);
      most = Math.max(most, p - (double) i / sorted.length);
    }
    return most;
  }

  /**
   * Each quantity of 4000 draws follows its prior: a Kolmogorov distance above 2.7/√4000 has a
   * probability of 1e-6.
   */
  @Test
  void priorDrawsFollowThePriors() {
    Model model = model(2);
    Fit fit = Fit.prior(model, settings(4, 0, 1000, 1, 3));
    assertEquals(4000, fit.draws().size());
    assertTrue(fit.diagnosis().ok(), fit.diagnosis().problems().toString());
    Priors priors = model.priors();
    double u = Math.log(SWEEP.maxX());
    follows(
        fit, priors.level(), d -> d.law().logOffset() - d.law().slope() * Math.log(SWEEP.minX()));
    follows(fit, priors.c0(), d -> d.law().slope());
    follows(fit, priors.sigma(), d -> d.noise().sigma());
    follows(fit, new Beta(0.5, 1), d -> d.law().limit() / d.law().valueAtLog(u));
    Prior place = priors.log10D().get(0);
    for (int i = 0; i < 2; i++) {
      int at = i;
      follows(fit, priors.c().get(i), d -> d.law().breaks().get(at).slopeChange());
      follows(fit, priors.f().get(i), d -> d.law().breaks().get(at).sharpness());
    }
    // the smaller and the larger of two
    follows(
        fit,
        v -> 1 - (1 - place.cumulative(v)) * (1 - place.cumulative(v)),
        d -> Math.log10(d.law().breaks().get(0).place()));
    follows(
        fit,
        v -> place.cumulative(v) * place.cumulative(v),
        d -> Math.log10(d.law().breaks().get(1).place()));
  }

  private static void follows(Fit fit, Prior prior, ToDoubleFunction<PosteriorDraw> value) {
    follows(fit, prior::cumulative, value);
  }

  private static void follows(
      Fit fit, DoubleUnaryOperator cumulative, ToDoubleFunction<PosteriorDraw> value) {
    double[] sample = fit.draws().stream().mapToDouble(value).toArray();
    double distance = kolmogorov(sample, cumulative);
    assertTrue(distance < 2.7 / Math.sqrt(sample.length), () -> "distance " + distance);
  }

  @Test
  void priorDrawsOfALimitAreInYUnits() {
    Fit fit = Fit.prior(model(1, "a ~ uniform(2, 3)"), settings(2, 0, 100, 1, 3));
    for (PosteriorDraw draw : fit.draws()) {
      assertTrue(draw.law().limit() >= 2 && draw.law().limit() < 3 + 1e-12);
      assertTrue(Double.isNaN(draw.logJoint()));
    }
  }

  /** Places beyond a double are no reason to stop, drawn from prior or posterior. */
  @Test
  void vaguePlacesAreDrawn() {
    Model vague = model(1, "log10_d ~ normal(2, 2000)");
    assertEquals(400, Fit.prior(vague, settings(1, 0, 400, 1, 1)).draws().size());
    assertEquals(200, fit(vague, settings(1, 100, 200, 1, 1)).draws().size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lognormal(-1.2, 1)",
        "half_normal(0.5)",
        "half_student_t(3, 0.5)",
        "exponential(2)",
        "uniform(0.05, 2)",
        "beta(2, 2)",
        "gamma(2, 4)",
        "fixed(0.3)",
      })
  void everyPriorOfTheSharpnessCanBeSharpened(String family) {
    Fit fit = fit(model(1, "f ~ " + family), settings(1, 60, 20, 1, 1));
    for (double factor : new double[] {0.5, 2}) {
      Fit other = fit.withSharpness(factor, settings(1, 60, 20, 1, 1), () -> {});
      assertEquals(20, other.draws().size());
      assertEquals(SWEEP, other.model().sweep());
      Prior prior = other.model().priors().f().get(0);
      assertEquals(fit.model().priors().f().get(0).sharpened(factor), prior);
      for (PosteriorDraw draw : other.draws()) {
        double f = draw.law().breaks().get(0).sharpness();
        assertTrue(f >= prior.lower() && f <= prior.upper());
        assertTrue(Double.isFinite(draw.logJoint()));
      }
    }
  }

  /** Where the data say nothing of a break, its sharpness follows the altered prior. */
  @Test
  void aNarrowerPriorOfTheSharpnessIsUsed() {
    Model blind = model(1, "log10_d ~ uniform(12, 13)", "f ~ lognormal(-1, 1)");
    Fit narrow =
        fit(blind, settings(1, 10, 10, 1, 1))
            .withSharpness(0.25, settings(2, 400, 1000, 1, 1), () -> {});
    assertEquals(new LogNormal(-1, 0.25), narrow.model().priors().f().get(0));
    double[] logF =
        narrow.draws().stream()
            .mapToDouble(d -> Math.log(d.law().breaks().get(0).sharpness()))
            .toArray();
    double mean = Arrays.stream(logF).average().orElseThrow();
    double square = Arrays.stream(logF).map(v -> (v - mean) * (v - mean)).sum() / logF.length;
    // at least 400 effective draws: five standard errors of mean and standard deviation
    assertEquals(-1, mean, 5 * 0.25 / 20);
    assertEquals(0.25, Math.sqrt(square), 5 * 0.25 / 28);
  }

  @Test
  void impossiblePriorsAreToldOf() {
    for (int breaks : new int[] {0, 1}) {
      Model impossible = model(breaks, "sigma ~ fixed(1e-200)");
      assertThrows(FitException.class, () -> fit(impossible, settings(1, 10, 10, 1, 1)));
    }
  }

  @Test
  void nothingFreeIsNothingToFit() {
    Model known =
        new Model(
            SWEEP,
            Simulated.priors(
                SWEEP,
                0,
                FloorKind.ZERO,
                "level ~ fixed(1)",
                "c0 ~ fixed(0.1)",
                "sigma ~ fixed(0.1)"),
            NoiseModel.LOGNORMAL);
    String message =
        assertThrows(FitException.class, () -> fit(known, settings(1, 10, 10, 1, 1))).getMessage();
    assertTrue(message.contains("fixed"), message);
  }
}

package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What warm-up leaves behind, on Normals. */
class NutsWarmupTest {

  private static NutsWarmup.Tuned tune(
      NormalTarget target, AffineMap map, int warmup, double acceptance, Randomness random) {
    Sampler.NoUTurn sampler = new Sampler.NoUTurn(acceptance, 10);
    return run(
        new NutsWarmup(target, map, target.draw(random), sampler, warmup, random),
        target.dimension(),
        () -> {});
  }

  /** With a guide that knows nothing. */
  private static NutsWarmup.Tuned run(NutsWarmup warmup, int k, Runnable progress) {
    Metropolis guide =
        new Metropolis(
            new StudentMixture(
                List.of(new StudentMixture.Component(1, new double[k], Matrices.unit(k)))));
    warmup.explore(guide, progress);
    warmup.refine(guide, progress);
    return warmup.settle(guide, progress);
  }

  private static double meanAcceptance(NutsWarmup.Tuned tuned, int draws, Randomness random) {
    Phase state = tuned.state();
    double sum = 0;
    for (int i = 0; i < draws; i++) {
      Transition transition = tuned.sampler().step(state, random);
      state = transition.to();
      sum += transition.acceptance();
    }
    return sum / draws;
  }

  private static NormalTarget spread(int k) {
    double[] sd = new double[k];
    for (int i = 0; i < k; i++) {
      sd[i] = 1 + 0.3 * i;
    }
    return NormalTarget.correlated(0.5, sd);
  }

  /** A draw made while tuning has no way out. */
  @Test
  void nothingButSamplerAndStateComesOut() {
    List<Class<?>> types =
        Arrays.stream(NutsWarmup.Tuned.class.getRecordComponents())
            .<Class<?>>map(RecordComponent::getType)
            .toList();
    assertEquals(List.of(GuidedNuts.class, Phase.class), types);
  }

  /**
   * Low targets are overshot: the mean of the logarithms of steps to either side of the right one
   * is below it. Stan's step sizes are as cautious.
   */
  @ParameterizedTest
  @CsvSource({
    "5, 0.8, 0.1", "5, 0.9, 0.05", "5, 0.95, 0.03",
    "10, 0.8, 0.1", "10, 0.9, 0.05", "10, 0.95, 0.03",
    "20, 0.8, 0.1", "20, 0.9, 0.05", "20, 0.95, 0.03"
  })
  void acceptanceIsNearItsTarget(int k, double target, double tolerance) {
    NormalTarget normal = spread(k);
    AffineMap map = Matrices.unit(k);
    double mean = 0;
    for (Randomness random : Randomness.streams(5, 4)) {
      NutsWarmup.Tuned tuned = tune(normal, map, 1000, target, random);
      mean += 0.25 * meanAcceptance(tuned, 400, random);
    }
    assertEquals(target, mean, tolerance);
  }

  /** From the unit map, at condition 1e6. */
  @ParameterizedTest
  @ValueSource(ints = {600, 1000})
  void findsTheScalesOfBadlyScaledNormal(int warmup) {
    NormalTarget bad = NormalTarget.correlated(0.7, 30, 0.03, 1, 0.3, 3, 0.1, 10, 0.5);
    Randomness random = Randomness.streams(6, 1)[0];
    NutsWarmup.Tuned tuned = tune(bad, Matrices.unit(8), warmup, 0.9, random);
    double[] variances =
        Matrices.standardisedVariances(bad, tuned.sampler().nuts().hamiltonian().map());
    assertTrue(variances[0] > 0.9 && variances[7] < 1.1, () -> Arrays.toString(variances));
    assertTrue(tuned.sampler().nuts().stepSize() > 0.3);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1", "0, 5", "1, 1", "1, 5", "2, 3", "10, 1", "10, 12", "50, 1", "50, 12", "150, 1",
    "150, 12"
  })
  void shortOnesLeaveValidSampler(int warmup, int k) {
    NormalTarget normal = spread(k);
    Randomness random = Randomness.streams(7, 1)[0];
    AtomicInteger progress = new AtomicInteger();
    NutsWarmup.Tuned tuned =
        run(
            new NutsWarmup(
                normal,
                Matrices.unit(k),
                normal.mean(),
                new Sampler.NoUTurn(0.8, 10),
                warmup,
                random),
            k,
            progress::incrementAndGet);
    assertEquals(warmup, progress.get());
    double step = tuned.sampler().nuts().stepSize();
    assertTrue(step > 0.01 && step < 20, () -> "step size " + step);
    double[] here = tuned.state().position();
    double[] gradient = new double[k];
    assertEquals(normal.evaluate(here, gradient), tuned.state().logDensity(), 1e-9);
    double[] pulled = new double[k];
    tuned.sampler().nuts().hamiltonian().map().pullBack(gradient, pulled);
    for (int i = 0; i < k; i++) {
      assertEquals(pulled[i], tuned.state().gradient()[i], 1e-9);
    }
  }

  /** Also where tuning had no time to settle before the last map. */
  @ParameterizedTest
  @ValueSource(ints = {15, 20, 26, 30, 45, 60, 110})
  void shortOnesTakeReasonableSteps(int warmup) {
    NormalTarget normal = spread(4);
    AffineMap map = new AffineMap(normal.root());
    for (Randomness random : Randomness.streams(8, 8)) {
      NutsWarmup.Tuned tuned = tune(normal, map, warmup, 0.8, random);
      double acceptance = meanAcceptance(tuned, 200, random);
      assertTrue(acceptance > 0.6, () -> "acceptance " + acceptance);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 1, 1e3})
  void theFirstStepHasTheScaleOfTheDensity(double sd) {
    Randomness random = Randomness.streams(9, 1)[0];
    NormalTarget narrow = NormalTarget.independent(sd, sd, sd);
    double step = tune(narrow, Matrices.unit(3), 0, 0.8, random).sampler().nuts().stepSize();
    assertTrue(step > 0.2 * sd && step < 4 * sd, () -> "step size " + step);
  }
}

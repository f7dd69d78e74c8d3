package org.foreshock.population;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.foreshock.sampler.Randomness;

/**
 * The posterior of a {@link Target} and its evidence: two populations that know nothing of each
 * other, and importance sampling from both.
 */
public final class Populations {
  /** Streams of random numbers that a run needs. */
  public static final int STREAMS = 3;

  private Populations() {}

  /**
   * Runs both populations, side by side where the executor has threads for that. What comes out
   * does not depend on the threads.
   *
   * @param target makes an instance for one thread
   * @param random three streams for this run alone
   * @return fails with a {@link PopulationException} where there is no likelihood
   */
  public static CompletableFuture<WeightedPoints> run(
      Supplier<? extends Target> target, Effort effort, Randomness[] random, Executor executor) {
    if (target.get().dimension() == 0) {
      return CompletableFuture.supplyAsync(() -> point(target.get()), executor);
    }
    CompletableFuture<Population> one = population(target, effort, random[0], executor);
    CompletableFuture<Population> other = population(target, effort, random[1], executor);
    return one.thenCombineAsync(
        other, (a, b) -> ImportanceSampling.of(target.get(), a, b, effort, random[2]), executor);
  }

  private static CompletableFuture<Population> population(
      Supplier<? extends Target> target, Effort effort, Randomness random, Executor executor) {
    return CompletableFuture.supplyAsync(
        () -> Population.run(target.get(), effort, random), executor);
  }

  /** Where there is nothing to choose, the likelihood is the evidence. */
  private static WeightedPoints point(Target target) {
    double[] nothing = {};
    double log = target.logLikelihood(nothing);
    if (!(log > Double.NEGATIVE_INFINITY)) {
      throw new PopulationException("the likelihood is zero");
    }
    return new WeightedPoints(
        new double[][] {nothing},
        new double[] {log},
        log,
        Double.POSITIVE_INFINITY,
        Optional.empty(),
        0,
        1);
  }
}

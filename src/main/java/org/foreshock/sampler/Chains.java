package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * Runs chains side by side. Each has its own stream of random numbers and its own density, so the
 * result does not depend on the number of threads.
 */
public final class Chains {
  private final Supplier<? extends LogDensity> densities;
  private final ChainSettings settings;
  private final Worth worth;
  private final Progress progress;

  /**
   * Chains to come.
   *
   * @param densities gives a new instance of the same density at each call
   * @param settings how many and how long
   * @param worth of draws, for a sampler that chooses by it how long to run
   * @param progress told of every iteration of warm-up and of every draw, by several threads
   */
  public Chains(
      Supplier<? extends LogDensity> densities,
      ChainSettings settings,
      Worth worth,
      Progress progress) {
    this.densities = densities;
    this.settings = settings;
    this.worth = worth;
    this.progress = progress;
  }

  /** Told of work as it is done. */
  @FunctionalInterface
  public interface Progress {
    void advance();
  }

  /** What draws are good for. */
  @FunctionalInterface
  public interface Worth {
    /**
     * As how many independent draws these count.
     *
     * @param chains positions by chain and draw, all chains equally long
     * @return NaN if that cannot be told
     */
    double of(List<double[][]> chains);
  }

  /**
   * The chains and what they cost, in warm-up and sampling.
   *
   * @param chains in order, failed ones among them
   * @param gradients evaluations of the density with its gradient
   * @param values evaluations of the density alone
   */
  public record Result(List<Chain> chains, long gradients, long values) {}

  /** Warm-up ends before sampling begins in any chain; {@code between} runs in the pause. */
  public Result run(List<Mode> starts, Runnable between) {
    Randomness[] streams = Randomness.streams(settings.seed(), settings.chains() + 1);
    List<Seat> seats = new ArrayList<>();
    for (int i = 0; i < settings.chains(); i++) {
      Mode start = starts.get(i % starts.size());
      seats.add(new Seat(new CountedDensity(densities.get()), start, streams[i]));
    }
    List<Attempt<Seat>> ready = new ArrayList<>();
    seats.forEach(seat -> ready.add(new Attempt.Done<>(seat)));
    try (Crew crew = new Crew(settings.threads())) {
      List<Attempt<Chain.Drawn>> drawn;
      // the last stream belongs to no chain
      Guides guides = new Guides(starts, streams[settings.chains()]);
      if (settings.sampler() instanceof Sampler.AdaptiveMetropolis sampler) {
        MetropolisWarmup warmup =
            new MetropolisWarmup(guides, settings.warmup(), sampler.maxThinning(), worth, progress);
        drawn = new MetropolisChains(warmup, settings.draws(), progress).run(crew, ready, between);
      } else {
        Sampler.NoUTurn sampler = (Sampler.NoUTurn) settings.sampler();
        drawn = new NutsChains(guides, settings, sampler, progress).run(crew, ready, between);
      }
      return result(seats, drawn);
    }
  }

  private static Result result(List<Seat> seats, List<Attempt<Chain.Drawn>> drawn) {
    List<Chain> chains = new ArrayList<>();
    long gradients = 0;
    long values = 0;
    for (int i = 0; i < seats.size(); i++) {
      chains.add(
          drawn.get(i) instanceof Attempt.Done<Chain.Drawn> done
              ? stirred(done.value())
              : new Chain.Failed(((Attempt.Failed<Chain.Drawn>) drawn.get(i)).why()));
      gradients += seats.get(i).density().gradients();
      values += seats.get(i).density().values();
    }
    return new Result(List.copyOf(chains), gradients, values);
  }

  /** Draws that are all the same can pass for a quantity that is known exactly. */
  private static Chain stirred(Chain.Drawn drawn) {
    double[][] positions = drawn.positions();
    boolean stuck =
        positions.length > 1
            && Arrays.stream(positions).allMatch(each -> Arrays.equals(each, positions[0]));
    return stuck ? new Chain.Failed("it never moved from where warm-up left it") : drawn;
  }
}

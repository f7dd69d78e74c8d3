package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Runs chains of the No-U-Turn sampler side by side. Each has its own stream of random numbers and
 * its own density, so the result does not depend on the number of threads.
 */
public final class Chains {
  private final Supplier<? extends LogDensity> densities;
  private final NutsSettings settings;
  private final Progress progress;

  /**
   * Chains to come.
   *
   * @param densities gives a new instance of the same density at each call
   * @param settings how many and how long
   * @param progress told of every iteration, by several threads
   */
  public Chains(
      Supplier<? extends LogDensity> densities, NutsSettings settings, Progress progress) {
    this.densities = densities;
    this.settings = settings;
    this.progress = progress;
  }

  /** Told of work as it is done. */
  @FunctionalInterface
  public interface Progress {
    void advance();
  }

  /**
   * The chains and what they cost.
   *
   * @param chains in order, failed ones among them
   * @param gradients evaluated by all of them, in warm-up and sampling
   */
  public record Result(List<Chain> chains, long gradients) {}

  /** Warm-up ends before sampling begins in any chain; {@code between} runs in the pause. */
  public Result run(List<Mode> starts, Runnable between) {
    Randomness[] streams = Randomness.streams(settings.seed(), settings.chains());
    List<Callable<Stage>> warmups = new ArrayList<>();
    for (int i = 0; i < settings.chains(); i++) {
      Mode mode = starts.get(i % starts.size());
      Randomness random = streams[i];
      warmups.add(() -> warmUp(mode, random));
    }
    ExecutorService pool = Executors.newFixedThreadPool(settings.threads(), Chains::daemon);
    try {
      List<Stage> warm = finish(pool, warmups);
      between.run();
      List<Callable<Stage>> samplings = new ArrayList<>();
      for (Stage stage : warm) {
        samplings.add(stage::sample);
      }
      return gather(finish(pool, samplings));
    } finally {
      pool.shutdownNow();
    }
  }

  private Stage warmUp(Mode mode, Randomness random) {
    LogDensity density = densities.get();
    double[] start = mode.scatter(density, random);
    NutsWarmup warmup = new NutsWarmup(density, mode.map(), start, settings, random);
    NutsWarmup.Tuned tuned = warmup.run(progress::advance);
    return new Warm(tuned, random);
  }

  /** A chain between its stages. */
  private sealed interface Stage {
    Stage sample();
  }

  private final class Warm implements Stage {
    private final NutsWarmup.Tuned tuned;
    private final Randomness random;

    Warm(NutsWarmup.Tuned tuned, Randomness random) {
      this.tuned = tuned;
      this.random = random;
    }

    @Override
    public Stage sample() {
      Nuts nuts = tuned.sampler();
      Phase state = tuned.state();
      int n = settings.draws();
      double[][] positions = new double[n][];
      double[] logDensity = new double[n];
      double[] energies = new double[n];
      boolean[] diverging = new boolean[n];
      int[] depths = new int[n];
      for (int i = 0; i < n; i++) {
        Transition transition = nuts.step(state, random);
        state = transition.to();
        positions[i] = state.position();
        logDensity[i] = state.logDensity();
        energies[i] = state.energy();
        diverging[i] = transition.diverging();
        depths[i] = transition.depth();
        progress.advance();
      }
      Chain chain =
          isStuck(tuned.state().position(), positions)
              ? new Chain.Failed("it never moved from where warm-up left it")
              : new Chain.Drawn(
                  positions, logDensity, energies, diverging, depths, nuts.stepSize());
      return new Done(chain, nuts.hamiltonian().gradients());
    }

    /** Draws that are all the same can pass for a quantity that is known exactly. */
    private boolean isStuck(double[] start, double[][] positions) {
      return positions.length > 0
          && Arrays.stream(positions).allMatch(position -> Arrays.equals(position, start));
    }
  }

  private record Done(Chain chain, long gradients) implements Stage {
    @Override
    public Stage sample() {
      return this;
    }
  }

  private static List<Stage> finish(ExecutorService pool, List<Callable<Stage>> work) {
    List<Future<Stage>> futures = new ArrayList<>();
    for (Callable<Stage> callable : work) {
      futures.add(pool.submit(callable));
    }
    List<Stage> done = new ArrayList<>();
    for (Future<Stage> future : futures) {
      done.add(outcome(future));
    }
    return done;
  }

  /** A chain's own trouble ends that chain; an error of the machine ends everything. */
  private static Stage outcome(Future<Stage> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      return new Done(new Chain.Failed(why(e.getCause())), 0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while chains ran", e);
    }
  }

  private static String why(Throwable cause) {
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }

  private static Result gather(List<Stage> stages) {
    List<Chain> chains = new ArrayList<>();
    long gradients = 0;
    for (Stage stage : stages) {
      Done done = (Done) stage;
      chains.add(done.chain());
      gradients += done.gradients();
    }
    return new Result(List.copyOf(chains), gradients);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "chain");
    thread.setDaemon(true);
    return thread;
  }
}

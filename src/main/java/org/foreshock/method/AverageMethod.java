package org.foreshock.method;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.foreshock.collapsed.BreakCount;
import org.foreshock.collapsed.Question;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.fit.FitException;
import org.foreshock.population.PopulationException;

/**
 * The posterior of laws with any number of breaks, by populations.
 *
 * @param question what is averaged over
 * @param threads that do the work; results do not depend on it
 */
public record AverageMethod(Question question, int threads) implements Method {
  /** The name of the sampler that users write. */
  public static final String SAMPLER = "smc";

  /** Number of distinct scales needed. */
  public static final int LEAST_SCALES = 3;

  /**
   * Checks that it can be answered.
   *
   * @throws InputException if not
   */
  public AverageMethod {
    question
        .unsupported()
        .ifPresent(
            why -> {
              throw new InputException(why);
            });
  }

  @Override
  public String label() {
    return PosteriorMethod.LABEL;
  }

  @Override
  public FittedAverage fit(Sweep runs, Metric metric, long seed, Progress progress) {
    ExecutorService pool = Executors.newFixedThreadPool(threads, AverageMethod::daemon);
    try {
      return new FittedAverage(BreakCount.fit(runs, question, seed, pool), metric, seed);
    } catch (PopulationException e) {
      throw new FitException(e.getMessage() + ": check that the priors allow the data", e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "population");
    thread.setDaemon(true);
    return thread;
  }
}

package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does trials on several threads, in any order, and hands their outcomes back in the order asked
 * for. Outcomes that a journal holds are taken from there, new ones are written to it.
 */
public final class Laboratory implements AutoCloseable {
  private final ExecutorService threads;
  private final Optional<Journal> journal;
  private final Watcher watcher;

  /**
   * Opens a laboratory.
   *
   * @param threads trials at a time; outcomes do not depend on it
   */
  public Laboratory(int threads, Optional<Journal> journal, Watcher watcher) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.journal = journal;
    this.watcher = watcher;
  }

  /** Does trials. */
  List<Outcome> run(List<Trial> trials) {
    return run(trials, 0);
  }

  /**
   * Does trials.
   *
   * @param later how many more trials are expected after these
   */
  List<Outcome> run(List<Trial> trials, long later) {
    List<Future<Outcome>> futures = new ArrayList<>();
    for (Trial trial : trials) {
      futures.add(threads.submit(() -> outcome(trial)));
    }
    List<Outcome> outcomes = new ArrayList<>();
    for (int i = 0; i < futures.size(); i++) {
      Outcome outcome = await(futures.get(i));
      int number = i;
      boolean fresh = journal.map(book -> book.write(trials.get(number), outcome)).orElse(true);
      outcomes.add(outcome);
      watcher.done(fresh, futures.size() - i - 1 + later);
    }
    return outcomes;
  }

  private Outcome outcome(Trial trial) {
    Optional<Outcome> known = journal.flatMap(book -> book.find(trial));
    if (known.isPresent()) {
      return known.get();
    }
    PlaceAnalysis analysis = trial.sweeps().borrow();
    Outcome outcome = trial.run(analysis);
    trial.sweeps().giveBack(analysis);
    return outcome;
  }

  private static Outcome await(Future<Outcome> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Threads that do the same work on every chain. A chain's own trouble ends that chain, as {@link
 * Attempt} has it; an error of the program or the machine ends everything.
 */
final class Crew implements AutoCloseable {
  private final ExecutorService pool;

  Crew(int threads) {
    pool = Executors.newFixedThreadPool(threads, Crew::daemon);
  }

  /** The work done on every chain, in their order, when all of it is done. */
  <T, U> List<Attempt<U>> each(
      List<? extends Attempt<T>> chains, Function<? super T, ? extends U> work) {
    List<Future<Attempt<U>>> futures = new ArrayList<>();
    for (Attempt<T> chain : chains) {
      futures.add(pool.submit(() -> chain.then(work)));
    }
    List<Attempt<U>> done = new ArrayList<>();
    for (Future<Attempt<U>> future : futures) {
      done.add(outcome(future));
    }
    return done;
  }

  private static <U> Attempt<U> outcome(Future<Attempt<U>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      if (e.getCause() instanceof RuntimeException error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while chains ran", e);
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "chain");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}

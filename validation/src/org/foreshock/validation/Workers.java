package org.foreshock.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Independent pieces of work on all processors, told of on standard error. */
final class Workers {
  private Workers() {}

  /** The results of pieces 0 to n − 1, in order. */
  static <T> List<T> map(int n, String task, IntFunction<T> work) {
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    AtomicInteger done = new AtomicInteger();
    long started = System.nanoTime();
    try {
      List<Future<T>> futures = new ArrayList<>();
      for (int i = 0; i < n; i++) {
        int piece = i;
        futures.add(
            pool.submit(
                () -> {
                  T result = work.apply(piece);
                  tell(task, done.incrementAndGet(), n, started);
                  return result;
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new IllegalStateException(task, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(task, e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static synchronized void tell(String task, int done, int of, long started) {
    if (done == of || done % Math.max(1, of / 20) == 0) {
      double seconds = (System.nanoTime() - started) / 1e9;
      System.err.printf(
          "%s: %d of %d, %.0f s, about %.0f s left%n",
          task, done, of, seconds, seconds / done * (of - done));
    }
  }
}

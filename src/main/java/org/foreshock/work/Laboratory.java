package org.foreshock.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does tasks on several threads, in any order, and hands their results back in the order asked for.
 * Results that a journal holds are taken from there, new ones are written to it.
 *
 * @param <R> the results
 */
public final class Laboratory<R> implements AutoCloseable {
  private final ExecutorService threads;
  private final Optional<Journal<R>> journal;
  private final Watcher watcher;

  /**
   * Opens a laboratory.
   *
   * @param threads tasks at a time; results do not depend on it
   */
  public Laboratory(int threads, Optional<Journal<R>> journal, Watcher watcher) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.journal = journal;
    this.watcher = watcher;
  }

  /** Does tasks. */
  public List<R> run(List<? extends Task<R>> tasks) {
    return run(tasks, 0);
  }

  /**
   * Does tasks.
   *
   * @param later how many more tasks are expected after these
   */
  public List<R> run(List<? extends Task<R>> tasks, long later) {
    List<Future<R>> futures = new ArrayList<>();
    for (Task<R> task : tasks) {
      futures.add(threads.submit(() -> result(task)));
    }
    List<R> results = new ArrayList<>();
    for (int i = 0; i < futures.size(); i++) {
      R result = await(futures.get(i));
      Task<R> task = tasks.get(i);
      boolean fresh = journal.map(book -> book.write(task.key(), result)).orElse(true);
      results.add(result);
      watcher.done(fresh, futures.size() - i - 1 + later);
    }
    return results;
  }

  private R result(Task<R> task) {
    return journal.flatMap(book -> book.find(task.key())).orElseGet(task::run);
  }

  private static <R> R await(Future<R> future) {
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

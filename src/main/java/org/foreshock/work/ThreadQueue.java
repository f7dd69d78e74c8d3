package org.foreshock.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Does tasks on the threads of this process. Results that a journal holds are taken from there, new
 * ones are written to it as they come: a slow task holds back no other.
 *
 * @param <R> the results
 */
public final class ThreadQueue<R> implements WorkQueue<R>, AutoCloseable {
  private final ExecutorService threads;
  private final Optional<Journal<R>> journal;
  private final Watcher watcher;

  /**
   * Starts the threads.
   *
   * @param threads tasks at a time; results do not depend on it
   * @param journal of what was done before, if there is one; closed by whoever opened it
   */
  public ThreadQueue(int threads, Optional<Journal<R>> journal, Watcher watcher) {
    this.threads = Executors.newFixedThreadPool(threads);
    this.journal = journal;
    this.watcher = watcher;
  }

  /** A task that has ended. */
  private record Ended<R>(int number, R result) {}

  @Override
  public List<R> run(List<? extends Task<R>> tasks, long later) {
    CompletionService<Ended<R>> ended = new ExecutorCompletionService<>(threads);
    List<Future<Ended<R>>> futures = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      int number = i;
      futures.add(ended.submit(() -> new Ended<>(number, result(tasks.get(number)))));
    }
    List<R> results = new ArrayList<>();
    tasks.forEach(task -> results.add(null));
    try {
      for (int left = tasks.size() - 1; left >= 0; left--) {
        Ended<R> next = await(ended);
        results.set(next.number, next.result);
        watcher.done(isNew(tasks.get(next.number), next.result), left + later);
      }
    } finally {
      futures.forEach(future -> future.cancel(false));
    }
    return results;
  }

  private R result(Task<R> task) {
    return journal.flatMap(book -> book.find(task.key())).orElseGet(task::run);
  }

  /** Whether a result was not in the journal, where it is now. */
  private boolean isNew(Task<R> task, R result) {
    return journal.map(book -> book.write(task.key(), result)).orElse(true);
  }

  private static <R> Ended<R> await(CompletionService<Ended<R>> ended) {
    try {
      return ended.take().get();
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

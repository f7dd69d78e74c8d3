package org.foreshock.work;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Results come in order, and are kept as soon as they are there. */
final class ThreadQueueTest {
  @TempDir private Path folder;

  /** Whole numbers. */
  private static final class Numbers implements ResultFormat<Long> {
    @Override
    public int words() {
      return 1;
    }

    @Override
    public String write(Long result) {
      return Long.toString(result);
    }

    @Override
    public Long read(String[] words) {
      return Long.valueOf(words[0]);
    }
  }

  private static Task<Long> task(String key, LongSupplier what) {
    return new Task<>() {
      private static final long serialVersionUID = 1;

      @Override
      public String key() {
        return key;
      }

      @Override
      public Long run() {
        return what.getAsLong();
      }
    };
  }

  private Journal<Long> journal() {
    return Journal.open(folder.resolve("journal"), new Numbers());
  }

  private List<String> lines() throws IOException {
    return Files.readAllLines(folder.resolve("journal")).stream()
        .map(line -> line.substring(0, line.lastIndexOf(' ')))
        .toList();
  }

  @Test
  void resultsComeInTheOrderAskedFor() {
    List<Task<Long>> squares =
        IntStream.range(0, 100).mapToObj(i -> task("square " + i, () -> (long) i * i)).toList();
    try (ThreadQueue<Long> queue = new ThreadQueue<>(4, Optional.empty(), Watcher.NONE)) {
      assertEquals(
          IntStream.range(0, 100).mapToObj(i -> (long) i * i).toList(), queue.run(squares));
    }
  }

  /**
   * The first task waits until the second one is in the journal: in order of submission it would
   * for ever.
   */
  @Test
  void aSlowTaskHoldsBackNoOther() {
    CountDownLatch kept = new CountDownLatch(1);
    Task<Long> slow = task("slow", () -> await(kept));
    Task<Long> quick = task("quick", () -> 2);
    try (Journal<Long> journal = journal();
        ThreadQueue<Long> queue =
            new ThreadQueue<>(
                2,
                Optional.of(journal),
                (fresh, expected) -> {
                  if (expected == 1 && journal.find("quick").isPresent()) {
                    kept.countDown();
                  }
                })) {
      assertEquals(List.of(1L, 2L), queue.run(List.of(slow, quick)));
    }
  }

  private static long await(CountDownLatch latch) {
    try {
      return latch.await(20, TimeUnit.SECONDS) ? 1 : 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatIsDoneBeforeAFailureIsKept() throws IOException {
    Task<Long> bad =
        task(
            "bad",
            () -> {
              throw new ArithmeticException("no");
            });
    try (Journal<Long> journal = journal();
        ThreadQueue<Long> queue = new ThreadQueue<>(1, Optional.of(journal), Watcher.NONE)) {
      assertThrows(
          ArithmeticException.class,
          () -> queue.run(List.of(task("b", () -> 1), task("a", () -> 2), bad)));
    }
    assertEquals(List.of("a 2", "b 1"), lines());
  }

  /** Whoever is first: closing puts the lines in the order of their keys. */
  @Test
  void theSameWorkLeavesTheSameBytes() throws IOException {
    Path file = folder.resolve("journal");
    work("c", "a", "b");
    byte[] written = Files.readAllBytes(file);
    Files.delete(file);
    work("b");
    work("a", "c", "b");
    assertArrayEquals(written, Files.readAllBytes(file));
    assertEquals(List.of("a 1", "b 1", "c 1"), lines());
  }

  private void work(String... keys) {
    try (Journal<Long> journal = journal();
        ThreadQueue<Long> queue = new ThreadQueue<>(2, Optional.of(journal), Watcher.NONE)) {
      queue.run(List.of(keys).stream().map(key -> task(key, () -> 1)).toList());
    }
  }
}

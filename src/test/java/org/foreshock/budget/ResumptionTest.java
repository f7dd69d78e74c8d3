package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.foreshock.data.InputException;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.work.Journal;
import org.foreshock.work.ThreadQueue;
import org.foreshock.work.Watcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Threads, kills and resumption leave no trace in what comes out. */
final class ResumptionTest {
  private static final SeedQuestion QUESTION =
      Worlds.question(
          Worlds.scenario(0.5, 0.02), Worlds.design(0.2, 5), 0.3, new Effort(0.15, 1000, true));

  @TempDir private Path folder;
  private Path journal;
  private final AtomicInteger analysed = new AtomicInteger();

  @BeforeEach
  void nameTheJournal() {
    journal = folder.resolve("sweeps.journal");
  }

  private SeedAnswer answer(int threads, SeedQuestion question) {
    KnownLength known = new KnownLength(10, 0.3, 0.05, 0.02);
    PlaceAnalysis.Factory analyses =
        (scales, prior, located) ->
            (experiment, seed) -> {
              analysed.incrementAndGet();
              return known.analyse(experiment, seed);
            };
    try (Journal<Outcome> book = Outcome.journal(journal);
        ThreadQueue<Outcome> queue = new ThreadQueue<>(threads, Optional.of(book), Watcher.NONE)) {
      return SeedBudget.answer(List.of(question), analyses, queue).get(0);
    }
  }

  @Test
  void threadsDoNotMatter() throws IOException {
    SeedAnswer one = answer(1, QUESTION);
    byte[] written = Files.readAllBytes(journal);
    Files.delete(journal);
    assertEquals(one, answer(4, QUESTION));
    assertArrayEquals(written, Files.readAllBytes(journal));
  }

  @Test
  void whatWasKilledGoesOnWithTheSameBytes() throws IOException {
    SeedAnswer whole = answer(2, QUESTION);
    byte[] written = Files.readAllBytes(journal);
    int all = analysed.get();
    for (int kept : new int[] {0, 1, 1000, written.length / 2, written.length - 1}) {
      Files.write(journal, Arrays.copyOf(written, kept));
      long lines =
          new String(written, 0, kept, java.nio.charset.StandardCharsets.US_ASCII)
              .chars()
              .filter(c -> c == '\n')
              .count();
      analysed.set(0);
      assertEquals(whole, answer(2, QUESTION));
      assertArrayEquals(written, Files.readAllBytes(journal));
      assertEquals(all - lines, analysed.get());
    }
  }

  @Test
  void aSpoiltLineIsDoneAgain() throws IOException {
    SeedAnswer whole = answer(2, QUESTION);
    byte[] written = Files.readAllBytes(journal);
    written[100] ^= 1;
    Files.write(journal, written);
    analysed.set(0);
    assertEquals(whole, answer(2, QUESTION));
    assertEquals(1, analysed.get());
  }

  @Test
  void otherQuestionsHaveOtherKeys() {
    answer(2, QUESTION);
    int all = analysed.get();
    answer(2, QUESTION.of(Worlds.scenario(0.6, 0.02)));
    assertTrue(analysed.get() > 1.5 * all);
    analysed.set(0);
    answer(2, QUESTION);
    assertEquals(0, analysed.get());
  }

  @Test
  void twoCannotWriteAtOnce() {
    try (Journal<Outcome> book = Outcome.journal(journal)) {
      assertThrows(InputException.class, () -> Outcome.journal(journal));
      assertTrue(Files.exists(journal), book::toString);
    }
  }

  @Test
  void aFailureOfAnAnalysisIsNotCounted() {
    PlaceAnalysis.Factory failing =
        (scales, prior, located) ->
            (experiment, seed) -> {
              throw new IllegalStateException("no");
            };
    try (ThreadQueue<Outcome> queue = new ThreadQueue<>(2, Optional.empty(), Watcher.NONE)) {
      assertThrows(
          IllegalStateException.class, () -> SeedBudget.answer(List.of(QUESTION), failing, queue));
    }
  }
}

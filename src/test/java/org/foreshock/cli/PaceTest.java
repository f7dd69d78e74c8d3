package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong(17);
  private final StringWriter said = new StringWriter();

  @Test
  void whatIsLeftGoesOnAtThePaceSoFar() {
    Pace pace = new Pace(5 * SECOND);
    for (int i = 0; i < 10; i++) {
      pace.step();
    }
    assertEquals(20, pace.elapsed(25 * SECOND));
    assertEquals(200, pace.left(25 * SECOND, 100));
  }

  @ParameterizedTest
  @CsvSource({
    "0.4, 0 s",
    "119, 119 s",
    "120, 2 min",
    "3600, 60 min",
    "7199, 120 min",
    "7200, 2 h 0 min",
    "13000, 3 h 37 min",
    "360000, 100 h 0 min"
  })
  void timesInWords(double seconds, String words) {
    assertEquals(words, Pace.words(seconds));
  }

  private SweepProgress progress(boolean wanted, boolean kept) {
    return new SweepProgress("simulating sweeps", new PrintWriter(said), wanted, kept, clock::get);
  }

  /** One sweep a second, after so many that the journal held. */
  private String said(SweepProgress progress, int known, long expected) {
    for (int i = 0; i < known; i++) {
      progress.done(false, expected);
    }
    for (int i = 0; i < 20; i++) {
      clock.addAndGet(SECOND);
      progress.done(true, expected);
    }
    progress.close();
    return said.toString();
  }

  @Test
  void hoursAreAnnouncedOnceAndEarly() {
    String warning = said(progress(true, true), 0, 7200);
    assertEquals(1, warning.lines().count());
    assertTrue(warning.contains("about 2 h 0 min; if interrupted, the same command"), warning);
  }

  @Test
  void whatTheJournalHoldsDoesNotFlatterThePace() {
    assertTrue(said(progress(true, true), 100_000, 7200).contains("about 2 h 0 min"));
  }

  @Test
  void withoutAJournalItIsOffered() {
    assertTrue(said(progress(true, false), 0, 7200).contains("with --out or --cache"));
  }

  @Test
  void minutesAreNotAnnouncedNorAnythingToTheQuiet() {
    assertEquals("", said(progress(true, true), 0, 3000));
    assertEquals("", said(progress(false, true), 0, 7200));
  }

  /** So many steps, one a second, of so many. */
  private String lines(boolean wanted, boolean terminal, int steps, int total) {
    ProgressLine.Screen screen = new ProgressLine.Screen(new PrintWriter(said), terminal);
    ProgressLine progress = new ProgressLine(wanted, "sampling", total, screen, clock::get);
    for (int i = 0; i < steps; i++) {
      clock.addAndGet(SECOND);
      progress.advance();
    }
    progress.close();
    return said.toString();
  }

  @Test
  void aLogHasALineOfProgressEveryMinute() {
    assertEquals(
        List.of("foreshock: sampling: 20 %, 4 min left", "foreshock: sampling: 40 %, 3 min left"),
        lines(true, false, 150, 300).lines().toList());
  }

  @Test
  void aLogOfShortWorkHasNone() {
    assertEquals("", lines(true, false, 59, 60));
  }

  @Test
  void aTerminalHasOneLineThatIsRewrittenAndClearedAtTheEnd() {
    String told = lines(true, true, 3, 4);
    assertEquals(0, told.chars().filter(c -> c == '\n').count());
    assertTrue(told.startsWith("\rsampling: 25 %, 3 s left\rsampling: 50 %, 2 s left"), told);
    assertTrue(told.endsWith(" ".repeat("sampling: 75 %, 1 s left".length()) + "\r"), told);
  }

  @Test
  void theQuietHaveNone() {
    assertEquals("", lines(false, false, 150, 300));
    assertEquals("", lines(false, true, 150, 300));
  }
}

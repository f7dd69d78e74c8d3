package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code foreshock seeds} on problems that are small and rough. */
final class SeedsTest {
  /** A sharp break that has been passed by half a decade: a seed or two will do. */
  private static final String SMALL =
      "seeds --f 0.1 --distance -0.5 --noise-sd 0.01 --floor zero --max-seeds 10 --precision 2 ";

  private static final List<String> ANSWER =
      List.of(
          "attainable",
          "seeds_per_scale",
          "seeds_interval",
          "assurance",
          "mean_length",
          "coverage",
          "prior_length",
          "total_runs",
          "total_cost",
          "information_guide",
          "visible_share");

  @TempDir private Path folder;

  private static Program run(String arguments) {
    return Program.run(arguments.strip().split(" "));
  }

  @Test
  void jsonHoldsEveryPromisedKey() {
    Map<String, Object> answer = run(SMALL + "--json").json();
    assertTrue(answer.keySet().containsAll(ANSWER), () -> "keys " + answer.keySet());
    assertEquals(true, answer.get("attainable"));
    double seeds = number(answer.get("seeds_per_scale"));
    List<?> interval = (List<?>) answer.get("seeds_interval");
    assertTrue(number(interval.get(0)) <= seeds && seeds <= number(interval.get(1)));
    assertEquals(12 * seeds, number(answer.get("total_runs")));
    List<?> curve = (List<?>) answer.get("curve");
    for (Object each : curve) {
      assertTrue(
          ((Map<?, ?>) each)
              .keySet()
              .containsAll(
                  List.of("seeds", "assurance", "low", "high", "mean_length", "coverage")));
    }
    assertEquals(1, number(((Map<?, ?>) curve.get(0)).get("seeds")));
  }

  @Test
  void notAttainableIsAnAnswer() {
    Program never = run("seeds --f 0.05 --distance 1 --scales 5 --max-seeds 3 --floor zero --json");
    assertEquals(0, never.status(), never.err());
    Map<String, Object> answer = never.json();
    assertEquals(false, answer.get("attainable"));
    assertNull(answer.get("seeds_per_scale"));
    assertTrue(number(answer.get("length_reached")) > 0.3);
    assertFalse(((List<?>) answer.get("remedies")).isEmpty());
  }

  @Test
  void fewerThanTheFewestAreNotTried() {
    Program some = run(SMALL + "--min-seeds 8 --quiet --json");
    assertEquals(8, number(some.json().get("seeds_per_scale")));
    List<?> curve = (List<?>) some.json().get("curve");
    assertEquals(8, number(((Map<?, ?>) curve.get(0)).get("seeds")));
    String text = run(SMALL + "--min-seeds 8 --no-pictures --out " + folder).out();
    assertTrue(text.startsWith("8 seeds per scale or fewer (95 % Monte Carlo interval"), text);
    assertTrue(text.contains("fewer than --min-seeds 8 were not tried"), text);
    String table =
        run("seeds --f 0.1 --distance -0.5,-0.6 --noise-sd 0.01 --floor zero --min-seeds 8"
                + " --max-seeds 10 --precision 2 --out "
                + folder.resolve("table"))
            .out();
    assertTrue(table.matches("(?s).*0.1 +<=8 +<=8.*"), table);
  }

  @Test
  void aKilledCommandGoesOnWithTheSameBytes() throws IOException {
    Path whole = folder.resolve("whole");
    assertEquals(0, run(SMALL + "--quiet --threads 2 --out " + whole).status());
    List<String> names = List.of("seeds.json", "seeds.png", "seeds.svg", "sweeps.journal");
    assertEquals(names, Program.names(whole));
    byte[] journal = Files.readAllBytes(whole.resolve("sweeps.journal"));
    Path killed = Files.createDirectory(folder.resolve("killed"));
    Files.write(killed.resolve("sweeps.journal"), Arrays.copyOf(journal, journal.length / 2 + 7));
    assertEquals(0, run(SMALL + "--quiet --threads 1 --out " + killed).status());
    for (String name : names) {
      assertArrayEquals(
          Files.readAllBytes(whole.resolve(name)), Files.readAllBytes(killed.resolve(name)), name);
    }
  }

  @Test
  void listsMakeATableWithItsPicture() {
    Program table =
        run(
            "seeds --f 0.1,lognormal(-2,0.1) --distance -0.3,-0.6 --noise-sd 0.01 --max-seeds 10"
                + " --floor zero --precision 2 --out "
                + folder);
    assertEquals(0, table.status(), table.err());
    assertEquals(
        List.of("seeds.csv", "seeds.json", "seeds.png", "seeds.svg", "sweeps.journal"),
        Program.names(folder));
    assertTrue(table.out().contains("lognormal(-2,0.1)"), table.out());
    Map<String, Object> json = Program.parsed(Program.text(folder.resolve("seeds.json")));
    List<?> cells = (List<?>) json.get("cells");
    assertEquals(4, cells.size());
    for (Object cell : cells) {
      assertTrue(((Map<?, ?>) cell).keySet().containsAll(ANSWER));
    }
    assertEquals(5, Program.text(folder.resolve("seeds.csv")).lines().count());
  }

  @Test
  void aPilotFitIsADesignPrior() {
    String fit = folder.resolve("fit").toString();
    assertEquals(0, Program.example("--quiet", "--out", fit).status());
    Program seeds =
        run(
            "seeds --floor zero --distance -0.1 --scales 6 --max-seeds 5 --precision 5 --json"
                + " --from-fit "
                + fit);
    Map<?, ?> question = (Map<?, ?>) seeds.json().get("question");
    assertEquals(1, number(question.get("analysis_breaks")));
    assertEquals(160, number(((List<?>) question.get("scales")).get(0)), 1e-6);
    Program next = run("next " + fit + " --budget 20 --sweeps 20 --json");
    Map<String, Object> plan = next.json();
    double cost = number(((Map<?, ?>) plan.get("plan")).get("cost"));
    assertTrue(cost <= 20 && cost > 19);
  }

  @Test
  void nextRunsArePlannedForAScenario() {
    Program next =
        run(
            "next --distance -0.3 --scales 6 --noise-sd 0.01 --budget 50 --sweeps 10 --out "
                + folder);
    assertEquals(0, next.status(), next.err());
    assertTrue(next.out().contains("equal seeds"), next.out());
    assertEquals(List.of("next.json", "sweeps.journal"), Program.names(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--f 0 | --f 0: must be positive",
        "--f 0.1,,1 | --f 0.1,,1: a part is missing",
        "--f lognormal(1) | --f, column 1: lognormal takes 2 arguments",
        "--f sharp | --f sharp: write a number, or a distribution",
        "--f normal(0,1) | --f normal(0,1): must be positive",
        "--noise-sd -1 | --noise-sd -1: must be positive",
        "--floor-share 1 | --floor-share 1: is a share",
        "--break-at -5 | --break-at -5: must be positive",
        "--earlier 1e7:0.2 | --earlier 1e7:0.2: write it as PLACE:CHANGE:SHARPNESS",
        "--earlier 1e10:0.2:1 | is not beyond the earlier ones",
        "--first-y 0 | --first-y 0.0: must be positive",
        "--from-fit nowhere | nowhere: is not a folder",
        "--from-fit mine --noise-sd 0.1 | --noise-sd: the fit in mine states the scenario",
        "--from 1e10 | is not beyond the smallest",
        "--distance x | '--distance",
        "--distance 9 | is not beyond the smallest",
        "--scales 2 | --scales 2: must be from 3",
        "--at 1,2 | --at: must be at least three",
        "--at 1,2,-3 | --at -3.0: must be a positive scale",
        "--at 1,2,3 --distance 1 | keep one of them",
        "--width 0 | --width 0.0: must be a positive number",
        "--level 1 | --level 1.0: must be above 0 and below 1",
        "--assurance 0 | --assurance 0.0: must be above 0 and below 1",
        "--criterion best | --criterion best: the criteria are assurance, alc and acc",
        "--max-seeds 0 | --max-seeds 0: must be from 1",
        "--min-seeds 0 | --min-seeds 0: must be from 1",
        "--min-seeds 9 --max-seeds 8 | --min-seeds 9: must be from 1 to --max-seeds 8",
        "--cost-exponent -1 | --cost-exponent -1.0: must be from 0",
        "--floor x | --floor x: there are three kinds, auto, free and zero",
        "--horizon -1 | --horizon -1.0: must be from 0",
        "--breaks 0 | --breaks 0: must be from 1 to 9",
        "--break-rate 0 | --break-rate 0.0: must be positive",
        "--prior q~normal(0,1) | there is no quantity 'q'",
        "--precision 0 | --precision 0.0: must be from 0.01",
        "--threads 0 | --threads 0: must be from 1",
        "--out= | --out names no folder",
      })
  void badInputIsExplained(String options, String message) {
    Program program = run("seeds --json " + options.strip());
    assertEquals(2, program.status(), program.err());
    assertTrue(program.err().contains(message.strip()), program.err());
    assertEquals("", program.out());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--budget 0", "--f 0.1,1", "--sweeps 1", "nowhere", "mine --f 1"})
  void badPlansAreRefused(String options) {
    Program program = run("next --json " + options);
    assertEquals(2, program.status(), program.err());
    assertTrue(program.err().startsWith("foreshock: "), program.err());
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}

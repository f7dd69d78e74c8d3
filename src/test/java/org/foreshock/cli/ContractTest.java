package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that other programs read: what is promised is there, and the files agree. */
final class ContractTest {
  private static final List<String> QUANTILES =
      List.of("q0.025", "q0.05", "q0.1", "q0.25", "q0.5", "q0.75", "q0.9", "q0.95", "q0.975");
  private static final List<String> COLUMNS = List.of("a", "b", "c0", "c1", "d1", "f1", "sigma");

  @TempDir private static Path folder;
  private static Program fit;
  private static Map<String, Object> summary;

  @BeforeAll
  static void fitTheExample() {
    fit =
        Program.example(
            "--json", "--out", folder.toString(), "--target", "0.5", "--predict", "3000,1000,3000");
    summary = fit.json();
  }

  @Test
  void standardOutputIsTheSummaryAlone() {
    assertEquals(Program.text(folder.resolve("summary.json")), fit.out());
  }

  @Test
  void summaryHoldsEveryPromisedKey() {
    assertTrue(
        summary
            .keySet()
            .containsAll(
                Set.of(
                    "version",
                    "settings",
                    "priors",
                    "diagnostics",
                    "parameters",
                    "forecast",
                    "timing")));
    assertEquals(Set.copyOf(COLUMNS), map(summary, "parameters").keySet());
    for (String column : COLUMNS) {
      assertEquals(
          Set.of(
              "mean",
              "sd",
              "q05",
              "q25",
              "q50",
              "q75",
              "q95",
              "mcse_mean",
              "rhat",
              "ess_bulk",
              "ess_tail"),
          map(map(summary, "parameters"), column).keySet());
    }
    assertTrue(
        map(summary, "diagnostics")
            .keySet()
            .containsAll(
                Set.of(
                    "ok",
                    "max_rhat",
                    "min_ess_bulk",
                    "min_ess_tail",
                    "divergences",
                    "min_ebfmi",
                    "gradient_evaluations")));
    assertTrue(
        map(summary, "timing").keySet().containsAll(Set.of("warmup_cpu_s", "sampling_cpu_s")));
    assertEquals(1, map(summary, "settings").get("random_seed"));
    assertEquals(7, ((List<?>) summary.get("priors")).size());
  }

  @Test
  void worstDiagnosticIsThatOfSomeColumn() {
    double worst = 0;
    for (Object column : map(summary, "parameters").values()) {
      worst = Math.max(worst, number(((Map<?, ?>) column).get("rhat")));
    }
    assertEquals(worst, number(map(summary, "diagnostics").get("max_rhat")));
  }

  @Test
  void forecastIsSortedWithoutDoubles() {
    List<?> forecast = (List<?>) summary.get("forecast");
    assertEquals(2, forecast.size());
    assertEquals(1000, number(((Map<?, ?>) forecast.get(0)).get("x")));
    assertEquals(3000, number(((Map<?, ?>) forecast.get(1)).get("x")));
    for (Object each : forecast) {
      Map<?, ?> point = (Map<?, ?>) each;
      assertEquals("as_fitted", point.get("future"));
      assertEquals(QUANTILES, List.copyOf(((Map<?, ?>) point.get("curve")).keySet()));
      assertEquals(QUANTILES, List.copyOf(((Map<?, ?>) point.get("observation")).keySet()));
    }
  }

  @Test
  void storedFitForecastsAsTheFitDid() {
    Program stored = Program.run("predict", folder.toString(), "--at", "1000,3000", "--json");
    assertEquals(summary.get("forecast"), stored.json().get("forecast"));
  }

  @Test
  void drawsHaveOneRowEach() {
    List<String> lines = Program.text(folder.resolve("draws.csv")).lines().toList();
    assertEquals("chain,draw,n,lp,a,b,c0,c1,d1,f1,sigma", lines.get(0));
    assertEquals(1 + 4 * 100, lines.size());
    Set<String> places = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertEquals(11, fields.length);
      assertEquals("1", fields[2]);
      for (int i = 3; i < fields.length; i++) {
        assertTrue(Double.isFinite(Double.parseDouble(fields[i])), line);
      }
      places.add(fields[0] + "," + fields[1]);
    }
    assertEquals(4 * 100, places.size());
  }

  @Test
  void bandsNestAndCoverTheHorizon() {
    List<String> lines = Program.text(folder.resolve("bands.csv")).lines().toList();
    assertEquals("x,future,kind," + String.join(",", QUANTILES), lines.get(0));
    Set<String> kinds = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] fields = line.split(",", -1);
      assertEquals("as_fitted", fields[1]);
      kinds.add(fields[2]);
      for (int i = 4; i < fields.length; i++) {
        assertTrue(Double.parseDouble(fields[i]) >= Double.parseDouble(fields[i - 1]), line);
      }
    }
    assertEquals(Set.of("curve", "observation"), kinds);
    assertEquals("160", lines.get(1).split(",", 2)[0]);
  }

  @Test
  void whatIsNotDefinedIsNull() {
    Map<String, Object> prior = Program.example("--json", "--prior-only", "--floor", "zero").json();
    Map<String, Object> diagnostics = map(prior, "diagnostics");
    assertAll(
        () -> assertTrue(diagnostics.containsKey("min_ebfmi")),
        () -> assertNull(diagnostics.get("min_ebfmi")),
        () -> assertTrue(map(map(prior, "parameters"), "a").containsKey("rhat")),
        () -> assertNull(map(map(prior, "parameters"), "a").get("rhat")),
        () -> assertNotNull(map(map(prior, "parameters"), "b").get("rhat")),
        () -> assertTrue(prior.containsKey("target")),
        () -> assertNull(prior.get("target")));
  }

  /** Every key is there with either sampler; what the other one has is null. */
  @Test
  void samplersTellOfThemselves() {
    Program program = Program.example("--json", "--sampler", "adaptive-metropolis");
    Map<String, Object> settings = map(program.json(), "settings");
    Map<String, Object> diagnostics = map(program.json(), "diagnostics");
    assertEquals(map(summary, "settings").keySet(), settings.keySet());
    assertEquals(map(summary, "diagnostics").keySet(), diagnostics.keySet());
    assertEquals("nuts", map(summary, "settings").get("sampler"));
    assertEquals("adaptive-metropolis", settings.get("sampler"));
    Set<String> ofNuts = Set.of("target_acceptance", "max_depth");
    Set<String> ofMetropolis = Set.of("max_thinning");
    assertNullsAreSwapped(ofNuts, ofMetropolis, map(summary, "settings"), settings);
    assertNullsAreSwapped(
        Set.of("divergences", "min_ebfmi", "max_tree_depth", "tree_depth_hits"),
        Set.of("min_acceptance", "thinning"),
        map(summary, "diagnostics"),
        diagnostics);
    assertTrue(number(map(summary, "diagnostics").get("density_evaluations")) > 0);
    assertTrue(number(diagnostics.get("density_evaluations")) > 4 * 200 * 20);
  }

  private static void assertNullsAreSwapped(
      Set<String> ofNuts,
      Set<String> ofMetropolis,
      Map<String, Object> nuts,
      Map<String, Object> metropolis) {
    for (String key : ofNuts) {
      assertNotNull(nuts.get(key), key);
      assertNull(metropolis.get(key), key);
    }
    for (String key : ofMetropolis) {
      assertNull(nuts.get(key), key);
      assertNotNull(metropolis.get(key), key);
    }
  }

  @Test
  void tableTellsOfStepsNotOfTrajectories() {
    String table = Program.example("--sampler", "adaptive-metropolis").out();
    assertTrue(table.contains("steps"), table);
    assertFalse(table.contains("divergences"), table);
    assertFalse(table.contains("E-BFMI"), table);
  }

  @Test
  void targetOutOfReachIsNever() {
    Map<String, Object> target =
        map(Program.example("--json", "--floor", "free", "--target", "1e-200").json(), "target");
    assertEquals(1, number(target.get("probability_never")));
    assertNull(map(target, "log10_x").get("q50"));
  }

  @Test
  void priorDrawsHaveNoPosteriorDensity(@TempDir Path other) {
    assertEquals(0, Program.example("--quiet", "--prior-only", "--out", other.toString()).status());
    List<String> lines = Program.text(other.resolve("draws.csv")).lines().toList();
    assertTrue(lines.get(1).startsWith("1,1,1,,"), lines.get(1));
    Program stored = Program.run("predict", other.toString(), "--at", "1392");
    assertTrue(stored.out().contains("PRIOR ALONE"), stored.out());
  }

  @Test
  void statedPriorsAreReported(@TempDir Path other) throws IOException {
    Path file = other.resolve("priors.txt");
    Files.writeString(file, "# ours\n\nc0 ~ normal(0, 0.3)  # narrow\r\n");
    List<?> priors =
        (List<?>)
            Program.example(
                    "--json", "--prior", "f ~ lognormal(-1.6, 0.5)", "--prior-file", file + "")
                .json()
                .get("priors");
    assertTrue(priors.contains("f ~ lognormal(-1.6, 0.5)"), priors.toString());
    assertTrue(priors.contains("c0 ~ normal(0, 0.3)"), priors.toString());
    assertFalse(((List<?>) summary.get("priors")).contains("c0 ~ normal(0, 0.3)"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}

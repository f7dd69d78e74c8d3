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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fits of one curve, and runs that are held out. */
final class PointFitTest {
  private static final List<String> FILES = List.of("curve.csv", "summary.json");

  @TempDir private Path folder;

  /** The number that the authors' script prints as its error of extrapolation. */
  @Test
  void publishedProcedureForeseesAdditionAsPublished() {
    Map<String, Object> fit = curve("published", "--up-to", "736", "--json").json();
    assertEquals("published", fit.get("method"));
    assertEquals(0.0109157, number(map(fit, "held_out").get("rmsle")), 1e-7);
    assertEquals(3, map(fit, "held_out").get("runs"));
    assertEquals(14, map(fit, "data").get("runs"));
    assertEquals(736, map(fit, "data").get("max_x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"point", "published"})
  void noIntervalIsMadeUp(String method) {
    Map<String, Object> fit =
        curve(method, "--up-to", "736", "--json", "--predict", "1000,2000", "--target", "0.5")
            .json();
    assertAll(
        () -> onlyHas("q50", map(map(fit, "parameters"), "d1")),
        () -> onlyHas("q50", map(map(fit, "parameters"), "sigma")),
        () -> onlyHas("q50", map(map(fit, "target"), "log10_x")),
        () -> assertNull(map(fit, "target").get("probability_never")),
        () -> assertNull(map(fit, "held_out").get("mean_log_density")),
        () -> assertNull(map(fit, "held_out").get("covered_90")));
    List<?> forecast = (List<?>) fit.get("forecast");
    assertEquals(2, forecast.size());
    for (Object each : forecast) {
      onlyHas("q0.5", map((Map<?, ?>) each, "curve"));
      assertNull(((Map<?, ?>) each).get("observation"));
    }
    onlyHas("q50", map((Map<?, ?>) ((List<?>) fit.get("breaks")).get(0), "place"));
    for (String absent : List.of("priors", "checks", "sensitivity", "timing")) {
      assertFalse(fit.containsKey(absent), absent);
    }
  }

  private static void onlyHas(String name, Map<String, Object> values) {
    assertNotNull(values.get(name));
    values.forEach((key, value) -> assertTrue(key.equals(name) || value == null, key));
  }

  @Test
  void everythingIsWrittenAndReadsBack() throws IOException {
    Program fit = curve("point", "--out", folder.toString(), "--target", "0.5");
    assertEquals(0, fit.status(), fit.err());
    assertEquals(
        List.of("curve.csv", "curve.png", "curve.svg", "summary.json"), Program.names(folder));
    List<String> rows = Program.text(folder.resolve("curve.csv")).lines().toList();
    assertEquals("x,future,y", rows.get(0));
    assertTrue(rows.get(1).startsWith("160,as_fitted,2.1"), rows.get(1));
    assertTrue(fit.out().contains("no uncertainty"), fit.out());
    assertTrue(fit.out().contains("target y = 0.5: reached at x = 1"), fit.out());
    assertTrue(fit.out().contains("wrote "), fit.out());
    assertTrue(Files.readString(folder.resolve("curve.svg")).contains("<svg"));
  }

  @Test
  void methodsTakeTheFolderFromEachOther() {
    String out = folder.resolve("fit").toString();
    assertEquals(0, Program.example("--quiet", "--out", out).status());
    assertTrue(Program.names(folder.resolve("fit")).contains("draws.csv"));
    assertEquals(0, curve("point", "--quiet", "--no-pictures", "--out", out).status());
    assertEquals(FILES, Program.names(folder.resolve("fit")));
    Program predict = Program.run("predict", out, "--at", "1000");
    assertEquals(2, predict.status());
    assertTrue(predict.err().contains("no draws to predict from"), predict.err());
    assertEquals(0, Program.example("--quiet", "--out", out).status());
    assertFalse(Program.names(folder.resolve("fit")).contains("curve.csv"));
  }

  @Test
  void sameBytesEveryTime() {
    String first = curve("point", "--json", "--breaks", "2").out();
    assertEquals(first, curve("point", "--json", "--breaks", "2").out());
  }

  /** A step has no best slope: whoever reads the result hears of it, wherever they look. */
  @Test
  void whatIsWrongComesFirst() throws IOException {
    Path table = folder.resolve("step.csv");
    List<String> rows = new ArrayList<>(List.of("x,y"));
    for (int i = 0; i < 12; i++) {
      rows.add(Math.round(Math.exp(i)) + "," + (i < 6 ? 2 + 0.001 * i : 1));
    }
    Files.write(table, rows);
    Program text = Program.run("fit", table.toString(), "--method", "point", "--out", out());
    assertEquals(0, text.status(), text.err());
    assertTrue(text.out().startsWith("CAUTION: "), text.out());
    Program json = Program.run("fit", table.toString(), "--method", "point", "--json", "--strict");
    assertEquals(3, json.status());
    assertTrue(json.err().startsWith("foreshock: caution: "), json.err());
    assertEquals(false, map(Program.parsed(json.out()), "diagnostics").get("ok"));
    Program quiet =
        Program.run("fit", table.toString(), "--method", "point", "--quiet", "--out", out());
    assertEquals(new Program(0, "", ""), quiet);
  }

  private String out() {
    return folder.resolve("fit").toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--method points | --method points: there are three, posterior, point and published",
        "--method point --chains 2 | --chains means nothing with --method point",
        "--method point --prior f~normal(0,1) | --prior means nothing with --method point",
        "--method point --prior-only | --prior-only means nothing with --method point",
        "--method point --no-sensitivity | --no-sensitivity means nothing with --method point",
        "--method published --random-seed 2 | --random-seed means nothing",
        "--method published --noise lognormal | --noise means nothing with --method published",
        "--method published --floor zero | --floor means nothing with --method published",
        "--method published --breaks 2 | the published procedure has one break",
        "--method point --noise student-t | least squares know lognormal and additive noise",
        "--method point --horizon NaN | --horizon NaN: must be a finite number of decades",
        "--method point --floor x | --floor x: there are three kinds",
        "--method point --breaks 5 | a model with 5 breaks needs at least 18",
        "--up-to 928 | --up-to 928.0: no run is beyond it to hold out",
        "--up-to 100 | --up-to 100.0: no run is left to fit",
        "--up-to NaN | --up-to NaN: no run is left to fit",
        "--up-to 256 | found 3 distinct scales",
        "--up-to x | '--up-to': 'x' is not a number",
      })
  void badOption(String options, String message) {
    Program fit = Program.run(("fit --example " + options).split(" "));
    assertEquals(2, fit.status(), fit.err());
    assertTrue(fit.err().contains(message), fit.err());
    assertEquals("", fit.out());
  }

  /** The posterior is fitted to the runs kept, and says how it did with the others. */
  @Test
  void posteriorsHoldOutToo() {
    Program fit = Program.example("--json", "--out", folder.toString(), "--up-to", "736");
    Map<String, Object> heldOut = map(fit.json(), "held_out");
    assertEquals(14, map(fit.json(), "data").get("scales"));
    assertTrue(number(heldOut.get("rmsle")) < 0.05, heldOut.toString());
    assertTrue(number(heldOut.get("mean_log_density")) > 1, heldOut.toString());
    assertTrue(number(heldOut.get("covered_90")) > 0.5, heldOut.toString());
    List<String> bands = Program.text(folder.resolve("bands.csv")).lines().toList();
    double end = Double.parseDouble(bands.get(bands.size() - 1).split(",", 2)[0]);
    assertTrue(end >= 928);
    Program text = Program.example("--out", folder.toString(), "--up-to", "736");
    assertTrue(text.out().contains("held out: 3 runs at 3 scales, x 800 to 928"), text.out());
    assertNull(Program.example("--json").json().get("held_out"));
  }

  private static Program curve(String method, String... more) {
    List<String> all = new ArrayList<>(List.of("fit", "--example", "--method", method));
    all.addAll(List.of(more));
    return Program.run(all.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<?, ?> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }
}

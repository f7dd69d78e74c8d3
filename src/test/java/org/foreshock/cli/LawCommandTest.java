package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LawCommandTest {
  /** The law of figure 1 of the paper, its breaks out of order. */
  private static final String FIGURE_1 =
      "--a 1e-3 --b 4.66e3 --c0 0.05 --break 2e20:2.1:0.05 --break 3e6:0.49:1.1"
          + " --break 1e14:-0.811:1.425 --from 0.1 --to 1e26";

  @TempDir private Path folder;

  @Test
  void jsonHoldsTheLawTakenApart() {
    Map<String, Object> json = law(FIGURE_1 + " --json --at 1e14,1e26").json();
    assertEquals(List.of(-0.05, -0.54, 0.271, -1.829), column(json, "segments", "slope"));
    assertEquals(List.of(0.0, 3e6, 1e14, 2e20), column(json, "segments", "from"));
    assertNull(list(json, "segments").get(3).get("to"));
    assertEquals(List.of(3e6, 1e14, 2e20), column(json, "breaks", "place"));
    assertEquals(List.of(1.1, 1.425, 0.05), column(json, "breaks", "sharpness"));
    assertEquals(
        List.of("minimum", "maximum"),
        list(json, "turning_points").stream().map(turn -> turn.get("kind")).toList());
    // ln y from Python's mpmath, as in BrokenPowerLawTest
    List<Double> y = column(json, "values", "y");
    assertEquals(-0.849458472771, Math.log(y.get(0)), 1e-9);
    assertEquals(-6.907754910566, Math.log(y.get(1)), 1e-9);
    assertEquals(-0.134499929007, column(json, "values", "excess_slope").get(0), 1e-9);
    assertEquals(y, column(json, "values", "law"));
  }

  @Test
  void aCeilingIsToldInTheUsersMetric() {
    String law = "--a 0.03 --b 0.8 --c0 0.02 --break 1e9:0.9:0.3 --at 1e7,1e10 --json";
    Map<String, Object> plain = law(law).json();
    Map<String, Object> below = law(law + " --ceiling 1").json();
    for (int i = 0; i < 2; i++) {
      double y = column(plain, "values", "y").get(i);
      assertEquals(1 - y, column(below, "values", "y").get(i), 1e-9);
      assertEquals(y, column(below, "values", "law").get(i));
    }
    assertTrue(law(law.replace("--json", "--no-pictures") + " --ceiling 1").out().contains("0.97"));
  }

  @Test
  void theTableSaysWhatTheLawIs() {
    Program law = law(FIGURE_1);
    assertEquals(0, law.status(), law.err());
    for (String line :
        List.of(
            "y = 0.001 + 4660 x^(-0.05)",
            "            * (1 + (x/1e14)^(1/1.425))^(0.811 * 1.425)",
            "4                 2e20     infinity   -1.829",
            "limit: y tends to 0.001 as x grows",
            "turning point: minimum at x = 2.67104e14, y = 0.400879",
            "wrote " + folder.resolve("law.svg"))) {
      assertTrue(law.out().lines().anyMatch(line::equals), () -> line + " in\n" + law.out());
    }
    assertTrue(law.out().chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')));
  }

  @Test
  void limitsOfEveryKindAreTold() {
    assertTrue(law("--b 2 --c0 0.1").out().contains("limit: y tends to 0 as x grows"));
    assertTrue(law("--b 2 --c0 0").out().contains("limit: y tends to 2 as x grows"));
    assertTrue(law("--b 2 --c0 -1").out().contains("limit: none, y rises for ever"));
    assertTrue(law("--b 2 --c0 -1 --ceiling 1").out().contains("limit: none, y falls for ever"));
    assertTrue(law("--a -3 --b 2 --c0 1").out().contains("limit: y tends to -3 as x grows"));
  }

  @Test
  void filesAreWhatIsPrinted() {
    Program law = law(FIGURE_1 + " --json");
    assertEquals(List.of("law.json", "law.png", "law.svg"), Program.names(folder));
    assertEquals(law.out(), Program.text(folder.resolve("law.json")));
    law(FIGURE_1 + " --no-pictures");
    assertEquals(List.of("law.json"), Program.names(folder));
  }

  @Test
  void quietSaysNothing() {
    assertEquals(new Program(0, "", ""), law(FIGURE_1 + " --quiet --no-pictures"));
  }

  @Test
  void scalesAreRoundNumbersBetweenBothEnds() {
    Map<String, Object> json = law("--b 2 --c0 0.1 --from 30 --to 7000 --scales 4 --json").json();
    assertEquals(List.of(30.0, 184.691, 1137.03, 7000.0), column(json, "values", "x"));
    json = law("--b 2 --c0 0.1 --from 30 --to 30.000001 --scales 4 --json").json();
    assertEquals(4, column(json, "values", "x").stream().distinct().count());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--c0 1 | --b is missing: a law needs its offset, as in --b 2.3",
        "--b 1 | --c0 is missing",
        "--b 0 --c0 1 | --b 0.0: must be positive and finite",
        "--b 1 --c0 NaN | --c0 NaN: must be finite",
        "--a 1e999 --b 1 --c0 1 | --a Infinity: must be finite",
        "--b 1 --c0 1 --break 612:5.7 | write it as PLACE:CHANGE:SHARPNESS, such as 612:5.7:0.06",
        "--b 1 --c0 1 --break 612:x:1 | --break 612:x:1: 'x' is not a number",
        "--b 1 --c0 1 --break 0:1:1 | --break 0:1:1, place 0.0: must be positive",
        "--b 1 --c0 1 --break 1:1:0 | sharpness 0.0: must be positive",
        "--b 1 --c0 1 --break 1:NaN:1 | change of slope NaN: must be finite",
        "--b 1 --c0 1 --ceiling NaN | --ceiling NaN: must be a finite number",
        "--b 1 --c0 1 --from 0 | --from 0.0: must be a positive scale",
        "--b 1 --c0 1 --from 1e9 | --from 1.0E9 is not below --to 1000000.0: give both",
        "--b 1 --c0 1 --at 1,-1 | --at -1.0: must be a positive scale",
        "--b 1 --c0 1 --scales 1 | --scales 1: must be from 2 to 100,000",
        "--b 1 --c0 1 --out= | --out names no folder",
        "--b 1 --c0 1 --brake 1:1:1 | Possible solutions: --break",
      })
  void badInputIsExplained(String options, String message) {
    Program law = Program.run(("law " + options).split(" "));
    assertEquals(2, law.status());
    assertTrue(law.err().contains(message), law.err());
    assertEquals("", law.out());
  }

  private Program law(String options) {
    List<String> arguments = new ArrayList<>(List.of("law", "--out", folder.toString()));
    arguments.addAll(List.of(options.split(" ")));
    return Program.run(arguments.toArray(String[]::new));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Map<String, Object> json, String key) {
    return (List<Map<String, Object>>) json.get(key);
  }

  private static List<Double> column(Map<String, Object> json, String key, String name) {
    return list(json, key).stream().map(row -> ((Number) row.get(name)).doubleValue()).toList();
  }
}

package org.foreshock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BacktestCommandTest {
  private static final String METHODS = "m1,m2,last,tail";

  @TempDir private Path folder;
  private Path table;

  /** Three good curves in two collections, one with a y of 0, one with a single train row. */
  @BeforeEach
  void write() throws IOException {
    StringBuilder text = new StringBuilder("collection,curve,x,y,split\n");
    for (String name : List.of("c,one", "c,two", "e,three")) {
      for (int i = 1; i <= 20; i++) {
        double y = 3 / Math.sqrt(i) + 0.01 * ((i * name.length()) % 3);
        text.append(name).append(',').append(i).append(',').append(y);
        text.append(i <= 12 ? ",train\n" : ",test\n");
      }
    }
    text.append("e,bad,1,1,train\ne,bad,2,0,train\ne,bad,3,1,test\n");
    text.append("e,short,1,1,train\ne,short,2,1,test\n");
    table = folder.resolve("curves.csv");
    Files.writeString(table, text);
  }

  private Program run(String... more) {
    List<String> all = new ArrayList<>(List.of("backtest", table.toString()));
    all.addAll(List.of("--methods", METHODS, "--no-seconds"));
    all.addAll(List.of(more));
    return Program.run(all.toArray(String[]::new));
  }

  private static List<Map<?, ?>> list(Map<String, Object> json, String key) {
    return ((List<?>) json.get(key))
        .stream().map(each -> (Map<?, ?>) each).collect(Collectors.toList());
  }

  @Test
  void jsonHasTheKeysPromised() {
    Map<String, Object> json =
        Program.run(
                "backtest",
                table.toString(),
                "--group",
                "collection,curve",
                "--methods",
                METHODS,
                "--json")
            .json();
    List<Map<?, ?>> curves = list(json, "curves");
    assertEquals(5 * 4, curves.size());
    assertTrue(
        curves
            .get(0)
            .keySet()
            .containsAll(
                Set.of(
                    "collection",
                    "curve",
                    "method",
                    "n_train",
                    "n_test",
                    "rmsle",
                    "lpd",
                    "ll_y",
                    "ll_scaled",
                    "coverage50",
                    "coverage80",
                    "coverage90",
                    "coverage95",
                    "crps",
                    "seconds")),
        curves.get(0).keySet().toString());
    assertEquals(12, curves.get(0).get("n_train"));
    assertEquals(8, curves.get(0).get("n_test"));
    assertEquals(3 * 4, list(json, "totals").size());
  }

  @Test
  void badCurvesAreResults() {
    List<Map<?, ?>> curves = list(run("--json").json(), "curves");
    Map<?, ?> bad = curves.get(3 * 4);
    assertEquals("bad", bad.get("curve"));
    assertNull(bad.get("rmsle"));
    assertEquals(
        table + ", line 63, column \"y\": \"0\" is not positive", bad.get("problem").toString());
    Map<?, ?> shortOne = curves.get(4 * 4);
    assertEquals(
        "m1 needs 2 distinct scales or more, and there are 1", shortOne.get("problem").toString());
    assertNull(curves.get(0).get("problem"));
  }

  /** The default forecast, on the curve that needs it least. */
  @Test
  void foreshockForecastsIfNobodyElseIsNamed() {
    Map<String, Object> json = Program.run("backtest", table.toString(), "--json").json();
    Map<?, ?> first = list(json, "curves").get(0);
    assertEquals("foreshock", first.get("method"));
    assertTrue(((Number) first.get("rmsle")).doubleValue() < 0.1, first.toString());
  }

  @Test
  void threadsChangeNothing() {
    assertEquals(run("--json", "--threads", "1").out(), run("--json", "--threads", "3").out());
  }

  /** A journal cut off in the middle, as by a kill, gives the same bytes. */
  @Test
  void interruptedWorkGoesOn() throws IOException {
    Path out = folder.resolve("out");
    run("--out", out.toString(), "--quiet");
    List<String> names =
        List.of("backtest.json", "curves.csv", "forecasts.csv", "forecasts.journal", "totals.csv");
    assertEquals(names, Program.names(out));
    String before = Program.text(out.resolve("backtest.json"));
    String forecasts = Program.text(out.resolve("forecasts.csv"));
    Path journal = out.resolve("forecasts.journal");
    long whole = Files.size(journal);
    try (RandomAccessFile file = new RandomAccessFile(journal.toFile(), "rw")) {
      file.setLength(whole / 2);
    }
    run("--out", out.toString(), "--quiet");
    assertEquals(before, Program.text(out.resolve("backtest.json")));
    assertEquals(forecasts, Program.text(out.resolve("forecasts.csv")));
    assertTrue(Math.abs(whole - Files.size(journal)) < 64);
    assertEquals(1 + 3 * 8 * 4 + 4 - 4, forecasts.lines().count());
  }

  @Test
  void originsRollThroughTheHoldout() {
    Map<String, Object> json = run("--json", "--holdout", "0.3", "--origins", "3").json();
    List<Map<?, ?>> curves = list(json, "curves");
    assertEquals(List.of(14, 16, 18), counts(curves, "n_train"));
    assertEquals(List.of(6, 4, 2), counts(curves, "n_test"));
    assertEquals(List.of(1, 2, 3), counts(curves, "origin"));
  }

  private static List<Object> counts(List<Map<?, ?>> curves, String key) {
    return curves.stream()
        .filter(each -> each.get("curve").equals("one") && each.get("method").equals("m1"))
        .map(each -> (Object) each.get(key))
        .toList();
  }

  @Test
  void packedTablesAreUnpacked() throws IOException {
    String plain = run("--json").out();
    Path packed = folder.resolve("curves.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(Files.readString(table).getBytes(StandardCharsets.UTF_8));
    }
    table = packed;
    assertEquals(plain, run("--json").out().replace("curves.csv.gz", "curves.csv"));
  }

  @Test
  void peopleGetATable() {
    Program said = run("--quiet", "--out", folder.resolve("out").toString());
    assertEquals("", said.out());
    String text = run("--out", folder.resolve("out").toString()).out();
    assertTrue(text.startsWith("c\n  method "), text);
    assertTrue(text.contains("\nall together\n"), text);
    assertTrue(text.contains("m1 has no error for 2 of 5 curves"), text);
    text.lines()
        .filter(line -> !line.contains(table.toString()))
        .forEach(line -> assertTrue(line.length() <= 118, line));
  }

  @Test
  void errorsSayWhatToDo() throws IOException {
    Program method = Program.run("backtest", table.toString(), "--methods", "m5");
    assertEquals(2, method.status());
    assertTrue(method.err().contains("(did you mean m"), method.err());
    Program group = Program.run("backtest", table.toString(), "--group", "task", "--json");
    assertEquals(2, group.status());
    assertTrue(group.err().contains("name one of these with --group"), group.err());
    Program twice = Program.run("backtest", table.toString(), table.toString(), "--json");
    assertTrue(twice.err().contains("is in both"), twice.err());
    Program both =
        Program.run("backtest", table.toString(), "--split", "split", "--origins", "2", "--json");
    assertTrue(both.err().contains("leave one out"), both.err());
    Files.writeString(folder.resolve("plain.csv.gz"), "no gzip");
    Program packed = Program.run("backtest", folder.resolve("plain.csv.gz").toString(), "--json");
    assertTrue(packed.err().contains("gzip"), packed.err());
  }
}

package org.foreshock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad table gets a message that says what, where and what to do. */
class TableErrorsTest {
  private static final TableOptions RAW = TableOptions.defaults();
  private static final TableOptions COUNTED = averaged(null);
  private static final TableOptions AVERAGED = averaged("se");

  private static TableOptions averaged(String se) {
    return new TableOptions("x", "y", null, "n", se, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
  }

  private static TableOptions named(String x, String y, String seed) {
    return new TableOptions(x, y, seed, null, null, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
  }

  private static TableOptions where(String... selections) {
    List<Selection> where = Stream.of(selections).map(Selection::parse).toList();
    return new TableOptions("x", "y", null, null, null, where, NoiseModel.LOGNORMAL, Metric.PLAIN);
  }

  private static Arguments bad(TableOptions options, String table, String... parts) {
    return Arguments.of(options, table, List.of(parts));
  }

  static Stream<Arguments> badValues() {
    return Stream.of(
        bad(RAW, "x,y\n1,2\n2,\n", "line 3", "column \"y\"", "missing", "leave out the row"),
        bad(RAW, "x,y\n1,NA\n", "line 2", "column \"y\"", "\"NA\" is a missing value"),
        bad(RAW, "x,y\n1,NaN\n", "line 2", "column \"y\"", "\"NaN\" is a missing value"),
        bad(RAW, "x,y\nnull,1\n", "line 2", "column \"x\"", "\"null\" is a missing value"),
        bad(RAW, "x,y\n1,-Inf\n", "line 2", "column \"y\"", "\"-Inf\" is not finite", "leave out"),
        bad(RAW, "x,y\n1,Infinity\n", "column \"y\"", "\"Infinity\" is not finite"),
        bad(RAW, "x,y\n1,1e999\n", "column \"y\"", "\"1e999\" is too large", "larger unit"),
        bad(RAW, "x,y\n1,abc\n", "column \"y\"", "\"abc\" is not a number", "write it like"),
        bad(RAW, "x,y\n1_000,1\n", "column \"x\"", "\"1_000\" is not a number"),
        bad(RAW, "x,y\n1f,1\n", "column \"x\"", "\"1f\" is not a number"),
        bad(RAW, "x,y\n1d,1\n", "column \"x\"", "\"1d\" is not a number"),
        bad(RAW, "x,y\n0x1p3,1\n", "column \"x\"", "\"0x1p3\" is not a number"),
        bad(RAW, "x,y\n.,1\n", "column \"x\"", "\".\" is not a number"),
        bad(RAW, "x,y\n1e,1\n", "column \"x\"", "\"1e\" is not a number"),
        bad(RAW, "x,y\n\u0661,1\n", "column \"x\"", "\"\u0661\" is not a number"),
        bad(RAW, "x;y\n1;0,5\n", "line 2", "column \"y\"", "\"0,5\" has a comma", "with a point"),
        bad(RAW, "x,y\n\"1,000\",2\n", "column \"x\"", "\"1,000\"", "thousands without separator"),
        bad(RAW, "x,y\n0,1\n", "line 2", "column \"x\"", "\"0\" is not positive", "leave out"),
        bad(RAW, "x,y\n-3,1\n", "line 2", "column \"x\"", "\"-3\" is not positive"),
        bad(RAW, "x,y\n1e-400,1\n", "column \"x\"", "\"1e-400\" is not positive"),
        bad(RAW, "x,y\n1,0\n", "column \"y\"", "\"0\" is not positive", "loss or an error rate"),
        bad(
            RAW,
            "x,y\n1,-2\n",
            "column \"y\"",
            "\"-2\" is not positive",
            "lognormal noise",
            "`noise(additive)`"),
        bad(COUNTED, "x,y,n\n1,2,0\n", "line 2", "column \"n\"", "\"0\"", "write 1, 2, 3"),
        bad(COUNTED, "x,y,n\n1,2,2.5\n", "line 2", "column \"n\"", "\"2.5\"", "write 1, 2, 3"),
        bad(COUNTED, "x,y,n\n1,2,\n", "line 2", "column \"n\"", "missing"),
        bad(AVERAGED, "x,y,n,se\n1,2,4,-1\n", "column \"se\"", "\"-1\" is negative"),
        bad(AVERAGED, "x,y,n,se\n1,2,4,\n", "line 2", "column \"se\"", "missing", "fill it in"),
        bad(AVERAGED, "x,y,n,se\n1,2,1,0.3\n", "column \"se\"", "\"0.3\"", "of 1 run", "empty"));
  }

  static Stream<Arguments> badRows() {
    return Stream.of(
        bad(RAW, "x,y\n1,2\n2,3,4\n", "line 3", "3 values under 2 column names", "quotes around"),
        bad(RAW, "x,y\n1\n", "line 2", "1 value under 2 column names", "fill in every column"),
        bad(RAW, "x,y\n1,0,5\n", "line 2", "write decimals with a point"),
        bad(RAW, "note,x,y\n\"a\nb\",1,2\n\"c\nd\",3,oops\n", "line 4", "\"oops\""),
        bad(RAW, "\r\nx,y\r\n\r\n1,oops\r\n", "line 4", "\"oops\""),
        bad(RAW, "x,y\r1,2\r3,oops\r", "line 3", "\"oops\""),
        bad(RAW, "x,y,z\n1,2,3\n2,3,\"4\n3,4,5\n", "line 3", "quote", "never closes"),
        bad(RAW, "x,y\n1,a\n2,3\n3,b\n", "line 2", "\"a\"", "(1 more row is not valid)"),
        bad(RAW, "x,y\n1,a\n2\n3,-1\n", "line 2", "\"a\"", "(2 more rows are not valid)"));
  }

  static Stream<Arguments> badTables() {
    return Stream.of(
        bad(RAW, "", "is empty", "names of the columns"),
        bad(RAW, " \n\n", "is empty"),
        bad(RAW, "x,y\n", "no rows", "add the runs"),
        bad(RAW, "step,loss\n1,2\n", "line 1", "no column \"x\"", "\"step\", \"loss\"", "`x`"),
        bad(
            named("step", "val_los", null),
            "step,val_loss\n1,2\n",
            "no column \"val_los\"",
            "did you mean \"val_loss\"?",
            "`y`"),
        bad(named("x", "y", "rep"), "x,y\n1,2\n", "no column \"rep\"", "`seedColumn`"),
        bad(COUNTED, "x,y\n1,2\n", "no column \"n\"", "`count`"),
        bad(AVERAGED, "x,y,n\n1,2,3\n", "no column \"se\"", "`standardError`"),
        bad(RAW, "160,2.1\n192,2.0\n", "no column \"x\"", "names in the first line"),
        bad(RAW, "x y\n1 2\n", "no column \"x\"", "commas, tabs or semicolons"),
        bad(RAW, "x,y,x\n1,2,3\n", "\"x\" may be column 1 or column 3", "rename"),
        bad(named("x", "loss", null), "x,Loss,LOSS\n1,2,3\n", "column 2 or column 3", "rename"),
        bad(named("x", "x", null), "x,y\n1,2\n", "both name column \"x\""),
        bad(
            where("curve=C"),
            "curve,x,y\nA,1,2\nB,2,3\n",
            "no row has \"curve\" = \"C\"",
            "\"A\", \"B\": pick one"),
        bad(
            where("curve=eight"),
            "curve,x,y\none,1,2\ntwo,1,2\nthree,1,2\nfour,1,2\nfive,1,2\nsix,1,2\nnight,1,2\n",
            "there is \"night\", ",
            "and 2 more: pick one"),
        bad(
            where("curve=A", "split=test"),
            "curve,split,x,y\nA,train,1,2\nB,test,2,3\n",
            "\"curve\" = \"A\" and \"split\" = \"test\"",
            "drop one"),
        bad(
            where("kurve=A"),
            "curve,x,y\nA,1,2\n",
            "no column \"kurve\"",
            "\"curve\"?",
            "`where`"));
  }

  @ParameterizedTest
  @MethodSource({"badValues", "badRows", "badTables"})
  void badTablesAreExplained(TableOptions options, String table, List<String> parts) {
    assertExplained(() -> TableReader.read(table, "runs.csv", options), parts, "runs.csv");
  }

  @Test
  void wholeMessage() {
    InputException e =
        assertThrows(
            InputException.class, () -> TableReader.read("x,y\n1,2\n2,0,5\n3,?\n", "a.csv", RAW));
    assertEquals(
        "a.csv, line 3: 3 values under 2 column names: fill in every column, put quotes around a"
            + " value that holds the separator, and write decimals with a point"
            + " (1 more row is not valid)",
        e.getMessage());
    e = assertThrows(InputException.class, () -> TableReader.read("x,y\n3,?\n", "a.csv", RAW));
    assertEquals(
        "a.csv, line 2, column \"y\": \"?\" is not a number: write it like 1000, 0.25 or 2.5e-4",
        e.getMessage());
  }

  @Test
  void longValuesAreCut() {
    String table = "x,y\n1," + "z".repeat(5000) + "\n";
    InputException e =
        assertThrows(InputException.class, () -> TableReader.read(table, "runs.csv", RAW));
    assertTrue(e.getMessage().length() < 200, e.getMessage());
  }

  @Test
  void errorNeedsCount() {
    assertExplained(
        () ->
            new TableOptions(
                "x", "y", null, null, "se", List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN),
        List.of("`count`", "number of runs"),
        "`standardError`");
  }

  @Test
  void heavyTailsNeedSingleRuns() {
    assertExplained(
        () ->
            new TableOptions(
                "x", "y", null, "n", null, List.of(), NoiseModel.STUDENT_T, Metric.PLAIN),
        List.of("single runs", "`count`"),
        "`noise(student-t)`");
  }

  @Test
  void metricsStayBelowTheirCeiling() {
    TableOptions options =
        new TableOptions(
            "x", "y", null, null, null, List.of(), NoiseModel.LOGNORMAL, new Metric(1));
    assertExplained(
        () -> TableReader.read("x,y\n1,0.5\n2,1\n", "runs.csv", options),
        List.of("line 3", "column \"y\"", "\"1\" is not below the ceiling", "`ceiling`"),
        "runs.csv");
  }

  @Test
  void selectionsNeedAnEqualsSign() {
    assertExplained(() -> Selection.parse("curve"), List.of("COLUMN=VALUE"), "\"curve\"");
    assertExplained(() -> Selection.parse(" =A"), List.of("COLUMN=VALUE"), "\" =A\"");
  }

  @Test
  void filesThatCannotBeRead(@TempDir Path folder) throws IOException {
    Path absent = folder.resolve("absent.csv");
    assertExplained(() -> TableReader.read(absent, RAW), List.of("no file", "check"), "absent.csv");
    assertExplained(
        () -> TableReader.read(folder, RAW), List.of("is a directory"), folder.toString());
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "curve,x,y\r\nA,1,2\r\ncafé,2,3\r\n".getBytes(StandardCharsets.ISO_8859_1));
    assertExplained(
        () -> TableReader.read(latin, RAW),
        List.of("line 3", "not UTF-8", "\"caf\"", "save the table"),
        "latin.csv");
    Path cut = folder.resolve("cut.csv");
    Files.write(cut, new byte[] {'x', ',', 'y', '\n', (byte) 0xC3});
    assertExplained(() -> TableReader.read(cut, RAW), List.of("line 2", "not UTF-8"), "cut.csv");
  }

  @Test
  void tooFewScales() {
    Table table = TableReader.read("x,y\n1,2\n1,3\n2,2\n", "runs.csv", RAW);
    table.requireScales(2, 0, "runs.csv");
    assertEquals(
        "found 2 distinct scales in runs.csv, a model with 1 break needs at least 4:"
            + " add scales or use `breaks(0)`",
        assertThrows(InputException.class, () -> table.requireScales(4, 1, "runs.csv"))
            .getMessage());
    assertExplained(
        () -> table.requireScales(3, 0, "runs.csv"), List.of("0 breaks", "add scales"), "runs.csv");
    assertExplained(
        () -> table.requireScales(7, 2, "runs.csv"), List.of("fewer `breaks`"), "runs.csv");
  }

  private static void assertExplained(Runnable reading, List<String> parts, String source) {
    InputException e = assertThrows(InputException.class, reading::run);
    assertTrue(e.getMessage().contains(source), e.getMessage());
    for (String part : parts) {
      assertTrue(e.getMessage().contains(part), () -> "«" + part + "» in: " + e.getMessage());
    }
  }
}

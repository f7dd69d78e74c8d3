package org.foreshock.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
  private static final TableOptions RAW = TableOptions.defaults();
  private static final Sweep TWO_RUNS =
      Sweep.ofRuns(new double[] {1000, 2000}, new double[] {2.5, 0.5});

  private static Table read(String text, TableOptions options) {
    return TableReader.read(text, "runs.csv", options);
  }

  private static TableOptions where(NoiseModel noise, String... selections) {
    List<Selection> where = Stream.of(selections).map(Selection::parse).toList();
    return new TableOptions("x", "y", null, null, null, where, noise, Metric.PLAIN);
  }

  private static Scale onlyScale(String text, String count, String se) {
    TableOptions options =
        new TableOptions("x", "y", null, count, se, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
    Sweep sweep = read(text, options).sweep();
    assertEquals(1, sweep.size());
    return sweep.scales().get(0);
  }

  private static void assertMoments(Moments expected, Moments actual) {
    assertEquals(expected.count(), actual.count());
    assertEquals(expected.mean(), actual.mean(), 1e-14);
    assertEquals(expected.sumOfSquares(), actual.sumOfSquares(), 1e-14);
    assertEquals(expected.terms(), actual.terms());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x,y\n1000,2.5\n2000,0.5\n",
        "x,y\n1000,2.5\n2000,0.5",
        "\uFEFFx,y\r\n1000,2.5\r\n2000,0.5\r\n",
        "x,y\r1000,2.5\r2000,0.5\r",
        "x;y\n1000;2.5\n2000;0.5\n",
        "x\ty\n1000\t2.5\n2000\t0.5\n",
        "\"x\",\"y\"\n\"1000\",\"2.5\"\n\"2000\",\"0.5\"\n",
        " \"x\" , \"y\" \n \"1000\" , \"2.5\" \n2000,0.5\n",
        "X,Y\n1000,2.5\n2000,0.5\n",
        "X,x,y\nno,1000,2.5\nno,2000,0.5\n",
        "y,x\n.5,2e3\n2.5,+1000\n",
        "x,y\n1E+03,25e-1\n 2.e3 , 0.50 \n",
        "\"a;b;c\",x,y\n\"d\ne\",1000,2.5\n;;,2000,0.5\n",
        "a,a,x,y,,\n,NA,1000,2.5,,\n,NaN,2000,0.5,,\n"
      })
  void spellingsOfTheSameRuns(String text) {
    assertEquals(TWO_RUNS, read(text, RAW).sweep());
  }

  @Test
  void theNameOfTheFileMeansTabs() {
    String text = "a;b;c;d\tx\ty\n1\t1000\t2.5\n1\t2000\t0.5\n";
    assertEquals(TWO_RUNS, TableReader.read(text, "runs.TSV", RAW).sweep());
    assertEquals(TWO_RUNS, TableReader.read(text, "runs.tab", RAW).sweep());
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("läufe.csv");
    Files.writeString(
        file, "\uFEFFSchritt,Größe\r\n1000,2.5\r\n2000,0.5\r\n", StandardCharsets.UTF_8);
    TableOptions options =
        new TableOptions(
            "schritt", "größe", null, null, null, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
    Table table = TableReader.read(file, options);
    assertEquals(TWO_RUNS, table.sweep());
    assertEquals("Schritt", table.xName());
    assertEquals("Größe", table.yName());
    assertEquals(2, table.rows());
    assertEquals(List.of(), table.notes());
  }

  @Test
  void equalScalesAreGathered() {
    Sweep sweep = read("x,y,seed\n2,0.4,1\n1,3,1\n2.0,0.1,2\n2e0,0.2,3\n", RAW).sweep();
    assertEquals(2, sweep.size());
    assertEquals(1, sweep.minX());
    assertEquals(2, sweep.maxX());
    Scale second = sweep.scales().get(1);
    assertArrayEquals(new double[] {0.1, 0.2, 0.4}, second.runs());
    assertEquals(0.7 / 3, second.mean(), 1e-15);
    // ln 0.1, ln 0.2, ln 0.4 lie ln 2 apart
    double ln2 = Math.log(2);
    assertMoments(new Moments(3, Math.log(0.2), 2 * ln2 * ln2, 3), second.logMoments());
  }

  @Test
  void aStandardErrorGivesTheLognormalOfTheSameMoments() {
    // s = 0.5 · √4 = 1 = mean/2: v = ln(1 + 1/4)
    double v = Math.log(1.25);
    Scale scale = onlyScale("x,y,n,se\n1,2,4,0.5\n", "n", "se");
    assertMoments(new Moments(4, Math.log(2) - v / 2, 3 * v, 4), scale.logMoments());
    assertEquals(2, scale.mean());
    assertEquals(0, scale.runs().length);
  }

  @Test
  void withoutStandardErrorAMeanIsOneDeviation() {
    Scale scale = onlyScale("x,y,n\n1,2,4\n", "n", null);
    assertMoments(new Moments(4, Math.log(2), 0, 1), scale.logMoments());
    assertEquals(0, scale.runs().length);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "NA", "0", "0.0"})
  void aMeanOfOneRunIsARun(String se) {
    Sweep raw = Sweep.ofRuns(new double[] {1, 1}, new double[] {2, 3});
    String table = "x,y,n,se\n1,3,1," + se + "\n1,2,1.0," + se + "\n";
    assertEquals(raw.scales().get(0), onlyScale(table, "n", "se"));
    assertEquals(raw.scales().get(0), onlyScale(table, "n", null));
  }

  @Test
  void repeatedMeansArePooled() {
    // two means of unknown spread: one deviation each, and one more between them
    double ln2 = Math.log(2);
    Scale unknown = onlyScale("x,y,n\n1,4,1\n1,1,3\n", "n", null);
    assertMoments(new Moments(4, ln2 / 2, 3 * ln2 * ln2, 2), unknown.logMoments());
    assertEquals(7.0 / 4, unknown.mean());
    // known spreads: S = Σ (n_i − 1) v_i + n_1 n_2 / (n_1 + n_2) (m_1 − m_2)²
    double v = Math.log(1.25);
    Scale known = onlyScale("x,y,n,se\n1,2,4,0.5\n1,4,4,1\n", "n", "se");
    assertMoments(new Moments(8, 1.5 * ln2 - v / 2, 6 * v + 2 * ln2 * ln2, 8), known.logMoments());
  }

  @ParameterizedTest
  @CsvSource({
    "curve=A, 2",
    "curve= A , 2",
    "Curve=b=c, 1",
    "curve=, 1",
    "seed=1, 2",
    "seed=1e0, 2"
  })
  void selections(String selection, int rows) {
    String text = "curve,seed,x,y\nA,1,1,2\nA,1.0,2,3\nb=c,2,3,4\n,01x,4,5\n";
    assertEquals(rows, read(text, where(NoiseModel.LOGNORMAL, selection)).rows());
  }

  @Test
  void rowsNotSelectedNeedNotBeValid() {
    String text = "curve,x,y\nA,1,2\nB,oops,-1\nA,2,3\n";
    assertEquals(2, read(text, where(NoiseModel.LOGNORMAL, "curve=A")).sweep().size());
  }

  @Test
  void selectionsAddUp() {
    String text = "curve,split,x,y\nA,train,1,2\nA,test,2,3\nB,train,3,4\n";
    Sweep sweep = read(text, where(NoiseModel.LOGNORMAL, "curve=A", "split=train")).sweep();
    assertEquals(Sweep.ofRuns(new double[] {1}, new double[] {2}), sweep);
  }

  @Test
  void averagesKeepTheirSpreadInYUnits() {
    String text = "x,y,n,se\n1,-2,4,0.5\n2,3,9,0.1\n";
    TableOptions options =
        new TableOptions("x", "y", null, "n", "se", List.of(), NoiseModel.ADDITIVE, Metric.PLAIN);
    Moments moments = read(text, options).sweep().scales().get(0).moments();
    assertEquals(-2, moments.mean());
    assertEquals(3 * 4 * 0.25, moments.sumOfSquares(), 1e-15); // (n - 1) n se^2
    assertEquals(4, moments.terms());
  }

  @Test
  void ceilingsTurnTheMetricRound() {
    String text = "x,y\n1,0.25\n2,0.5\n2,0.75\n";
    TableOptions options =
        new TableOptions(
            "x", "y", null, null, null, List.of(), NoiseModel.LOGNORMAL, new Metric(1));
    Table table = read(text, options);
    assertEquals(
        Sweep.ofRuns(new double[] {1, 2, 2}, new double[] {0.75, 0.5, 0.25}), table.sweep());
    assertEquals(
        Sweep.ofRuns(new double[] {1, 2, 2}, new double[] {0.25, 0.5, 0.75}), table.shown());
  }

  @Test
  void anyMetricMayBeNegative() {
    Sweep sweep = read("x,y\n1,-2\n2,0\n2,1\n3,1\n", where(NoiseModel.ADDITIVE)).sweep();
    assertEquals(-2, sweep.scales().get(0).mean());
    assertTrue(Double.isNaN(sweep.scales().get(0).logMoments().mean()));
    assertTrue(Double.isNaN(sweep.scales().get(1).logMoments().mean()));
    assertEquals(0, sweep.scales().get(2).logMoments().mean());
  }

  @Test
  void notesTellOfSeveralCurves() {
    String text = "curve,id,fold,x,y\nA B,a,1,1,2\nA B,b,1,2,3\nC,c,2,1,4\nD,d,2,1,4\nE,e,2,3,4\n";
    assertEquals(
        List.of(
            "column \"curve\" has 4 values in the rows used: \"A B\", \"C\", \"D\" and 1 more;"
                + " if they are different curves, pick one, as with `where(curve=A B)`"),
        read(text, RAW).notes());
    assertEquals(List.of(), read(text, where(NoiseModel.LOGNORMAL, "curve=A B")).notes());
  }

  @Test
  void notesTellOfRepeatedSeeds() {
    String text = "step,y,seed\n1,2,7\n1,3,8\n1.0,2,7\n2,2,7\n2,3,\n2,4,\n";
    TableOptions options =
        new TableOptions(
            "step", "y", null, null, null, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
    assertEquals(
        List.of(
            "1 row repeats the scale and seed of an earlier row (first on line 4: step 1.0,"
                + " seed 7); each counts as a run of its own"),
        read(text, options).notes());
  }

  @Test
  void notesTellOfBlankLines() {
    assertEquals(List.of("ignored 1 blank line"), read("x,y\n1,2\n\n", RAW).notes());
    assertEquals(List.of("ignored 3 blank lines"), read("\nx,y\n1,2\r\n \n\n", RAW).notes());
  }
}

package org.foreshock.backtest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.backtest.CurveScore.Measure;
import org.foreshock.data.CurvesReader.Curve;
import org.foreshock.data.CurvesReader.Run;
import org.foreshock.forecast.Score;
import org.foreshock.method.Rival;
import org.junit.jupiter.api.Test;

final class BacktestTest {
  private static Curve curve(int scales) {
    List<Run> runs = new ArrayList<>();
    for (int i = scales; i > 0; i--) {
      runs.add(new Run(i, 1.0 / i, false));
    }
    return new Curve(List.of("a"), runs, false, Optional.empty());
  }

  @Test
  void rollingOriginsCutTheLastShare() {
    List<Case> cases = new Cuts(0.3, 3).of("c", "a", curve(10));
    assertEquals(List.of(7, 8, 9), cases.stream().map(each -> each.train().size()).toList());
    assertEquals(List.of(3, 2, 1), cases.stream().map(each -> each.test().size()).toList());
    assertEquals(List.of(1, 2, 3), cases.stream().map(Case::origin).toList());
    assertEquals(7, cases.get(0).lastX());
    assertEquals(1, cases.get(0).largestY());
  }

  @Test
  void tooShortACurveIsAProblem() {
    List<Case> cases = new Cuts(0.3, 1).of("c", "a", curve(1));
    assertEquals(1, cases.size());
    assertTrue(cases.get(0).problem().contains("too few"), cases.get(0).problem());
  }

  /** Two scores written out by hand: a log-normal forecast with median 1 and sd 0.5 of ln y. */
  private static CurveScore byHand() {
    double[] none = new double[4];
    Score one = new Score(2, 1, -1.5, 0.9, 0.25, none, none);
    Score two = new Score(0.5, 1, 0.5, 0.2, 0.35, none, none);
    List<Run> train = List.of(new Run(1, 4, false), new Run(2, 3, false));
    List<Run> test = List.of(new Run(3, 2, true), new Run(4, 0.5, true));
    return CurveScore.of(
        new Case("c", "a", 0, train, test, ""),
        "m1",
        new Foretold(List.of(one, two), 1, Optional.empty()));
  }

  @Test
  void measuresAreWhatTheyAreCalled() {
    CurveScore score = byHand();
    double ln2 = Math.log(2);
    assertEquals(ln2, score.get(Measure.RMSLE), 1e-15);
    assertEquals((-1.5 + ln2 + 0.5 - ln2) / 2, score.get(Measure.LPD), 1e-15);
    assertEquals(-0.5, score.get(Measure.LL_Y), 1e-15);
    assertEquals(-0.5 + Math.log(4), score.get(Measure.LL_SCALED), 1e-15);
    assertEquals(0, score.get(Measure.COVERAGE50));
    assertEquals(0.5, score.get(Measure.COVERAGE80));
    assertEquals(1, score.get(Measure.COVERAGE90));
    assertEquals(0.3, score.get(Measure.CRPS), 1e-15);
  }

  @Test
  void totalsAverageTheCurvesThatHaveANumber() {
    CurveScore failed = CurveScore.of(byHand().of(), "m1", Foretold.failed("no", 3));
    Totals total = Totals.of(List.of(byHand(), failed, byHand()), 1).get(0);
    assertEquals(2, total.scored());
    assertEquals(-0.5, total.mean(Measure.LL_Y), 1e-15);
    assertEquals(-0.5, total.median(Measure.LL_Y), 1e-15);
    assertEquals(5, total.seconds());
    assertEquals(0, total.coverage().curves());
  }

  private static CurveScore transforms(String curve, double... transforms) {
    double[] none = new double[4];
    List<Score> scores = new ArrayList<>();
    for (double transform : transforms) {
      scores.add(new Score(1, 1, 0, transform, 0, none, none));
    }
    Foretold foretold = new Foretold(scores, 1, Optional.empty());
    return CurveScore.of(new Case("c", curve, 0, List.of(), List.of(), ""), "m1", foretold);
  }

  /** Of five runs all, of ten runs none: 5 of 15; drawn anew, the ends are no curve and all. */
  @Test
  void pooledCoverageCountsRunsAndDrawsCurves() {
    CurveScore in = transforms("in", .5, .5, .5, .5, .5);
    CurveScore out = transforms("out", 0, 0, 0, 0, 0, 1, 1, 1, 1, 1);
    CurveScore few = transforms("few", .5, .5, .5, .5);
    PooledCoverage pooled = PooledCoverage.of(List.of(in, out, few), 1, 0.5);
    assertEquals(2, pooled.curves());
    assertEquals(15, pooled.runs());
    assertArrayEquals(new double[] {1 / 3.0}, pooled.shares(), 1e-15);
    assertArrayEquals(new double[] {0}, pooled.low());
    assertArrayEquals(new double[] {1}, pooled.high());
  }

  @Test
  void journalLinesAreExact() {
    double[] ends = {0.1, 1 / 3.0, 0, Double.MIN_VALUE};
    Score score = new Score(0.1, Math.PI, Double.NEGATIVE_INFINITY, Double.NaN, 1e-300, ends, ends);
    ForetoldLine format = new ForetoldLine();
    Foretold known = new Foretold(List.of(score), 0.3, Optional.of("über, \"a b\"\n"));
    String line = format.write(known);
    assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'));
    assertEquals(line, format.write(format.read(line.split(" "))));
    assertEquals(known.problem(), format.read(line.split(" ")).problem());
    String failed = format.write(Foretold.failed("no", 1));
    assertEquals(List.of(), format.read(failed.split(" ")).scores());
  }

  @Test
  void keysNameWhatResultsDependOn() {
    Case one = byHand().of();
    Case other = new Case("x", "y", 0, one.train(), one.train(), "");
    String key = new ForecastTask(one, Rival.M1, "1", 1).key();
    assertEquals(key, new ForecastTask(one, Rival.M1, "1", 1).key());
    assertNotEquals(key, new ForecastTask(other, Rival.M1, "1", 1).key());
    assertNotEquals(key, new ForecastTask(one, Rival.M2, "1", 1).key());
    assertNotEquals(key, new ForecastTask(one, Rival.M1, "2", 1).key());
    assertNotEquals(key, new ForecastTask(one, Rival.M1, "1", 2).key());
  }
}

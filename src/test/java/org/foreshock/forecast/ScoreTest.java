package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.predictive.Distribution;
import org.junit.jupiter.api.Test;

class ScoreTest {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

  /** The closed form of a normal distribution: Gneiting and Raftery 2007, eq. 21. */
  private static double crps(double z) {
    return z * (2 * STANDARD.cumulativeProbability(z) - 1)
        + 2 * STANDARD.density(z)
        - 1 / Math.sqrt(Math.PI);
  }

  @Property(tries = 300, seed = "701")
  void crpsIsThatOfANormal(
      @ForAll @DoubleRange(min = -4, max = 4) double z,
      @ForAll @DoubleRange(min = -20, max = 20) double mean,
      @ForAll @DoubleRange(min = 0.01, max = 3) double sd) {
    Score score = Score.of(Normals.lognormal(mean, sd), Math.exp(mean + sd * z));
    assertEquals(crps(z), score.crps() / sd, 0.0022);
  }

  /** Against the definition by pairs, E|X − y| − E|X − X′|/2, of 200,000 draws: five errors. */
  @Test
  void crpsAgreesWithDraws() {
    Distribution distribution = Normals.lognormal(0.3, 0.2);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(702);
    int n = 200_000;
    double logY = 0.55;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      double x = Math.log(distribution.sample(random));
      double other = Math.log(distribution.sample(random));
      double term = (Math.abs(x - logY) + Math.abs(other - logY) - Math.abs(x - other)) / 2;
      sum += term;
      squares += term * term;
    }
    double mean = sum / n;
    double error = Math.sqrt((squares / n - mean * mean) / n);
    double score = Score.of(distribution, Math.exp(logY)).crps();
    assertEquals(mean, score, 5 * error + 0.0022 * 0.2);
  }

  @Test
  void everyScoreIsThatOfItsDefinition() {
    double z = 1.5;
    double y = Math.exp(0.3 + 0.2 * z);
    Score score = Score.of(Normals.lognormal(0.3, 0.2), y);
    assertEquals(-0.3, score.logError(), 1e-12);
    assertEquals(STANDARD.logDensity(z) - Math.log(0.2), score.logDensityOfLog(), 1e-9);
    assertEquals(score.logDensityOfLog() - Math.log(y), score.logDensity(), 1e-12);
    assertEquals(score.logDensity() + Math.log(7), score.logDensityPer(7), 1e-12);
    assertEquals(STANDARD.cumulativeProbability(z), score.transform(), 1e-9);
    double half = 0.2 * STANDARD.inverseCumulativeProbability(0.9);
    double missed = 0.2 * z - half;
    assertEquals(2 * half + 10 * missed, score.logIntervalScore(1), 1e-9);
    double low = Math.exp(0.3 - half);
    double high = Math.exp(0.3 + half);
    assertEquals(high - low + 10 * (y - high), score.intervalScore(1), 1e-9);
    assertFalse(score.covered(0.8));
    assertTrue(score.covered(0.9));
    assertEquals(0.9, Score.levels()[2]);
    assertEquals(
        2 * 0.2 * STANDARD.inverseCumulativeProbability(0.95), score.logIntervalScore(2), 1e-9);
  }

  @Test
  void intervalScoresPunishBothSides() {
    assertEquals(2, Score.intervalScore(1, 3, 2, 0.9));
    assertEquals(2 + 20 * 0.5, Score.intervalScore(1, 3, 0.5, 0.9), 1e-12);
    assertEquals(2 + 20 * 0.5, Score.intervalScore(1, 3, 3.5, 0.9), 1e-12);
  }

  @Test
  void whatHasNoLogarithmHasNoScoreOfIt() {
    Score below = Score.of(Normals.lognormal(0, 1), -1);
    assertTrue(Double.isNaN(below.logError()));
    assertTrue(Double.isNaN(below.crps()));
    assertTrue(Double.isNaN(below.logDensityOfLog()));
    assertEquals(0, below.transform());
    Score wide = Score.of(Normals.normal(1, 2), 1);
    assertTrue(Double.isNaN(wide.crps()));
    assertEquals(STANDARD.logDensity(0) - Math.log(2), wide.logDensity(), 1e-12);
  }

  /**
   * 4,000 runs of the distribution itself: coverage, PIT and log density are those expected, each
   * within five standard errors (false alarm 6e-7 each), and the proper scores prefer the truth to
   * distributions that are too narrow, too wide or shifted (the differences are ten errors and
   * more).
   */
  @Test
  void theTruthScoresBest() {
    Distribution truth = Normals.lognormal(0, 0.1);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(703);
    double[] runs = new double[4000];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = truth.sample(random);
    }
    Scores best = scores(truth, runs);
    assertEquals(4000, best.runs());
    assertEquals(0.1, best.rmsle(), 5 * 0.1 / Math.sqrt(8000));
    double[] levels = Score.levels();
    for (int i = 0; i < levels.length; i++) {
      double error = Math.sqrt(levels[i] * (1 - levels[i]) / 4000);
      assertEquals(levels[i], best.coverage()[i], 5 * error);
    }
    double entropy = 0.5 * Math.log(2 * Math.PI * Math.E * 0.01);
    assertEquals(-entropy, best.logDensity(), 5 * Math.sqrt(0.5 / 4000));
    for (Distribution other :
        List.of(
            Normals.lognormal(0, 0.05), Normals.lognormal(0, 0.2), Normals.lognormal(0.1, 0.1))) {
      Scores worse = scores(other, runs);
      assertTrue(worse.logDensity() < best.logDensity());
      assertTrue(worse.crps() > best.crps());
      for (int i = 0; i < levels.length; i++) {
        assertTrue(worse.intervalScores()[i] > best.intervalScores()[i]);
      }
    }
  }

  @Test
  void averagesOfNoneAreNotNumbers() {
    Scores none = Scores.of(List.of());
    assertEquals(0, none.runs());
    assertTrue(Double.isNaN(none.rmsle()));
    assertTrue(Double.isNaN(none.coverage()[0]));
  }

  @Test
  void manyRunsOfOneDistributionScoreAsEach() {
    Distribution distribution = Normals.lognormal(0, 1);
    Scorer scorer = new Scorer(distribution);
    for (double y : new double[] {0.2, 1, 5}) {
      Score one = Score.of(distribution, y);
      Score other = scorer.score(y);
      assertEquals(one.crps(), other.crps());
      assertArrayEquals(one.lower(), other.lower());
      assertEquals(one.logDensity(), other.logDensity());
    }
  }

  private static Scores scores(Distribution distribution, double[] runs) {
    Scorer scorer = new Scorer(distribution);
    List<Score> scores = new ArrayList<>();
    for (double y : runs) {
      scores.add(scorer.score(y));
    }
    return Scores.of(scores);
  }
}

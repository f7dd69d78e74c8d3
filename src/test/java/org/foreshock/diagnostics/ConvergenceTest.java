package org.foreshock.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Laws that the diagnostics obey whatever the draws. */
class ConvergenceTest {
  private static final double ROUNDING = 1e-9;

  /** 2 to 5 chains of 8 to 60 normal draws, from unrelated to strongly correlated, some shifted. */
  @Provide
  Arbitrary<double[][]> chains() {
    return Arbitraries.longs()
        .map(
            seed -> {
              Random random = new Random(seed);
              int draws = 8 + random.nextInt(53);
              double correlation = random.nextDouble() * 1.9 - 0.95;
              double[][] chains = new double[2 + random.nextInt(4)][draws];
              for (double[] chain : chains) {
                double shift = random.nextInt(3) == 0 ? 1 : 0;
                double state = random.nextGaussian();
                for (int i = 0; i < draws; i++) {
                  double fresh = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
                  state = correlation * state + fresh;
                  chain[i] = shift + state;
                }
              }
              return chains;
            });
  }

  @Property(tries = 100, seed = "1")
  void theOrderOfChainsDoesNotMatter(
      @ForAll("chains") double[][] chains, @ForAll @IntRange(min = 0, max = 1000) int shuffle) {
    List<double[]> order = new ArrayList<>(Arrays.asList(chains));
    Collections.shuffle(order, new Random(shuffle));
    double[][] shuffled = order.toArray(double[][]::new);
    assertClose(Convergence.rHat(chains), Convergence.rHat(shuffled));
    assertClose(Convergence.essBulk(chains), Convergence.essBulk(shuffled));
    assertClose(Convergence.essTail(chains), Convergence.essTail(shuffled));
    assertClose(Convergence.essMean(chains), Convergence.essMean(shuffled));
    assertClose(Convergence.mcseMean(chains), Convergence.mcseMean(shuffled));
  }

  @Property(tries = 100, seed = "2")
  void ranksAloneMakeBulkAndTailSizes(@ForAll("chains") double[][] chains) {
    // exp keeps the order, but moves the distances from the median that the folded R-hat ranks.
    double[][] mapped = StoredDraws.map(chains, x -> Math.exp(3 * x));
    assertEquals(Convergence.essBulk(chains), Convergence.essBulk(mapped));
    assertEquals(
        Convergence.splitRHat(Convergence.bulkScores(chains)),
        Convergence.splitRHat(Convergence.bulkScores(mapped)));
    // Quantiles between draws of other places still cut between the same two draws.
    assertEquals(Convergence.essTail(chains), Convergence.essTail(mapped));
  }

  @Property(tries = 100, seed = "3")
  void unitsDoNotMatterAndErrorsScaleWithThem(
      @ForAll("chains") double[][] chains, @ForAll @IntRange(min = -300, max = 300) int exponent) {
    double unit = Math.scalb(1.0, exponent);
    double[][] scaled = StoredDraws.map(chains, x -> unit * x);
    ColumnSummary before = ColumnSummary.of(chains);
    ColumnSummary after = ColumnSummary.of(scaled);
    assertEquals(before.rHat(), after.rHat());
    assertEquals(before.essBulk(), after.essBulk());
    assertEquals(before.essTail(), after.essTail());
    assertEquals(unit * before.mcseMean(), after.mcseMean());
    assertEquals(unit * before.sd(), after.sd());
    assertEquals(unit * before.q05(), after.q05());
    assertEquals(
        unit * Convergence.mcseQuantile(chains, 0.3), Convergence.mcseQuantile(scaled, 0.3));
  }

  @Property(tries = 100, seed = "4")
  void theMirrorImageIsAsGood(@ForAll("chains") double[][] chains) {
    double[][] mirrored = StoredDraws.map(chains, x -> -x);
    assertClose(Convergence.rHat(chains), Convergence.rHat(mirrored));
    assertClose(Convergence.essBulk(chains), Convergence.essBulk(mirrored));
    assertClose(Convergence.quantile(chains, 0.3), -Convergence.quantile(mirrored, 0.7));
  }

  @Property(tries = 100, seed = "5")
  void sizesStayBelowTheCap(@ForAll("chains") double[][] chains) {
    int half = 2 * (chains[0].length / 2);
    double total = (double) chains.length * half;
    double cap = total * Math.log10(total) * (1 + ROUNDING);
    assertTrue(Convergence.essBulk(chains) <= cap);
    assertTrue(Convergence.essMean(chains) <= cap);
  }

  @Property(tries = 50, seed = "6")
  void drawsAreNotModified(@ForAll("chains") double[][] chains) {
    double[][] copy = StoredDraws.map(chains, x -> x);
    ColumnSummary.of(chains);
    Convergence.mcseQuantile(chains, 0.5);
    for (int c = 0; c < chains.length; c++) {
      assertArrayEquals(copy[c], chains[c]);
    }
  }

  @Property(tries = 50, seed = "7")
  void transformedAutocovarianceIsTheSumOfProducts(@ForAll("chains") double[][] chains) {
    double[] actual = Autocovariance.averageOf(chains);
    for (int lag = 0; lag < actual.length; lag++) {
      double sum = 0;
      for (double[] chain : chains) {
        double mean = Arrays.stream(chain).average().orElseThrow();
        for (int i = 0; i + lag < chain.length; i++) {
          sum += (chain[i] - mean) * (chain[i + lag] - mean);
        }
      }
      assertEquals(sum / (chains.length * chains[0].length), actual[lag], 1e-12);
    }
  }

  @Test
  void quantilesOfAFewDraws() {
    double[][] chains = {{4, 1}, {3, 2}};
    assertEquals(1, Convergence.quantile(chains, 0));
    assertEquals(1.75, Convergence.quantile(chains, 0.25));
    assertEquals(2.5, Convergence.quantile(chains, 0.5));
    assertEquals(4, Convergence.quantile(chains, 1));
  }

  @Test
  void quantilesReachInfinity() {
    double inf = Double.POSITIVE_INFINITY;
    double[][] chains = {{1, 2, inf, inf}};
    assertEquals(inf, Convergence.quantile(chains, 0.5));
    assertEquals(2, Convergence.quantile(chains, 1.0 / 3));
    assertEquals(inf, Convergence.quantile(chains, 0.9));
    assertEquals(Double.NaN, Convergence.mcseQuantile(chains, 0.5));
  }

  @Test
  void negativeZeroTiesWithZero() {
    double[][] scores = NormalScores.of(new double[][] {{-0.0, 1, 0.0, -1}});
    assertEquals(scores[0][0], scores[0][2]);
    assertEquals(0, scores[0][0], 1e-15);
  }

  @Test
  void aColumnInSmallUnitsIsNotConstant() {
    double[][] chains = StoredDraws.map(StoredDraws.read("mixed"), x -> 1e-30 * x);
    assertEquals(772.963007106449, Convergence.essTail(chains), 1e-9);
  }

  @Test
  void oneDrawOrTwoSayNothingAboutMixing() {
    for (double[][] chains : new double[][][] {{{1}, {2}}, {{1, 3}, {2, 5}}}) {
      ColumnSummary summary = ColumnSummary.of(chains);
      assertEquals(Double.NaN, summary.rHat());
      assertEquals(Double.NaN, summary.essBulk());
      assertEquals(Double.NaN, summary.essTail());
      assertEquals(Double.NaN, summary.mcseMean());
    }
    assertEquals(Double.NaN, Convergence.sd(new double[][] {{1}}));
    assertEquals(Double.NaN, EnergyDiagnostics.eBfmi(new double[] {1}));
  }

  @Test
  void refusesShapesAndProbabilitiesThatMakeNoSense() {
    assertThrows(IllegalArgumentException.class, () -> ColumnSummary.of(new double[0][]));
    assertThrows(IllegalArgumentException.class, () -> Convergence.rHat(new double[2][0]));
    double[][] ragged = {{1, 2, 3, 4}, {1, 2, 3}};
    assertThrows(IllegalArgumentException.class, () -> Convergence.essBulk(ragged));
    double[][] chains = {{1, 2}, {3, 4}};
    assertThrows(IllegalArgumentException.class, () -> Convergence.quantile(chains, 1.5));
    assertThrows(IllegalArgumentException.class, () -> Convergence.essQuantile(chains, -0.1));
    assertThrows(IllegalArgumentException.class, () -> Convergence.quantile(chains, Double.NaN));
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, ROUNDING * Math.abs(expected));
  }
}

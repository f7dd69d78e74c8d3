package org.foreshock.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;

/** The test of ranks: how often it is wrong, and what it finds. */
final class UniformityTest {
  private static final int LARGEST = 99;
  private static final int TIMES = 2000;
  private static final Uniformity FEW = new Uniformity(50, LARGEST);

  /** Ranks of so many truths, each by {@code of}. */
  private static int[] ranks(
      int count, UniformRandomProvider random, ToIntFunction<UniformRandomProvider> of) {
    int[] ranks = new int[count];
    for (int i = 0; i < count; i++) {
      ranks[i] = of.applyAsInt(random);
    }
    return ranks;
  }

  private static int uniform(UniformRandomProvider random) {
    return random.nextInt(LARGEST + 1);
  }

  /** Rank of a standard Normal among draws from another Normal. */
  private static ToIntFunction<UniformRandomProvider> normal(double mean, double sd) {
    return random -> {
      ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
      double truth = normal.sample();
      int rank = 0;
      for (int i = 0; i < LARGEST; i++) {
        rank += mean + sd * normal.sample() < truth ? 1 : 0;
      }
      return rank;
    };
  }

  /** Share of alarms among many sets of ranks. */
  private static double alarms(
      Uniformity test,
      int count,
      double alarm,
      int times,
      ToIntFunction<UniformRandomProvider> of) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(7);
    int alarms = 0;
    for (int t = 0; t < times; t++) {
      alarms += test.pValue(ranks(count, random, of)) <= alarm ? 1 : 0;
    }
    return alarms / (double) times;
  }

  /** Four standard errors either way: wrong with a probability of 1e-4, were the seed not fixed. */
  @Test
  void uniformRanksRaiseAsManyAlarmsAsStated() {
    for (double alarm : new double[] {0.2, 0.05, 0.01}) {
      double error = Math.sqrt(alarm * (1 - alarm) / TIMES);
      assertEquals(alarm, alarms(FEW, 50, alarm, TIMES, UniformityTest::uniform), 4 * error);
    }
  }

  @Test
  void aThousandRanksFindAShiftOfAFifthOrASpreadOffByAQuarter() {
    Uniformity test = new Uniformity(1000, LARGEST);
    assertTrue(alarms(test, 1000, 0.001, 30, normal(0.2, 1)) > 0.8, "shift");
    assertTrue(alarms(test, 1000, 0.001, 30, normal(0, 0.8)) > 0.8, "too narrow");
    assertTrue(alarms(test, 1000, 0.001, 30, normal(0, 1.25)) > 0.8, "too wide");
  }

  @Test
  void ranksLeaveTheEnvelopeJustWhenTheyRaiseAnAlarm() {
    double alarm = 0.05;
    double[][] ends = FEW.envelope(alarm);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(8);
    int left = 0;
    for (int t = 0; t < TIMES; t++) {
      int[] ranks = ranks(50, random, UniformityTest::uniform);
      double[] difference = FEW.difference(ranks);
      boolean leaves = false;
      for (int point = 0; point < difference.length; point++) {
        leaves |= difference[point] < ends[0][point] || difference[point] > ends[1][point];
      }
      assertEquals(FEW.pValue(ranks) <= alarm, leaves);
      left += leaves ? 1 : 0;
    }
    assertTrue(left > 0);
  }

  @Test
  void noRanksHaveNoPValue() {
    assertEquals(Double.NaN, new Uniformity(0, LARGEST).pValue(new int[0]));
  }
}

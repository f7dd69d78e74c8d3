package org.foreshock.simulation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.junit.jupiter.api.Test;

/**
 * Statistical tests have fixed seeds; each says at which rate another seed would raise a false
 * alarm.
 */
final class SimulationTest {
  private static final double[] SCALES = {10, 100, 1000, 1e5};
  private static final int SEEDS = 5000;

  /** √n D of Kolmogorov and Smirnov is greater with probability 2 e^(−2 · 2.5²) = 7.5e-6. */
  private static final double FARTHEST = 2.5;

  private static final BrokenPowerLaw LAW =
      BrokenPowerLaw.of(0.3, 2, 0.1, new Break(300, 0.8, 0.2), new Break(2e4, -0.5, 0.4));
  private static final DoubleUnaryOperator NORMAL =
      NormalDistribution.of(0, 1)::cumulativeProbability;

  /** False alarms: 4 scales, 7.5e-6 each. */
  @Test
  void lognormalRunsScatterAboutTheLogOfTheLaw() {
    double[][] y = runs(LAW, noise(NoiseModel.LOGNORMAL, 0.05, Double.NaN));
    for (int k = 0; k < SCALES.length; k++) {
      double centre = Math.log(LAW.value(SCALES[k]));
      assertDistributed(NORMAL, y[k], run -> (Math.log(run) - centre) / 0.05);
    }
  }

  /** False alarms: 4 scales, 7.5e-6 each. */
  @Test
  void studentRunsHaveHeavyTails() {
    double[][] y = runs(LAW, noise(NoiseModel.STUDENT_T, 0.05, 3));
    for (int k = 0; k < SCALES.length; k++) {
      double centre = Math.log(LAW.value(SCALES[k]));
      DoubleUnaryOperator student = TDistribution.of(3)::cumulativeProbability;
      assertDistributed(student, y[k], run -> (Math.log(run) - centre) / 0.05);
    }
  }

  /** False alarms: 4 scales, 7.5e-6 each. */
  @Test
  void additiveRunsScatterAboutTheLawItself() {
    BrokenPowerLaw law = new BrokenPowerLaw(-1, 0.2, 0.3, LAW.breaks());
    double[][] y = runs(law, noise(NoiseModel.ADDITIVE, 0.5, Double.NaN));
    for (int k = 0; k < SCALES.length; k++) {
      double centre = law.value(SCALES[k]);
      assertDistributed(NORMAL, y[k], run -> (run - centre) / 0.5);
    }
  }

  /** False alarms: 4 scales, 7.5e-6 each. The middle of the scales is 1000. */
  @Test
  void heteroscedasticNoiseIsAPowerOfTheScale() {
    double[][] y = runs(LAW, noise(NoiseModel.HETEROSCEDASTIC, 0.05, -0.25));
    for (int k = 0; k < SCALES.length; k++) {
      double centre = Math.log(LAW.value(SCALES[k]));
      double sigma = 0.05 * Math.pow(SCALES[k] / 1000, -0.25);
      assertDistributed(NORMAL, y[k], run -> (Math.log(run) - centre) / sigma);
    }
  }

  /** False alarms: 3 correlations, each beyond 4.5 of its standard deviations, 7e-6. */
  @Test
  void runsOfASeedAreIndependent() {
    double[][] y = runs(LAW, Noise.lognormal(0.05));
    for (int k = 1; k < SCALES.length; k++) {
      double one = Math.log(LAW.value(SCALES[k - 1]));
      double other = Math.log(LAW.value(SCALES[k]));
      double sum = 0;
      for (int s = 0; s < SEEDS; s++) {
        sum += (Math.log(y[k - 1][s]) - one) * (Math.log(y[k][s]) - other) / (0.05 * 0.05);
      }
      assertEquals(0, sum / Math.sqrt(SEEDS), 4.5);
    }
  }

  /** False alarms: 2 breaks, 7.5e-6 each, and a correlation, 7e-6. */
  @Test
  void placesOfBreaksVaryFromSeedToSeed() {
    List<BrokenPowerLaw> laws = plan(LAW, Noise.lognormal(0.05), SEEDS, 0.3).run(1).laws();
    double[][] moved = new double[2][SEEDS];
    double product = 0;
    for (int s = 0; s < SEEDS; s++) {
      for (int i = 0; i < 2; i++) {
        double ratio = laws.get(s).breaks().get(i).place() / LAW.breaks().get(i).place();
        moved[i][s] = Math.log10(ratio) / 0.3;
      }
      product += moved[0][s] * moved[1][s];
      assertEquals(LAW.slope(), laws.get(s).slope());
      assertEquals(0.8, laws.get(s).breaks().get(0).slopeChange());
      assertEquals(0.4, laws.get(s).breaks().get(1).sharpness());
    }
    assertDistributed(NORMAL, moved[0], z -> z);
    assertDistributed(NORMAL, moved[1], z -> z);
    assertEquals(0, product / Math.sqrt(SEEDS), 4.5);
  }

  @Test
  void aSeedKeepsItsPlacesAtAllScales() {
    SyntheticSweep sweep = plan(LAW, Noise.lognormal(0), 50, 0.3).run(1);
    for (int s = 0; s < 50; s++) {
      for (int k = 0; k < SCALES.length; k++) {
        double value = sweep.laws().get(s).value(SCALES[k]);
        assertEquals(value, sweep.y()[k][s], 1e-14 * value);
      }
    }
    assertTrue(sweep.y()[2][0] != sweep.y()[2][1]);
  }

  @Test
  void moreSeedsLeaveTheOthersAsTheyWere() {
    double[][] few = plan(LAW, Noise.lognormal(0.05), 3, 0.2).run(7).y();
    double[][] many = plan(LAW, Noise.lognormal(0.05), 30, 0.2).run(7).y();
    for (int k = 0; k < SCALES.length; k++) {
      assertArrayEquals(few[k], Arrays.copyOf(many[k], 3));
    }
  }

  @Test
  void placesThatVaryLeaveTheNoiseAsItWas() {
    SyntheticSweep one = plan(LAW, Noise.lognormal(0.05), 5, 0).run(7);
    SyntheticSweep varied = plan(LAW, Noise.lognormal(0.05), 5, 0.4).run(7);
    for (int s = 0; s < 5; s++) {
      for (int k = 0; k < SCALES.length; k++) {
        double noise = one.y()[k][s] / LAW.value(SCALES[k]);
        double same = varied.y()[k][s] / varied.laws().get(s).value(SCALES[k]);
        assertEquals(noise, same, 1e-13);
      }
    }
  }

  @Test
  void unitsOfYScaleTheRuns() {
    BrokenPowerLaw other =
        new BrokenPowerLaw(
            1000 * LAW.limit(), LAW.logOffset() + Math.log(1000), LAW.slope(), LAW.breaks());
    double[][] y = plan(LAW, Noise.lognormal(0.05), 5, 0.1).run(3).y();
    double[][] scaled = plan(other, Noise.lognormal(0.05), 5, 0.1).run(3).y();
    for (int k = 0; k < SCALES.length; k++) {
      for (int s = 0; s < 5; s++) {
        assertEquals(1000 * y[k][s], scaled[k][s], 1e-11 * scaled[k][s]);
      }
    }
  }

  @Test
  void aCeilingMinusTheRuns() {
    Noise noise = Noise.lognormal(0.05);
    double[][] y = plan(LAW, noise, 5, 0.1).run(3).y();
    double[][] below = new Simulation(LAW, new Metric(9), noise, SCALES, 5, 0.1).run(3).y();
    for (int k = 0; k < SCALES.length; k++) {
      for (int s = 0; s < 5; s++) {
        assertEquals(9 - y[k][s], below[k][s]);
      }
    }
  }

  @Test
  void runsThatNoTableHoldsAreRefused() {
    Simulation negative =
        plan(new BrokenPowerLaw(-1, 0, 0.5, List.of()), Noise.lognormal(0.1), 2, 0);
    InputException e = assertThrows(InputException.class, () -> negative.run(1));
    assertTrue(e.getMessage().contains("the law is not positive"), e.getMessage());
    Simulation tiny = plan(BrokenPowerLaw.of(0, 1e-300, 60), Noise.lognormal(0.1), 2, 0);
    assertThrows(InputException.class, () -> tiny.run(1));
    Simulation huge = plan(BrokenPowerLaw.of(0, 1, -200), noise(NoiseModel.ADDITIVE, 1, 0), 2, 0);
    assertThrows(InputException.class, () -> huge.run(1));
  }

  private static double[][] runs(BrokenPowerLaw law, Noise noise) {
    return plan(law, noise, SEEDS, 0).run(11).y();
  }

  private static Simulation plan(BrokenPowerLaw law, Noise noise, int seeds, double spread) {
    return new Simulation(law, Metric.PLAIN, noise, SCALES, seeds, spread);
  }

  private static Noise noise(NoiseModel model, double sigma, double shape) {
    return new Noise(model, sigma, shape, Math.log(1000));
  }

  private static void assertDistributed(
      DoubleUnaryOperator cumulative, double[] runs, DoubleUnaryOperator standardised) {
    double[] z = Arrays.stream(runs).map(standardised).sorted().toArray();
    double distance = 0;
    for (int i = 0; i < z.length; i++) {
      double expected = cumulative.applyAsDouble(z[i]);
      distance = Math.max(distance, expected - i / (double) z.length);
      distance = Math.max(distance, (i + 1) / (double) z.length - expected);
    }
    double farthest = Math.sqrt(z.length) * distance;
    assertTrue(farthest < FARTHEST, () -> "sqrt(n) D = " + farthest);
  }
}

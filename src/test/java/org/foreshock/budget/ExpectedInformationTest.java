package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;

final class ExpectedInformationTest {
  private static final Design DESIGN = Worlds.design(0.2, 12);

  private static ExpectedInformation information(double f, double noise) {
    Truth truth = truth(f, noise);
    return new ExpectedInformation(
        truth, DESIGN, Knowledge.of(Worlds.prior(DESIGN), truth, DESIGN));
  }

  private static Truth truth(double f, double noise) {
    return Worlds.scenario(1e9, f, noise, 0.2, 1).draw(DESIGN, Streams.of(1, 0));
  }

  private static double[] runs(double seeds) {
    double[] runs = new double[DESIGN.size()];
    Arrays.fill(runs, seeds);
    return runs;
  }

  /** A law from quantities in the documented order, written from the definition. */
  private static Truth law(double[] q, double sigma) {
    double c0 = q[1];
    double logOffset = q[0] + c0 * DESIGN.first();
    Break last = new Break(Math.exp(q[5] + DESIGN.first()), q[3], Math.exp(q[4]));
    BrokenPowerLaw power = new BrokenPowerLaw(0, logOffset, c0, List.of(last));
    double limit = Math.exp(power.logExcess(DESIGN.last())) * Math.expm1(q[2]);
    return new Truth(new BrokenPowerLaw(limit, logOffset, c0, List.of(last)), sigma);
  }

  @Test
  void theVarianceIsThatOfTheInvertedInformation() {
    Truth truth = truth(0.5, 0.02);
    double[] at = Quantities.values(Quantities.parameters(truth, DESIGN));
    Knowledge known = Knowledge.of(Worlds.prior(DESIGN), truth, DESIGN);
    double[][] information = new double[6][6];
    for (int k = 0; k < DESIGN.size(); k++) {
      double[] slope = slopes(at, k);
      for (int i = 0; i < 6; i++) {
        for (int j = 0; j < 6; j++) {
          information[i][j] += 50 / (0.02 * 0.02) * slope[i] * slope[j];
        }
      }
    }
    for (int i = 0; i < 6; i++) {
      information[i][i] += known.root()[i][i] * known.root()[i][i];
    }
    RealMatrix covariance =
        new LUDecomposition(new Array2DRowRealMatrix(information)).getSolver().getInverse();
    double expected = covariance.getEntry(5, 5) / (Logs.LN_10 * Logs.LN_10);
    assertEquals(expected, information(0.5, 0.02).variance(runs(50)), 1e-5 * expected);
  }

  private static double[] slopes(double[] at, int scale) {
    double[] slopes = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double step = 1e-5;
      double[] up = at.clone();
      double[] down = at.clone();
      up[i] += step;
      down[i] -= step;
      double u = DESIGN.logScales()[scale];
      slopes[i] = (law(up, 1).law().logValue(u) - law(down, 1).law().logValue(u)) / (2 * step);
    }
    return slopes;
  }

  @Test
  void theGainIsTheSlopeOfTheVariance() {
    ExpectedInformation information = information(0.5, 0.02);
    double[] runs = runs(50);
    double[] gain = information.gain(runs);
    for (int k = 0; k < runs.length; k++) {
      double[] up = runs.clone();
      double[] down = runs.clone();
      up[k] += 0.01;
      down[k] -= 0.01;
      double slope = (information.variance(down) - information.variance(up)) / 0.02;
      assertEquals(slope, gain[k], 1e-4 * Math.abs(slope) + 1e-9);
    }
  }

  @Test
  void theGuideIsWhereTheNormalIntervalIsAsLong() {
    ExpectedInformation information = information(1, 0.02);
    double seeds = information.seeds(0.3, 0.9);
    double length = 2 * 1.6448536269514722 * Math.sqrt(information.variance(runs(seeds)));
    assertEquals(0.3, length, 1e-3);
    assertEquals(1, information.seeds(100, 0.9));
  }

  @Test
  void sharpBreaksAheadTakeAstronomicalSeeds() {
    assertTrue(information(0.05, 0.02).seeds(0.3, 0.9) > 1e12);
    assertTrue(information(0.01, 0.02).seeds(0.3, 0.9) > 1e50);
  }

  /** More runs anywhere, less noise: never more variance. Seeds grow as the noise squared. */
  @Property(seed = "1", tries = 100)
  void runsNeverHarm(
      @ForAll @DoubleRange(min = 0.1, max = 2) double f,
      @ForAll @IntRange(max = 11) int where,
      @ForAll @DoubleRange(min = 1, max = 1e6) double more) {
    ExpectedInformation information = information(f, 0.02);
    double[] runs = runs(10);
    double before = information.variance(runs);
    runs[where] += more;
    assertTrue(information.variance(runs) <= before * (1 + 1e-9));
    double quiet = information(f, 0.01).variance(runs(10));
    assertEquals(quiet, information.variance(runs(40)), 1e-6 * quiet);
  }

  @Test
  void aPosteriorIsKnownByItsCovariance() {
    Truth truth = truth(0.5, 0.02);
    double[] at = Quantities.values(Quantities.parameters(truth, DESIGN));
    double[] sd = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
    List<Truth> draws =
        IntStream.range(0, 20_000)
            .mapToObj(
                r -> {
                  var normal = org.foreshock.sampler.Randomness.streams(r, 1)[0];
                  double[] q = at.clone();
                  Arrays.setAll(q, i -> at[i] + sd[i] * normal.normal());
                  q[2] = Math.abs(q[2]);
                  return law(q, 0.02);
                })
            .toList();
    Knowledge knowledge = Knowledge.of(draws, DESIGN);
    assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, knowledge.unknown());
    double before = new ExpectedInformation(truth, DESIGN, knowledge).variance(runs(0));
    assertEquals(0.3 * 0.3 / (Logs.LN_10 * Logs.LN_10), before, 0.05 * before);
  }
}

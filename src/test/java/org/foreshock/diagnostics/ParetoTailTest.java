package org.foreshock.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights with known tails; seeds are fixed. */
final class ParetoTailTest {

  /** ln of the quantiles of a Pareto distribution, whose tail has exactly the shape k. */
  private static double[] pareto(double k, int size) {
    double[] logs = new double[size];
    Arrays.setAll(logs, i -> -k * Math.log((i + 0.5) / size));
    return logs;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.2, 0.5, 0.7, 1, 1.5})
  void findsTheShapeOfAParetoDistribution(double k) {
    // 300 tail values: the standard error would be (1 + k)/√300 if they were random
    double drawnToHalf = (300 * k + 10 * 0.5) / 310;
    assertEquals(drawnToHalf, ParetoTail.shape(pareto(k, 10_000)), 0.02 * (1 + k));
  }

  /**
   * Reference values by an implementation in Python of the function gpdfit of R's package loo
   * (2.6.0), of the exceedances 1/(i − 0.3)^k − 1/(60.7)^k, i = 1 … 60.
   */
  @ParameterizedTest
  @CsvSource({"0.3, 0.3085556204290478", "0.6, 0.5459066565769153", "1.2, 1.0216427865815056"})
  void agreesWithLoo(double k, double expected) {
    double[] values = new double[60];
    for (int i = 1; i <= 60; i++) {
      values[60 - i] = Math.exp(-k * Math.log(i - 0.3)) - Math.exp(-k * Math.log(60.7));
    }
    assertEquals(expected, ParetoTail.fit(values), 1e-9);
  }

  @Test
  void aConstantDoesNotMatter() {
    double[] logs = pareto(0.8, 2000);
    double[] moved = Arrays.stream(logs).map(log -> log + 900).toArray();
    assertEquals(ParetoTail.shape(logs), ParetoTail.shape(moved), 1e-9);
  }

  @Test
  void weightsOfNothingChangeNothingInTheTail() {
    double[] logs = pareto(0.8, 2000);
    logs[1999] = Double.NEGATIVE_INFINITY;
    assertEquals(ParetoTail.shape(pareto(0.8, 2000)), ParetoTail.shape(logs), 1e-12);
  }

  @Test
  void tellsAProposalThatIsTooNarrowFromOneThatIsWide() {
    assertTrue(ofNormals(0.3) > 0.7);
    assertTrue(ofNormals(1.3) < 0.3);
  }

  /** Weights of a standard Normal, drawn from one of another width s: k is 1 − s². */
  private static double ofNormals(double width) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(5);
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] logs = new double[4000];
    for (int i = 0; i < logs.length; i++) {
      double z = normal.sample();
      logs[i] = 0.5 * z * z - 0.5 * width * width * z * z;
    }
    return ParetoTail.shape(logs);
  }

  @Test
  void tooFewTellNothing() {
    assertTrue(Double.isNaN(ParetoTail.shape(new double[] {1, 2, 3, 4})));
    assertTrue(Double.isNaN(ParetoTail.shape(new double[100])));
  }
}

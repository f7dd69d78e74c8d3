package org.foreshock.population;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.api.Test;

/** Seeds are fixed; bounds of 4.5 standard errors fail by chance once in 150,000 trials. */
final class PopulationsTest {
  private static final Effort EFFORT = new Effort(96, 12, 24, 1000, 2000, 4, 1000);
  private static final double LN_TWO_PI = Math.log(2 * Math.PI);

  private static WeightedPoints run(Target target, long seed) {
    return Populations.run(() -> target, EFFORT, Randomness.streams(seed, 3), Runnable::run).join();
  }

  private static double mean(WeightedPoints points, int coordinate) {
    double[] weights = Weights.normalised(points.logWeights());
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] == 0 ? 0 : weights[i] * points.points()[i][coordinate];
    }
    return mean;
  }

  @Test
  void evidenceOfTwoNarrowModesUnequalInMass() {
    Modes target = new Modes(6, 0.02);
    WeightedPoints found = run(target, 1);
    double error = 1 / Math.sqrt(found.effective());
    assertTrue(found.effective() > 500, () -> "effective " + found.effective());
    assertEquals(target.logEvidence(), found.logEvidence(), 4.5 * error);
    // the mass at −3 is 0.2, that at 3 is 0.8
    double share = mean(found, 0);
    assertEquals(target.meanOfFirst(), share, 4.5 * error * 3);
    assertTrue(found.disagreement() < 0.5);
    assertTrue(found.paretoShape().orElse(0.0) < 0.7);
  }

  @Test
  void evidenceOfABentRidge() {
    WeightedPoints found = run(new Ridge(), 2);
    double error = 1 / Math.sqrt(found.effective());
    assertTrue(found.effective() > 400, () -> "effective " + found.effective());
    assertEquals(Ridge.logEvidence(), found.logEvidence(), 4.5 * error);
  }

  @Test
  void anyNumberOfThreadsGivesTheSameBits() {
    WeightedPoints alone = run(new Modes(3, 0.05), 7);
    ExecutorService pool = Executors.newFixedThreadPool(3);
    try {
      WeightedPoints together =
          Populations.run(() -> new Modes(3, 0.05), EFFORT, Randomness.streams(7, 3), pool).join();
      assertEquals(alone.logEvidence(), together.logEvidence());
      assertArrayEquals(alone.logWeights(), together.logWeights());
      assertArrayEquals(alone.points(), together.points());
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void withNothingToChooseTheLikelihoodIsTheEvidence() {
    WeightedPoints found = run(new Modes(0, 1), 3);
    assertEquals(-4.5, found.logEvidence());
    assertEquals(1, found.points().length);
  }

  @Test
  void whereThereIsNoLikelihoodThatIsSaid() {
    Target nowhere = new Modes(2, 0);
    CompletionException thrown = assertThrows(CompletionException.class, () -> run(nowhere, 4));
    assertTrue(thrown.getCause() instanceof PopulationException);
  }

  /**
   * Prior: independent Normals of sd 5. Likelihood: two Normal bumps of width s, at −3 and 3 in
   * every coordinate, weighing 0.2 and 0.8.
   */
  private record Modes(int dimension, double width) implements Target {
    private static final double SD = 5;

    @Override
    public void sample(Randomness random, double[] into) {
      for (int i = 0; i < dimension; i++) {
        into[i] = SD * random.normal();
      }
    }

    @Override
    public double logPrior(double[] point) {
      return normal(point, 0, SD);
    }

    private double normal(double[] point, double centre, double sd) {
      double log = 0;
      for (double x : point) {
        double z = (x - centre) / sd;
        log -= 0.5 * z * z + Math.log(sd) + 0.5 * LN_TWO_PI;
      }
      return log;
    }

    @Override
    public double logLikelihood(double[] point) {
      if (dimension == 0) {
        return -4.5;
      }
      if (width == 0) {
        return Double.NEGATIVE_INFINITY;
      }
      double a = Math.log(0.2) + normal(point, -3, width);
      double b = Math.log(0.8) + normal(point, 3, width);
      return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
    }

    /** The two Normals convolved with the prior have the same height at 0. */
    double logEvidence() {
      double variance = SD * SD + width * width;
      return -0.5 * dimension * (9 / variance + Math.log(variance) + LN_TWO_PI);
    }

    double meanOfFirst() {
      return 0.6 * 3 * SD * SD / (SD * SD + width * width);
    }
  }

  /** Standard normal x, y, z and a measurement 0 ± 0.02 of y − x² + 1. */
  private static final class Ridge implements Target {
    private static final double ERROR = 0.02;

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void sample(Randomness random, double[] into) {
      for (int i = 0; i < into.length; i++) {
        into[i] = random.normal();
      }
    }

    @Override
    public double logPrior(double[] point) {
      double squares = 0;
      for (double x : point) {
        squares += x * x;
      }
      return -0.5 * squares - 1.5 * LN_TWO_PI;
    }

    @Override
    public double logLikelihood(double[] point) {
      double z = (point[1] - point[0] * point[0] + 1) / ERROR;
      return -0.5 * z * z - Math.log(ERROR) - 0.5 * LN_TWO_PI;
    }

    /** Over y exactly, over x by the trapezium rule. */
    static double logEvidence() {
      double variance = 1 + ERROR * ERROR;
      double sum = 0;
      double step = 0.001;
      for (double x = -8; x <= 8; x += step) {
        double y = x * x - 1;
        sum += step * Math.exp(-0.5 * x * x - 0.5 * y * y / variance);
      }
      return Math.log(sum) - LN_TWO_PI - 0.5 * Math.log(variance);
    }
  }
}

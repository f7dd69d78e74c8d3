package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exact draws of a target, moved by a few steps each, are exact draws again, however badly the
 * guide fits: scores are independent standard Normals. One step shows a wrong rule, eight show what
 * one changes too little.
 */
class MetropolisInvarianceTest {
  private static final int REPLICATES = 20_000;

  private static final double[][] UNIT = {{1}, {0, 1}};
  private static final double[][] SLANTED = {{1.4}, {-0.5, 0.6}};
  private static final double[][] SLANTED_3 = {{1.5}, {0.6, 1}, {-0.4, 0.9, 0.5}};
  private static final NormalTarget NORMAL = NormalTarget.correlated(0.6, 1, 2, 0.5);

  /** What is run: a target, a guide and the number of steps. */
  record Kernel(String name, Target target, StudentMixture guide, int steps, int seed) {
    @Override
    public String toString() {
      return name + ", " + steps;
    }
  }

  private static StudentMixture.Component part(double weight, double[] centre, double[][] lower) {
    return new StudentMixture.Component(weight, centre, new AffineMap(lower));
  }

  private static StudentMixture mixture(StudentMixture.Component... parts) {
    return new StudentMixture(List.of(parts));
  }

  static List<Kernel> kernels() {
    StudentMixture one = mixture(part(1, new double[] {0.5, 2, 4}, SLANTED_3));
    StudentMixture two =
        mixture(
            part(0.7, new double[] {1.5, 1, 3}, SLANTED_3),
            part(2, new double[] {0, 3, 2}, new double[][] {{0.5}, {0, 2}, {0.2, 0, 0.4}}));
    StudentMixture apart =
        mixture(
            part(1, new double[] {-1.5, 1}, SLANTED),
            part(3, new double[] {1.2, 0.3}, UNIT),
            part(0.2, new double[] {0, -1}, new double[][] {{0.3}, {0.1, 0.2}}));
    StudentMixture line = mixture(part(1, new double[] {1}, new double[][] {{3}}));
    return List.of(
        new Kernel("normal, one component", NORMAL, one, 1, 1),
        new Kernel("normal, two components", NORMAL, two, 1, 2),
        new Kernel("normal, two components", NORMAL, two, 8, 3),
        new Kernel("skewed, three components", new Skewed(), apart, 1, 4),
        new Kernel("skewed, three components", new Skewed(), apart, 8, 5),
        new Kernel("banana, three components", new Banana(1.5, 0.6), apart, 1, 6),
        new Kernel("banana, three components", new Banana(1.5, 0.6), apart, 8, 7),
        new Kernel("one dimension", NormalTarget.independent(2), line, 3, 8));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void stepsLeaveTheTargetInvariant(Kernel kernel) {
    Metropolis metropolis = new Metropolis(kernel.guide());
    Randomness random = Randomness.streams(kernel.seed(), 1)[0];
    double[][] after = new double[REPLICATES][];
    int moved = 0;
    for (int i = 0; i < REPLICATES; i++) {
      double[] start = kernel.target().draw(random);
      Metropolis.Spot spot = metropolis.at(start, kernel.target().value(start));
      for (int step = 0; step < kernel.steps(); step++) {
        spot = metropolis.step(spot, kernel.target(), random);
      }
      moved += Arrays.equals(spot.position(), start) ? 0 : 1;
      after[i] = kernel.target().scores(spot.position());
    }
    new StandardNormals(after).assertIndependent();
    assertTrue(moved > 0.1 * REPLICATES, "moved " + moved);
  }

  /** A chain far out, where the guide has next to nothing, is not lost. */
  @Test
  void farAwayIsNotForEver() {
    StudentMixture guide = mixture(part(1, new double[] {0, 0}, UNIT));
    Metropolis metropolis = new Metropolis(guide);
    Randomness random = Randomness.streams(21, 1)[0];
    NormalTarget target = NormalTarget.standard(2);
    double[] far = {1e100, -1e100};
    Metropolis.Spot spot = metropolis.at(far, -1e300);
    for (int i = 0; i < 100; i++) {
      spot = metropolis.step(spot, target, random);
    }
    assertTrue(Math.abs(spot.position()[0]) < 6, () -> "still far out");
  }

  @Test
  void whatIsNotDefinedIsRefused() {
    LogDensity nowhere =
        new LogDensity() {
          private int calls;

          @Override
          public int dimension() {
            return 2;
          }

          @Override
          public double evaluate(double[] point, double[] gradient) {
            return ++calls % 2 == 0 ? Double.NaN : Double.NEGATIVE_INFINITY;
          }
        };
    Metropolis metropolis = new Metropolis(mixture(part(1, new double[2], UNIT)));
    Randomness random = Randomness.streams(22, 1)[0];
    Metropolis.Spot start = metropolis.at(new double[2], -5);
    for (int i = 0; i < 50; i++) {
      assertSame(start, metropolis.step(start, nowhere, random));
    }
  }

  /**
   * Two Normals 12 standard deviations apart: how often the chain is in which, and its crossings.
   */
  @Test
  void modesApartAreVisitedByTheirMass() {
    LogDensity two =
        new LogDensity() {
          @Override
          public int dimension() {
            return 1;
          }

          @Override
          public double evaluate(double[] point, double[] gradient) {
            double low = -0.5 * (point[0] + 6) * (point[0] + 6);
            double high = Math.log(3) - 0.5 * (point[0] - 6) * (point[0] - 6);
            double most = Math.max(low, high);
            return most + Math.log(Math.exp(low - most) + Math.exp(high - most));
          }
        };
    double[][] narrow = {{1}};
    Metropolis metropolis =
        new Metropolis(
            mixture(part(1, new double[] {-6}, narrow), part(1, new double[] {6}, narrow)));
    Randomness random = Randomness.streams(23, 1)[0];
    Metropolis.Spot spot = metropolis.at(new double[] {-6}, 0);
    int steps = 40_000;
    int right = 0;
    int crossings = 0;
    for (int i = 0; i < steps; i++) {
      Metropolis.Spot next = metropolis.step(spot, two, random);
      crossings += next.position()[0] > 0 == spot.position()[0] > 0 ? 0 : 1;
      right += next.position()[0] > 0 ? 1 : 0;
      spot = next;
    }
    assertTrue(crossings > steps / 10, "crossings " + crossings);
    // an autocorrelation time of at most 10 steps: six standard errors, a false alarm of 2e-9
    double error = Math.sqrt(0.75 * 0.25 * 10 / steps);
    assertEquals(0.75, right / (double) steps, 6 * error);
  }
}

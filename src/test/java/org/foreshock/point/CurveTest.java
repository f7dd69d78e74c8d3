package org.foreshock.point;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Ridders;
import org.foreshock.posterior.Simulated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CurveTest {
  private static final Sweep SWEEP =
      Simulated.sweep(BrokenPowerLaw.of(0.3, 5, 0.3), Simulated.scales(10, 1e5, 9), 2, 0.02, 1);

  @ParameterizedTest
  @EnumSource(names = {"LOGNORMAL", "ADDITIVE"})
  void responsesAreThoseOfTheLaw(NoiseModel noise) {
    Problem problem = Problem.of(SWEEP, noise);
    Random random = new Random(2);
    for (int trial = 0; trial < 20; trial++) {
      double[] at = anywhere(random, trial % 4);
      BrokenPowerLaw law = Parameters.law(at, problem.origin());
      double[] response = new Curve(problem).evaluate(at);
      for (int k = 0; k < response.length; k++) {
        double u = problem.u()[k];
        double expected = noise.isLog() ? law.logValue(u) : law.valueAtLog(u);
        assertEquals(expected, response[k], 1e-12 * Math.max(1, Math.abs(expected)));
      }
    }
  }

  /** Against differences of the values: 4 x 9 scales x up to 12 parameters, none left out. */
  @ParameterizedTest
  @EnumSource(names = {"LOGNORMAL", "ADDITIVE"})
  void gradientIsThatOfTheValues(NoiseModel noise) {
    Problem problem = Problem.of(SWEEP, noise);
    Curve curve = new Curve(problem);
    Random random = new Random(3);
    int compared = 0;
    for (int trial = 0; trial < 4; trial++) {
      double[] at = anywhere(random, trial);
      double[] gradient = new double[at.length];
      for (int k = 0; k < problem.size(); k++) {
        int scale = k;
        curve.evaluate(at);
        curve.gradient(at, k, gradient);
        for (int j = 0; j < at.length; j++) {
          int moved = j;
          Ridders.Slope slope = Ridders.derivative(v -> value(problem, at, moved, v, scale), at[j]);
          double size = Math.max(Math.abs(gradient[j]), 1e-6);
          assertTrue(slope.error() < 1e-5 * size, "differences are rough");
          assertEquals(slope.value(), gradient[j], 2e-6 * size + 2 * slope.error());
          compared++;
        }
      }
    }
    assertEquals(9 * (3 + 6 + 9 + 12), compared);
  }

  private static double value(Problem problem, double[] at, int moved, double v, int k) {
    double[] there = at.clone();
    there[moved] = v;
    return new Curve(problem).evaluate(there)[k];
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGNORMAL", "ADDITIVE"})
  void squaresCountRuns(NoiseModel noise) {
    Problem problem = Problem.of(SWEEP, noise);
    double[] at = anywhere(new Random(4), 1);
    double[] response = new Curve(problem).evaluate(at).clone();
    double sum = 0;
    for (int k = 0; k < response.length; k++) {
      sum += 2 * (response[k] - problem.response()[k]) * (response[k] - problem.response()[k]);
    }
    assertEquals(sum, new Curve(problem).squares(at), 1e-12 * sum);
  }

  @ParameterizedTest
  @EnumSource(names = {"LOGNORMAL", "ADDITIVE"})
  void breaksKeepTheirNumbersWhenPutInOrder(NoiseModel noise) {
    Problem problem = Problem.of(SWEEP, noise);
    double[] at = anywhere(new Random(5), 3);
    double[] ordered = Parameters.ordered(at);
    assertTrue(ordered[Parameters.place(0)] <= ordered[Parameters.place(1)]);
    assertTrue(ordered[Parameters.place(1)] <= ordered[Parameters.place(2)]);
    assertArrayEquals(new Curve(problem).evaluate(at), new Curve(problem).evaluate(ordered), 1e-12);
    double[] fewer = Parameters.without(at, 1);
    assertEquals(2, Parameters.breaks(fewer));
    assertEquals(at[Parameters.place(2)], fewer[Parameters.place(1)]);
    assertEquals("f3", Parameters.name(Parameters.sharpness(2)));
  }

  private static double[] anywhere(Random random, int breaks) {
    double[] at = new double[Parameters.count(breaks)];
    at[Parameters.LEVEL] = random.nextGaussian();
    at[Parameters.SLOPE] = 0.3 * random.nextGaussian();
    at[Parameters.LIMIT] = random.nextDouble();
    for (int i = 0; i < breaks; i++) {
      at[Parameters.change(i)] = 0.5 + random.nextDouble();
      at[Parameters.place(i)] = Math.log(10) + 9 * random.nextDouble();
      at[Parameters.sharpness(i)] = -1 + random.nextDouble();
    }
    return at;
  }
}

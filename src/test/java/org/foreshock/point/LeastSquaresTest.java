package org.foreshock.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.Simulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LeastSquaresTest {
  private static final double[] SCALES = Simulated.scales(1, 1e5, 21);

  /** Laws with 0 to 3 breaks: a limit or none, a sharp break, a double descent, a rise. */
  static List<BrokenPowerLaw> laws() {
    return List.of(
        BrokenPowerLaw.of(0.4, 3, 0.35),
        BrokenPowerLaw.of(0, 3, 0.1, new Break(900, 0.6, 0.1)),
        BrokenPowerLaw.of(0.5, 4, 0.05, new Break(3e3, 2, 0.3)),
        BrokenPowerLaw.of(0.2, 2, 0.5, new Break(50, -0.9, 0.3), new Break(2e3, 1.2, 0.2)),
        BrokenPowerLaw.of(
            0.1,
            5,
            0.1,
            new Break(20, 0.4, 0.2),
            new Break(800, -0.35, 0.15),
            new Break(2e4, 0.8, 0.3)));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void lawsWithoutNoiseAreFoundAgain(BrokenPowerLaw truth) {
    Sweep sweep = Simulated.sweep(truth, SCALES, 1, 0, 1);
    PointFit fit = fit(sweep, truth.breaks().size());
    assertTrue(fit.squares() < 1e-14, () -> "squares " + fit.squares() + ", " + fit.law());
    for (double x : new double[] {1, 30, 1e3, 1e5, 3e5}) {
      assertEquals(Math.log(truth.value(x)), Math.log(fit.law().value(x)), 1e-4);
    }
    for (int i = 0; i < truth.breaks().size(); i++) {
      assertEquals(1, fit.law().breaks().get(i).place() / truth.breaks().get(i).place(), 1e-2);
    }
    assertTrue(fit.rivals().isEmpty(), () -> "rivals " + fit.rivals());
  }

  /**
   * Under noise the optimum is at least as good as the truth, as what a descent makes of it, and as
   * 60 descents from anywhere.
   */
  @ParameterizedTest
  @MethodSource("laws")
  void nothingBetterIsFoundByBruteForce(BrokenPowerLaw truth) {
    Sweep sweep = Simulated.sweep(truth, SCALES, 1, 0.01, 7);
    PointFit fit = fit(sweep, truth.breaks().size());
    Problem problem = Problem.of(sweep, NoiseModel.LOGNORMAL);
    double best = Double.POSITIVE_INFINITY;
    Random random = new Random(11);
    for (int trial = 0; trial < 60; trial++) {
      double[] start = trial == 0 ? vector(truth) : anywhere(random, truth.breaks().size());
      Box box = Box.of(problem, truth.breaks().size(), true, 2);
      best = Math.min(best, new Descent(problem, 60).from(start, box).squares());
    }
    double brute = best;
    assertTrue(
        fit.squares() <= brute * (1 + 1e-6),
        () -> fit.squares() + " is more than " + brute + " at " + fit.law());
  }

  private static double[] vector(BrokenPowerLaw law) {
    double[] at = new double[Parameters.count(law.breaks().size())];
    at[Parameters.LEVEL] = law.logOffset();
    at[Parameters.SLOPE] = law.slope();
    at[Parameters.LIMIT] = law.limit();
    for (int i = 0; i < law.breaks().size(); i++) {
      Break at1 = law.breaks().get(i);
      at[Parameters.change(i)] = at1.slopeChange();
      at[Parameters.place(i)] = Math.log(at1.place());
      at[Parameters.sharpness(i)] = Math.log(at1.sharpness());
    }
    return at;
  }

  private static double[] anywhere(Random random, int breaks) {
    double[] at = new double[Parameters.count(breaks)];
    at[Parameters.LEVEL] = 1 + random.nextGaussian();
    at[Parameters.SLOPE] = random.nextDouble();
    at[Parameters.LIMIT] = 0.5 * random.nextDouble();
    for (int i = 0; i < breaks; i++) {
      at[Parameters.change(i)] = random.nextGaussian();
      at[Parameters.place(i)] = Math.log(1e5) * random.nextDouble();
      at[Parameters.sharpness(i)] = -3 + 4 * random.nextDouble();
    }
    return at;
  }

  /**
   * Least squares of ln y with a of at least 0, of the first runs of four-digit addition: the best
   * of 150 to 300 descents of SciPy 1.17's least_squares (trf) from random starts in the same box.
   */
  @ParameterizedTest
  @CsvSource({
    "14, 1, 5.0119322261461674e-06, 0.4171918100181835, 612.80314041, 1e-9",
    "17, 1, 0.00030114518752096095, 0.3915122825571787, 607.59699029, 1e-9",
    "17, 0, 1.5285284385264315, 0, 0, 1e-9",
    "14, 2, 8.514148470009777e-07, 0.47407163647740835, 160, 1e-4"
  })
  void additionAsByAnotherProgram(
      int runs, int breaks, double squares, double limit, double place, double tolerance) {
    PointFit fit = fit(addition(runs), breaks);
    assertTrue(fit.squares() <= squares * (1 + tolerance), () -> "squares " + fit.squares());
    assertEquals(squares, fit.squares(), 1e-3 * squares);
    assertEquals(limit, fit.law().limit(), 1e-3);
    if (breaks > 0) {
      assertEquals(place, fit.law().breaks().get(0).place(), 0.1);
    }
    assertEquals(runs, fit.runs());
    assertEquals(3 + 3 * breaks, fit.parameters());
    assertEquals(Math.sqrt(fit.squares() / (runs - 3 - 3 * breaks)), fit.sigma(), 1e-12);
  }

  static Sweep addition(int runs) {
    double[] x = {
      160, 192, 256, 320, 384, 448, 480, 512, 544, 576, 608, 640, 672, 736, 800, 864, 928
    };
    double[] y = {
      2.13809046, 2.11813418, 2.08955508, 2.06988398, 2.05404987, 2.03837089, 2.02814281,
      2.00496872, 1.95576149, 1.86313841, 1.70891537, 1.50637664, 1.29754721, 0.96559684,
      0.75856477, 0.64768338, 0.55695445
    };
    return Sweep.ofRuns(Arrays.copyOf(x, runs), Arrays.copyOf(y, runs));
  }

  @ParameterizedTest
  @CsvSource({"1000, 1", "1, 250", "1e-9, 1e-6"})
  void unitsChangeNothingElse(double kx, double ky) {
    BrokenPowerLaw truth = laws().get(2);
    Sweep sweep = Simulated.sweep(truth, SCALES, 2, 0.01, 5);
    PointFit plain = fit(sweep, 1);
    PointFit scaled = fit(Simulated.inUnits(sweep, kx, ky), 1);
    assertEquals(plain.squares(), scaled.squares(), 1e-7 * plain.squares());
    for (double x : new double[] {1, 1e3, 1e5, 1e6}) {
      assertEquals(1, scaled.law().value(kx * x) / (ky * plain.law().value(x)), 1e-4);
    }
    assertEquals(plain.rivals().size(), scaled.rivals().size());
  }

  @Test
  void averagesWeighAsMuchAsTheirRuns() {
    Sweep runs = Simulated.sweep(laws().get(1), SCALES, 4, 0.05, 6);
    PointFit single = fit(runs, 1);
    PointFit averaged = fit(Simulated.asMoments(runs), 1);
    assertEquals(single.squares(), averaged.squares(), 1e-9 * single.squares());
    assertEquals(single.runs(), averaged.runs());
    assertEquals(0.05, single.sigma(), 5 * 0.05 / Math.sqrt(2 * 78));
    assertEquals(1, averaged.law().value(1e6) / single.law().value(1e6), 1e-6);
    Sweep once = Simulated.sweep(laws().get(1), SCALES, 1, 0.05, 6);
    assertTrue(fit(once, 1).squares() < 0.5 * single.squares());
  }

  @Test
  void theLimitStopsAtZeroAndIsNoProblemThere() {
    int atZero = 0;
    for (int seed = 1; seed <= 8; seed++) {
      Sweep sweep = Simulated.sweep(BrokenPowerLaw.of(0, 3, 0.2), SCALES, 1, 0.02, seed);
      PointFit fit = fit(sweep, 0);
      assertTrue(fit.law().limit() >= 0);
      assertEquals(List.of(), fit.problems());
      atZero += fit.law().limit() == 0 ? 1 : 0;
      if (fit.law().limit() == 0) {
        // the straight line through the logs, in closed form
        assertEquals(lineSquares(sweep), fit.squares(), 1e-9 * fit.squares());
      }
    }
    // each seed with probability 1/2: all or none with 2 x 2^-8
    assertTrue(atZero > 0 && atZero < 8, "at zero: " + atZero);
  }

  private static double lineSquares(Sweep sweep) {
    double[] sums = new double[6];
    for (Scale scale : sweep.scales()) {
      double u = Math.log(scale.x());
      double v = scale.logMoments().mean();
      double[] terms = {1, u, v, u * u, u * v, v * v};
      Arrays.setAll(sums, i -> sums[i] + terms[i]);
    }
    double uu = sums[3] - sums[1] * sums[1] / sums[0];
    double uv = sums[4] - sums[1] * sums[2] / sums[0];
    double vv = sums[5] - sums[2] * sums[2] / sums[0];
    return vv - uv * uv / uu;
  }

  @Test
  void withoutFloorTheLimitIsZero() {
    Sweep sweep = Simulated.sweep(laws().get(0), SCALES, 1, 0.01, 3);
    PointFit fit = PointFit.leastSquares(sweep, NoiseModel.LOGNORMAL, 0, false, 2);
    assertEquals(0, fit.law().limit());
    assertEquals(2, fit.parameters());
    assertTrue(fit.squares() > 10 * fit(sweep, 0).squares());
  }

  /** Ratings rise from below 0 to a limit: additive noise takes any y. */
  @Test
  void additiveNoiseIsLeastSquaresOfY() {
    double[] y = new double[SCALES.length];
    BrokenPowerLaw fall = BrokenPowerLaw.of(-40, 100, 0.1, new Break(500, 0.5, 0.3));
    Arrays.setAll(y, i -> fall.value(SCALES[i]));
    assertTrue(y[y.length - 1] < -30 && y[0] > 50);
    Sweep sweep = Sweep.ofRuns(SCALES, y);
    PointFit fit = PointFit.leastSquares(sweep, NoiseModel.ADDITIVE, 1, true, 2);
    assertTrue(fit.squares() < 1e-10, () -> "squares " + fit.squares());
    assertEquals(-40, fit.law().limit(), 1e-2);
    assertEquals(500, fit.law().breaks().get(0).place(), 1);
  }

  /**
   * y over five orders with noise of its smallest values: no worse than the truth, which least
   * squares cannot be.
   */
  @ParameterizedTest
  @CsvSource({
    "0.4, -0.8, 18000, 0.08, 0.5",
    "0.3, -0.7, 600, -1, 0.07",
    "0.3, -0.4, 450, -1.3, 1.7",
    "0.6, -1.4, 6000, -0.4, 1.4",
    "1.3, -0.9, 35000, 1.7, 0.2",
    "-0.3, 0.2, 190, -3.2, 0.35"
  })
  void additiveNoiseOfManyOrdersLessThanY(double a, double c0, double d, double c, double f) {
    double[] x = Simulated.scales(1, 1e4, 15);
    BrokenPowerLaw truth = BrokenPowerLaw.of(a, 1, c0, new Break(d, c, f));
    double sigma = 1e-5 * truth.value(1e4);
    Random random = new Random(8);
    double[] y = new double[x.length];
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double error = sigma * random.nextGaussian();
      y[i] = truth.value(x[i]) + error;
      squares += error * error;
    }
    PointFit fit = PointFit.leastSquares(Sweep.ofRuns(x, y), NoiseModel.ADDITIVE, 1, true, 2);
    double best = fit.squares();
    assertTrue(best <= squares, () -> "squares " + best + ", of the truth");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whatIsNotThereIsNotDetermined(int breaks) {
    Sweep sweep = Simulated.sweep(laws().get(0), SCALES, 1, 0, 1);
    PointFit fit = fit(sweep, breaks);
    assertTrue(fit.squares() < 1e-14);
    assertFalse(fit.problems().isEmpty());
  }

  /** A break after the last run: where it is, the runs do not say. */
  @Test
  void breaksAtTheEdgeOfTheSearchAreTold() {
    double[] y = new double[SCALES.length];
    Arrays.setAll(y, i -> i < 15 ? 2 : i == 15 ? 1.5 : 1);
    PointFit step = fit(Sweep.ofRuns(SCALES, y), 1);
    assertTrue(
        step.problems().stream().anyMatch(text -> text.contains("that is searched")),
        step.problems().toString());
  }

  /** Two bends that are equally strong, and a law with one: either is an optimum. */
  @Test
  void rivalsAreTold() {
    double[] x = Simulated.scales(1, 1e4, 17);
    double[] y = new double[x.length];
    Arrays.setAll(y, i -> Math.exp(bent(4 * Logs.LN_10 * i / 16)));
    PointFit fit = fit(Sweep.ofRuns(x, y), 1);
    assertFalse(fit.rivals().isEmpty());
    for (PointFit.Rival rival : fit.rivals()) {
      assertTrue(rival.squares() >= fit.squares() * (1 - 1e-9));
      assertEquals(
          -0.5 * fit.runs() * Math.log(rival.squares() / fit.squares()),
          rival.logLikelihoodRatio(),
          1e-6);
      assertTrue(rival.logLikelihoodRatio() >= -3);
      double far = Math.log(rival.law().value(1e5)) - Math.log(fit.law().value(1e5));
      double near = Math.log(rival.law().value(1.5e4)) - Math.log(fit.law().value(1.5e4));
      assertTrue(Math.max(Math.abs(far), Math.abs(near)) > 0.02);
    }
    assertTrue(
        fit.problems().stream().anyMatch(text -> text.contains("nearly as well")),
        fit.problems().toString());
  }

  /** Slope -0.5, then 0 in the middle third, then -0.5 again. */
  private static double bent(double u) {
    double third = 4 * Logs.LN_10 / 3;
    return -0.5 * (Math.min(u, third) + Math.max(0, u - 2 * third));
  }

  @Test
  void asManyParametersAsScalesLeaveNoSigma() {
    Sweep sweep = Simulated.sweep(laws().get(0), Simulated.scales(1, 1e4, 3), 1, 0.1, 1);
    PointFit fit = fit(sweep, 0);
    assertTrue(Double.isNaN(fit.sigma()));
    assertTrue(fit.problems().stream().anyMatch(text -> text.contains("as many parameters")));
  }

  /** More scales than the search looks at: the end is still that of all of them. */
  @Test
  void longSweepsAreFittedWhole() {
    Sweep sweep = Simulated.sweep(laws().get(2), Simulated.scales(1, 1e5, 400), 1, 0.02, 4);
    PointFit fit = fit(sweep, 1);
    Problem problem = Problem.of(sweep, NoiseModel.LOGNORMAL);
    assertTrue(problem.thinned(250).size() <= 250);
    Box box = Box.of(problem, 1, true, 2);
    double best = new Descent(problem, 200).from(vector(laws().get(2)), box).squares();
    assertEquals(best, fit.squares(), 1e-8 * best);
  }

  private static PointFit fit(Sweep sweep, int breaks) {
    return PointFit.leastSquares(sweep, NoiseModel.LOGNORMAL, breaks, true, 2);
  }
}

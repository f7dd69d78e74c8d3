package org.foreshock.point;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PublishedProcedureTest {

  /**
   * The law that the authors take for the truth in {@code
   * fit_bnsl_and_extrapolate__4_digit_addition__dataset_size_x-axis__noiseless_simulation.py} of
   * their repository (commit 6226c34), which is what their fit of the first 14 runs ends with.
   */
  private static final double[] THEIRS = {
    0.41388453071629455,
    2.2772722897737556,
    0.055077348404973955,
    5.662903816010331,
    612.5836172918001,
    0.059193036393742314
  };

  @Test
  void firstFourteenRunsOfAdditionGiveTheAuthorsLaw() {
    PublishedProcedure.End end = PublishedProcedure.run(LeastSquaresTest.addition(14));
    assertTrue(end.converged());
    for (int j = 0; j < THEIRS.length; j++) {
      assertEquals(1, end.raw()[j] / THEIRS[j], 1e-6);
    }
  }

  /** The last three runs are foreseen with a root mean squared error of ln y of 0.0109. */
  @Test
  void extrapolationErrorIsThePublishedOne() {
    BrokenPowerLaw law = PointFit.published(LeastSquaresTest.addition(14)).law();
    Sweep all = LeastSquaresTest.addition(17);
    double squares = 0;
    for (int k = 14; k < 17; k++) {
      double y = all.scales().get(k).mean();
      double error = Math.log(law.value(all.scales().get(k).x())) - Math.log(y);
      squares += error * error;
    }
    assertEquals(0.0109157, Math.sqrt(squares / 3), 1e-7);
  }

  /** Whatever raw numbers it ends with, the law has the values of the authors' formula. */
  @ParameterizedTest
  @CsvSource({
    "0.2, 3, 0.1, 2, 50, 0.3",
    "0.2, 3, 0.1, 2, 50, -0.3",
    "-4, 9, 0.1, -0.4, 700, -1.5",
    "0.5, 3, -0.2, 0.7, 5, 0"
  })
  void rawNumbersBecomeALaw(double a, double b, double c0, double c1, double d1, double f1) {
    BrokenPowerLaw law = PublishedProcedure.law(new double[] {a, b, c0, c1, d1, f1});
    for (double x : new double[] {1, 10, 60, 1e4}) {
      double bend = f1 == 0 ? 1 : Math.pow(1 + Math.pow(x / d1, 1 / f1), -c1 * f1);
      double value = a + b * Math.pow(x, -c0) * bend;
      assertEquals(value, law.value(x), 1e-12 * (Math.abs(a) + Math.abs(value)));
    }
    for (Break at : law.breaks()) {
      assertTrue(at.sharpness() > 0);
    }
  }

  @Test
  void whatIsNoLawIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () -> PublishedProcedure.law(new double[] {1, -1e-6, -2, 0, 1, 0.5}));
    assertThrows(
        IllegalArgumentException.class,
        () -> PublishedProcedure.law(new double[] {1, 1, 0, 1, -3, 0.5}));
  }

  /** ln(1 + y) is not ln y: in other units of y the procedure ends elsewhere. */
  @Test
  void unitsOfTheMetricMatterToIt() {
    Sweep runs = LeastSquaresTest.addition(14);
    double[] x = runs.scales().stream().mapToDouble(scale -> scale.x()).toArray();
    double[] y = runs.scales().stream().mapToDouble(scale -> 1000 * scale.mean()).toArray();
    double[] raw = PublishedProcedure.run(Sweep.ofRuns(x, y)).raw();
    assertFalse(Math.abs(raw[0] / (1000 * THEIRS[0]) - 1) < 1e-3);
  }

  /** Seeds count one by one, in the squares too. */
  @Test
  void repeatedRunsCountOneByOne() {
    Sweep once = LeastSquaresTest.addition(14);
    double[] x = new double[28];
    double[] y = new double[28];
    for (int i = 0; i < 28; i++) {
      x[i] = once.scales().get(i / 2).x();
      y[i] = (once.scales().get(i / 2).mean() + 1) * (i % 2 == 0 ? 1.01 : 1 / 1.01) - 1;
    }
    PublishedProcedure.End single = PublishedProcedure.run(once);
    PublishedProcedure.End twice = PublishedProcedure.run(Sweep.ofRuns(x, y));
    assertEquals(single.raw()[4], twice.raw()[4], 1e-2);
    double within = 28 * Math.log(1.01) * Math.log(1.01);
    assertEquals(2 * single.squares() + within, twice.squares(), 1e-9);
  }
}

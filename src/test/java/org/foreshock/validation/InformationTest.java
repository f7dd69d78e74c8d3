package org.foreshock.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;

/** What the studies of identifiability are held against. */
final class InformationTest {
  private static final double[] X = World.scales(1, 1e4, 15);
  private static final double[] TRUTH = {0.3, 2.2, 0.25, Math.log(0.4), 0.8, 2};

  /** A law from the quantities in the order of {@link Information#QUANTITIES}. */
  private static BrokenPowerLaw law(double[] q) {
    Break bend = new Break(Math.exp(q[5] * Logs.LN_10), q[4], Math.exp(q[3]));
    BrokenPowerLaw free = new BrokenPowerLaw(0, q[1], q[2], List.of(bend));
    double end = free.value(X[X.length - 1]);
    return new BrokenPowerLaw(end * q[0] / (1 - q[0]), q[1], q[2], free.breaks());
  }

  /**
   * Of all quantities but the limit, which is stated here by its share: the others are as uncertain
   * whatever it is stated by.
   */
  @Test
  void standardDeviationsAreThoseOfTheInvertedInformation() {
    int n = TRUTH.length;
    double[][] slopes = new double[X.length][n];
    for (int j = 0; j < n; j++) {
      for (int k = 0; k < X.length; k++) {
        slopes[k][j] = slope(j, Math.log(X[k]));
      }
    }
    RealMatrix jacobian = new Array2DRowRealMatrix(slopes);
    RealMatrix covariance =
        new LUDecomposition(jacobian.transpose().multiply(jacobian)).getSolver().getInverse();
    Information information = new Information(law(TRUTH), X, 0.02, 5);
    for (int j = 1; j < n; j++) {
      double expected = 0.02 / Math.sqrt(5) * Math.sqrt(covariance.getEntry(j, j));
      String quantity = Information.QUANTITIES.get(j);
      assertEquals(expected, information.sd(quantity), 1e-4 * expected, quantity);
    }
  }

  private static double slope(int quantity, double u) {
    DoubleUnaryOperator value =
        v -> {
          double[] moved = TRUTH.clone();
          moved[quantity] += v;
          return law(moved).logValue(u);
        };
    return (value.applyAsDouble(1e-5) - value.applyAsDouble(-1e-5)) / 2e-5;
  }

  /** Uncertainty goes with noise and with the root of seeds; units of x do not matter. */
  @Property(tries = 50, seed = "421")
  void noiseSeedsAndUnits(
      @ForAll @DoubleRange(min = 1, max = 1e4) double seeds,
      @ForAll @DoubleRange(min = -9, max = 9) double unit) {
    Information one = new Information(law(TRUTH), X, 0.01, 1);
    Information more = new Information(law(TRUTH), X, 0.03, seeds);
    double k = Math.exp(unit);
    double[] x = X.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] *= k;
    }
    BrokenPowerLaw law = law(TRUTH);
    Break bend = law.breaks().get(0);
    Break moved = new Break(bend.place() * k, bend.slopeChange(), bend.sharpness());
    BrokenPowerLaw elsewhere =
        new BrokenPowerLaw(
            law.limit(), law.logOffset() + law.slope() * unit, law.slope(), List.of(moved));
    Information there = new Information(elsewhere, x, 0.01, 1);
    for (String quantity : Information.QUANTITIES) {
      double sd = one.sd(quantity);
      assertEquals(3 / Math.sqrt(seeds) * sd, more.sd(quantity), 1e-9 * sd, quantity);
      assertEquals(sd, there.sd(quantity), 1e-6 * sd, quantity);
    }
  }

  /** A break ahead that has not begun is not known at all; a double holds how little. */
  @Test
  void whatIsNotDeterminedIsInfiniteOrHuge() {
    for (double decades : new double[] {5, 8, 50}) {
      double[] q = TRUTH.clone();
      q[5] = decades;
      q[3] = Math.log(0.02);
      double sd = new Information(law(q), X, 0.01, 1).sd("c");
      assertTrue(sd > 1e12, decades + ": " + sd);
    }
  }
}

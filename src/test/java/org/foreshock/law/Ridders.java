package org.foreshock.law;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives of smooth functions from their values alone: central differences at shrinking steps,
 * extrapolated to step 0 by Neville's scheme (Ridders, Advances in Engineering Software 4, 1982, p.
 * 75). Of the whole tableau the entry that agrees best with its neighbours is kept, where the
 * rounding of the values counts as disagreement.
 */
public final class Ridders {
  private static final int ROWS = 12;

  /** Rounding of a value and of the extrapolation, in units of the last place of the value. */
  private static final double ROUNDING = 8 * Math.ulp(1.0);

  private static final double SHRINK = 1.6;

  private Ridders() {}

  /**
   * A derivative with an estimate of its error.
   *
   * @param value the derivative
   * @param error how far the neighbours in the tableau are from it, rounding included
   */
  public record Slope(double value, double error) {}

  /** f′(x), with differences over {@code step} and below. */
  public static Slope derivative(DoubleUnaryOperator f, double x, double step) {
    double[][] t = new double[ROWS][ROWS];
    Slope best = new Slope(Double.NaN, Double.POSITIVE_INFINITY);
    double h = step;
    for (int i = 0; i < ROWS; i++, h /= SHRINK) {
      double right = x + h;
      double left = x - h;
      double high = f.applyAsDouble(right);
      double low = f.applyAsDouble(left);
      t[i][0] = (high - low) / (right - left);
      double rounding = ROUNDING * Math.max(Math.abs(high), Math.abs(low)) / h;
      double power = 1;
      for (int j = 1; j <= i; j++) {
        power *= SHRINK * SHRINK;
        t[i][j] = t[i][j - 1] + (t[i][j - 1] - t[i - 1][j - 1]) / (power - 1);
        double error =
            rounding
                + Math.max(Math.abs(t[i][j] - t[i][j - 1]), Math.abs(t[i][j] - t[i - 1][j - 1]));
        if (error < best.error()) {
          best = new Slope(t[i][j], error);
        }
      }
    }
    return best;
  }

  /** The derivative by whichever of several first steps gives the smallest error. */
  public static Slope derivative(DoubleUnaryOperator f, double x) {
    Slope best = derivative(f, x, 0.3);
    for (double step : new double[] {3e-2, 3e-3, 3e-5, 3e-7}) {
      Slope other = derivative(f, x, step);
      best = other.error() < best.error() ? other : best;
    }
    return best;
  }
}

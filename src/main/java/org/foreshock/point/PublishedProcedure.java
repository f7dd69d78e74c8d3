package org.foreshock.point;

import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresOptimizer.Optimum;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.util.Pair;
import org.foreshock.data.Scale;
import org.foreshock.data.Sums;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;

/**
 * The procedure that the authors of the law published for one break, in the script {@code
 * fit_bnsl_and_extrapolate__4_digit_addition__dataset_size_x-axis.py} of
 * github.com/ethancaballero/broken_neural_scaling_laws: the point of a fixed grid with the least
 * mean square of ln(1 + μ) − ln(1 + y), and from there Levenberg–Marquardt on the same in a, b, c0,
 * c1, d1 and f1, each free to go anywhere (MINPACK's lmdif behind SciPy's curve_fit: derivatives by
 * forward differences, tolerances 1.49e-8). The grid is that of commit 94c3449, with the later
 * revision's 1e-8 in place of 0.1 at its lower ends.
 *
 * <p>It is not equivariant: ln(1 + y) and the grid know the units of x and y.
 */
final class PublishedProcedure {
  private static final int A = 0;
  private static final int B = 1;
  private static final int C0 = 2;
  private static final int C1 = 3;
  private static final int D1 = 4;
  private static final int F1 = 5;
  private static final int PARAMETERS = 6;

  private static final double[] LIMITS = grid(10, i -> 0.1 * i);
  private static final double[] SLOPES = grid(4, i -> 0.25 * i);
  private static final double[] SHARPNESSES = grid(4, i -> 0.25 * i);

  /** Offsets and places: 1.25^k − 1 + 1e-8 for k = 0, 2.5, … 37.5. */
  private static final double[] GEOMETRIC =
      grid(16, i -> Math.exp(2.5 * i * Math.log(1.25)) - 1 + 1e-8);

  /** Square root of the spacing of doubles at 1: steps of differences, and MINPACK's tolerances. */
  private static final double STEP = Math.sqrt(Math.ulp(1.0));

  private static final double TOLERANCE = 1.49012e-8;
  private static final int MOST_STEPS = 10_000;

  private final double[] u;
  private final double[] target;
  private final double[] weight;

  private PublishedProcedure(double[] u, double[] target, double[] weight) {
    this.u = u;
    this.target = target;
    this.weight = weight;
  }

  /**
   * Where the procedure ended.
   *
   * @param raw a, b, c0, c1, d1 and f1, of any sign
   * @param squares sum of squares of ln(1 + μ) − ln(1 + y) over the runs
   * @param converged whether Levenberg–Marquardt ended by itself
   */
  record End(double[] raw, double squares, boolean converged) {}

  /** Runs it; every run counts once, and so does an average given in place of runs. */
  static End run(Sweep sweep) {
    int scales = sweep.size();
    double[] u = new double[scales];
    double[] target = new double[scales];
    double[] weight = new double[scales];
    double within = 0;
    for (int k = 0; k < scales; k++) {
      Scale scale = sweep.scales().get(k);
      double[] logs = logs(scale);
      u[k] = Math.log(scale.x());
      weight[k] = logs.length;
      target[k] = Sums.mean(logs);
      for (double log : logs) {
        within += (log - target[k]) * (log - target[k]);
      }
    }
    PublishedProcedure procedure = new PublishedProcedure(u, target, weight);
    End end = procedure.descend(procedure.bestOfGrid());
    return new End(end.raw(), end.squares() + within, end.converged());
  }

  private static double[] logs(Scale scale) {
    double[] y = scale.runs().length > 0 ? scale.runs() : new double[] {scale.mean()};
    return Arrays.stream(y).map(value -> Math.log(value + 1)).toArray();
  }

  private static double[] grid(int size, IntToDoubleFunction value) {
    return IntStream.range(0, size).mapToDouble(value).toArray();
  }

  /** The first of the best points, a varying slowest and f1 fastest. */
  private double[] bestOfGrid() {
    List<double[]> shapes =
        Arrays.stream(SLOPES)
            .boxed()
            .flatMap(
                c0 ->
                    Arrays.stream(SLOPES)
                        .boxed()
                        .flatMap(
                            c1 ->
                                Arrays.stream(GEOMETRIC)
                                    .boxed()
                                    .flatMap(
                                        d1 ->
                                            Arrays.stream(SHARPNESSES)
                                                .mapToObj(f1 -> new double[] {c0, c1, d1, f1}))))
            .toList();
    double[][] powers =
        shapes.stream().map(s -> powers(s[0], s[1], s[2], s[3])).toArray(double[][]::new);
    double least = Double.POSITIVE_INFINITY;
    double[] best = null;
    for (double a : LIMITS) {
      for (double b : GEOMETRIC) {
        for (int i = 0; i < powers.length; i++) {
          double squares = squares(a, b, powers[i], least);
          if (squares < least) {
            least = squares;
            double[] s = shapes.get(i);
            best = new double[] {a, b, s[0], s[1], s[2], s[3]};
          }
        }
      }
    }
    return best;
  }

  /** (μ − a)/b at every scale; undefined for a place that is not positive. */
  private double[] powers(double c0, double c1, double d1, double f1) {
    double[] powers = new double[u.length];
    double place = Math.log(d1);
    for (int k = 0; k < powers.length; k++) {
      double bend = f1 == 0 ? 0 : c1 * f1 * Softplus.value((u[k] - place) / f1);
      powers[k] = Math.exp(-c0 * u[k] - bend);
    }
    return powers;
  }

  /** Sum of squares, or something above a bound if it is above it. */
  private double squares(double a, double b, double[] powers, double bound) {
    double sum = 0;
    for (int k = 0; k < powers.length && sum < bound; k++) {
      double residual = Math.log(a + b * powers[k] + 1) - target[k];
      sum += weight[k] * residual * residual;
    }
    return sum;
  }

  private End descend(double[] start) {
    try {
      Optimum optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .withOrthoTolerance(0)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(start)
                      .target(new double[u.length])
                      .model(this::linearised)
                      .checker((step, before, after) -> step >= MOST_STEPS)
                      .maxEvaluations(Integer.MAX_VALUE)
                      .maxIterations(Integer.MAX_VALUE)
                      .build());
      double cost = optimum.getCost();
      boolean converged = optimum.getIterations() < MOST_STEPS;
      return new End(optimum.getPoint().toArray(), cost * cost, converged);
    } catch (MathIllegalStateException e) {
      return new End(start, squaresOf(residuals(start)), false);
    }
  }

  private static double squaresOf(double[] residuals) {
    return Sums.of(Arrays.stream(residuals).map(r -> r * r));
  }

  private double[] residuals(double[] at) {
    double[] powers = powers(at[C0], at[C1], at[D1], at[F1]);
    double[] residuals = new double[powers.length];
    for (int k = 0; k < powers.length; k++) {
      double value = at[A] + at[B] * powers[k];
      residuals[k] = Math.sqrt(weight[k]) * (Math.log(value + 1) - target[k]);
    }
    return residuals;
  }

  private Pair<RealVector, RealMatrix> linearised(RealVector point) {
    double[] at = point.toArray();
    double[] residuals = residuals(at);
    double[][] jacobian = new double[residuals.length][PARAMETERS];
    for (int j = 0; j < PARAMETERS; j++) {
      double[] moved = at.clone();
      double step = at[j] == 0 ? STEP : STEP * Math.abs(at[j]);
      moved[j] += step;
      double[] beside = residuals(moved);
      for (int k = 0; k < residuals.length; k++) {
        jacobian[k][j] = (beside[k] - residuals[k]) / step;
      }
    }
    return new Pair<>(
        new ArrayRealVector(residuals, false), new Array2DRowRealMatrix(jacobian, false));
  }

  /**
   * The law with these raw parameters. A negative f1 turns the break round: (1 + z^(−1))^(c f) = (1
   * + z)^(c f) z^(−c f), so it is a law with a positive one.
   *
   * @throws IllegalArgumentException if b is not positive, or a number is not finite
   */
  static BrokenPowerLaw law(double[] raw) {
    if (!(raw[B] > 0)) {
      throw new IllegalArgumentException("b is " + raw[B]);
    }
    double logOffset = Math.log(raw[B]);
    if (raw[F1] == 0) {
      return new BrokenPowerLaw(raw[A], logOffset, raw[C0], List.of());
    }
    if (raw[F1] > 0) {
      Break bend = new Break(raw[D1], raw[C1], raw[F1]);
      return new BrokenPowerLaw(raw[A], logOffset, raw[C0], List.of(bend));
    }
    Break turned = new Break(raw[D1], -raw[C1], -raw[F1]);
    double offset = logOffset + raw[C1] * Math.log(raw[D1]);
    return new BrokenPowerLaw(raw[A], offset, raw[C0] + raw[C1], List.of(turned));
  }
}

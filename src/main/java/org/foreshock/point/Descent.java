package org.foreshock.point;

import java.util.Arrays;
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

/**
 * Levenberg–Marquardt from one start to the nearest optimum in a box. Steps that leave the box are
 * cut off at its walls; parameters that end at a wall are held there while the others are fitted
 * again, and let go where the squares fall inwards.
 */
final class Descent {
  private static final int MOST_ROUNDS = 6;
  private static final double TOLERANCE = 1e-14;

  private final Problem problem;
  private final int mostSteps;
  private final Responses curve;

  /** A descent of the broken power law. */
  Descent(Problem problem, int mostSteps) {
    this(problem, new Curve(problem), mostSteps);
  }

  /** A descent of any curve, whose parameters are those of the starts and the box. */
  Descent(Problem problem, Responses curve, int mostSteps) {
    this.problem = problem;
    this.curve = curve;
    this.mostSteps = mostSteps;
  }

  /**
   * Where a descent ended.
   *
   * @param at the parameters
   * @param squares weighted sum of squared residuals there
   * @param converged whether it ended by itself
   */
  record End(double[] at, double squares, boolean converged) {}

  End from(double[] start, Box box) {
    double[] at = start.clone();
    Arrays.setAll(at, j -> box.held(j, at[j]));
    boolean[] free = new boolean[at.length];
    for (int j = 0; j < free.length; j++) {
      free[j] = box.lower()[j] < box.upper()[j];
    }
    boolean converged = true;
    for (int round = 0; round < MOST_ROUNDS; round++) {
      converged = descend(at, free, box);
      if (!changeWalls(at, free, box)) {
        break;
      }
    }
    return new End(at, squares(at), converged);
  }

  private double squares(double[] at) {
    return problem.squares(curve.evaluate(at));
  }

  /** Moves to the optimum of the free parameters; whether one was found. */
  private boolean descend(double[] at, boolean[] free, Box box) {
    int[] moving = IntStream.range(0, at.length).filter(j -> free[j]).toArray();
    double[] point = Arrays.stream(moving).mapToDouble(j -> at[j]).toArray();
    if (!(squares(at) < Double.POSITIVE_INFINITY)) {
      return false;
    }
    Optimum optimum;
    try {
      optimum =
          new LevenbergMarquardtOptimizer()
              .withCostRelativeTolerance(TOLERANCE)
              .withParameterRelativeTolerance(TOLERANCE)
              .withOrthoTolerance(TOLERANCE)
              .optimize(
                  new LeastSquaresBuilder()
                      .start(point)
                      .target(new double[problem.size()])
                      .model(moved -> linearised(at, moving, moved))
                      .parameterValidator(moved -> held(moved, moving, box))
                      .checker((step, before, after) -> step >= mostSteps)
                      .maxEvaluations(100 * mostSteps)
                      .maxIterations(100 * mostSteps)
                      .build());
    } catch (MathIllegalStateException e) {
      return false;
    }
    put(optimum.getPoint(), moving, at);
    return optimum.getIterations() < mostSteps;
  }

  private static RealVector held(RealVector moved, int[] moving, Box box) {
    double[] held = moved.toArray();
    Arrays.setAll(held, i -> box.held(moving[i], held[i]));
    return new ArrayRealVector(held, false);
  }

  private static void put(RealVector moved, int[] moving, double[] at) {
    for (int i = 0; i < moving.length; i++) {
      at[moving[i]] = moved.getEntry(i);
    }
  }

  /** Weighted residuals and their derivatives by the moving parameters. */
  private Pair<RealVector, RealMatrix> linearised(double[] base, int[] moving, RealVector moved) {
    double[] at = base.clone();
    put(moved, moving, at);
    double[] response = curve.evaluate(at);
    double[] residual = new double[problem.size()];
    double[][] jacobian = new double[problem.size()][moving.length];
    double[] gradient = new double[at.length];
    for (int k = 0; k < residual.length; k++) {
      double root = Math.sqrt(problem.weight()[k]);
      residual[k] = root * (response[k] - problem.response()[k]);
      curve.gradient(at, k, gradient);
      for (int i = 0; i < moving.length; i++) {
        jacobian[k][i] = root * gradient[moving[i]];
      }
    }
    return new Pair<>(
        new ArrayRealVector(residual, false), new Array2DRowRealMatrix(jacobian, false));
  }

  /** Holds what stands at a wall and lets go what would leave it inwards; whether any was. */
  private boolean changeWalls(double[] at, boolean[] free, Box box) {
    double[] slope = slopes(at);
    boolean changed = false;
    for (int j = 0; j < at.length; j++) {
      boolean wall =
          (box.atLower(j, at[j]) && slope[j] >= 0) || (box.atUpper(j, at[j]) && slope[j] <= 0);
      changed |= free[j] == wall;
      free[j] = !wall;
    }
    return changed;
  }

  /** Derivatives of half the squares. */
  private double[] slopes(double[] at) {
    double[] response = curve.evaluate(at).clone();
    double[] slopes = new double[at.length];
    double[] gradient = new double[at.length];
    for (int k = 0; k < response.length; k++) {
      double residual = problem.weight()[k] * (response[k] - problem.response()[k]);
      curve.gradient(at, k, gradient);
      for (int j = 0; j < at.length; j++) {
        slopes[j] += residual * gradient[j];
      }
    }
    return slopes;
  }
}

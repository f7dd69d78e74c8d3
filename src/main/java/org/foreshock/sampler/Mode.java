package org.foreshock.sampler;

import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A local maximum of a log density with the Normal that fits it there (Laplace's approximation).
 *
 * @param point the maximum
 * @param logDensity there
 * @param map its L Lᵀ is the covariance of the Normal
 * @param logMass ln of the integral of the Normal, the density's constant left out: what share of
 *     the probability the mode may hold
 */
public record Mode(double[] point, double logDensity, AffineMap map, double logMass) {
  private static final int MAX_STEPS = 200;

  /** Curvatures below this count as this: no Normal is wider than 4 units of a coordinate. */
  private static final double LEAST_CURVATURE = 1.0 / 16;

  /**
   * Climbs to a maximum by Newton's method on the absolute eigenvalues of the Hessian (Dauphin et
   * al. 2014, arXiv 1406.2572), so that saddles and ridges repel, with step halving. The Hessian is
   * that of central differences of the gradient: 2k gradients, cheap for the k of a scaling law.
   *
   * @param density not shared with another thread
   * @param start where its value is finite
   * @return the maximum, or the best point after a bounded number of steps
   */
  public static Mode climb(LogDensity density, double[] start) {
    int k = density.dimension();
    double[] point = start.clone();
    double[] gradient = new double[k];
    double value = density.evaluate(point, gradient);
    EigenDecomposition curvature = curvature(density, point);
    for (int i = 0; i < MAX_STEPS; i++) {
      double[] direction = newton(curvature, gradient);
      double promise = dot(direction, gradient);
      if (!(promise > 1e-9)) {
        break;
      }
      double[] next = new double[k];
      double[] nextGradient = new double[k];
      double length = Math.min(1, 5 / Math.sqrt(dot(direction, direction)));
      double nextValue = Double.NaN;
      boolean up = false;
      for (int half = 0; half < 30 && !up; half++, length *= 0.5) {
        for (int j = 0; j < k; j++) {
          next[j] = point[j] + length * direction[j];
        }
        nextValue = density.evaluate(next, nextGradient);
        up = nextValue > value + 1e-4 * length * promise;
      }
      if (!up) {
        break;
      }
      point = next;
      value = nextValue;
      gradient = nextGradient;
      curvature = curvature(density, point);
    }
    return of(point, value, curvature);
  }

  private static Mode of(double[] point, double value, EigenDecomposition curvature) {
    double[] deviation = curvature.getRealEigenvalues();
    for (int i = 0; i < deviation.length; i++) {
      deviation[i] = 1 / Math.sqrt(Math.max(Math.abs(deviation[i]), LEAST_CURVATURE));
    }
    RealMatrix root = curvature.getV().multiply(MatrixUtils.createRealDiagonalMatrix(deviation));
    AffineMap map = AffineMap.ofRoot(root);
    double logMass = value + map.logVolume() + 0.5 * point.length * Math.log(2 * Math.PI);
    return new Mode(point, value, map, logMass);
  }

  /**
   * A start for a chain: a draw from the Normal, drawn towards the mode until its density is within
   * what that Normal makes likely.
   */
  public double[] scatter(LogDensity density, Randomness random) {
    double[] z = new double[point.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = random.normal();
    }
    double[] scratch = new double[point.length];
    double slack = 2.0 * point.length;
    for (double scale = 1; scale > 0.01; scale *= 0.7) {
      double[] start = point.clone();
      map.move(start, scale, z);
      if (density.evaluate(start, scratch) > logDensity - slack) {
        return start;
      }
    }
    return point.clone();
  }

  /** How far a point is from the maximum, in standard deviations of the Normal. */
  public double distance(double[] to) {
    double[] z = map.standardise(to, point);
    return Math.sqrt(dot(z, z));
  }

  private static double[] newton(EigenDecomposition curvature, double[] gradient) {
    double[] direction = new double[gradient.length];
    for (int i = 0; i < gradient.length; i++) {
      double[] v = curvature.getEigenvector(i).toArray();
      double size = Math.max(Math.abs(curvature.getRealEigenvalue(i)), 1e-3);
      double along = dot(v, gradient) / size;
      for (int j = 0; j < direction.length; j++) {
        direction[j] += along * v[j];
      }
    }
    return direction;
  }

  /** Eigen-decomposition of minus the Hessian. */
  private static EigenDecomposition curvature(LogDensity density, double[] point) {
    int k = point.length;
    double[][] h = new double[k][k];
    double[] moved = point.clone();
    double[] up = new double[k];
    double[] down = new double[k];
    for (int i = 0; i < k; i++) {
      double step = 1e-5 * (1 + Math.abs(point[i]));
      moved[i] = point[i] + step;
      density.evaluate(moved, up);
      moved[i] = point[i] - step;
      density.evaluate(moved, down);
      moved[i] = point[i];
      for (int j = 0; j < k; j++) {
        h[i][j] = (down[j] - up[j]) / (2 * step);
      }
    }
    for (int i = 0; i < k; i++) {
      for (int j = 0; j <= i; j++) {
        double mean = 0.5 * (h[i][j] + h[j][i]);
        h[i][j] = Double.isFinite(mean) ? mean : (i == j ? 1 : 0);
        h[j][i] = h[i][j];
      }
    }
    return new EigenDecomposition(MatrixUtils.createRealMatrix(h));
  }

  private static double dot(double[] a, double[] b) {
    double s = 0;
    for (int i = 0; i < a.length; i++) {
      s += a[i] * b[i];
    }
    return s;
  }
}

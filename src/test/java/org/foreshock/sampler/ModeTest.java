package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where climbing ends, and what it says of the place. */
class ModeTest {
  private static final double LN_TWO_PI = Math.log(2 * Math.PI);

  /** A function of k coordinates written down as a lambda. */
  private record Written(int dimension, Formula formula) implements LogDensity {
    @Override
    public double evaluate(double[] point, double[] gradient) {
      return formula.evaluate(point, gradient);
    }
  }

  @FunctionalInterface
  private interface Formula {
    double evaluate(double[] point, double[] gradient);
  }

  private static double[] at(double... point) {
    return point;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6, 12})
  void normalsAreFoundExactly(int k) {
    double[] sd = new double[k];
    double[] far = new double[k];
    for (int i = 0; i < k; i++) {
      sd[i] = 2 * Math.exp(-0.5 * i);
      far[i] = 40 * (i % 2 == 0 ? 1 : -1);
    }
    NormalTarget normal = NormalTarget.correlated(0.4, sd);
    Mode mode = Mode.climb(normal, far);
    RealMatrix covariance = Matrices.covariance(normal);
    double determinant = new LUDecomposition(covariance).getDeterminant();
    assertArrayEquals(normal.mean(), mode.point(), 1e-6);
    assertEquals(0, mode.logDensity(), 1e-9);
    assertEquals(0.5 * (k * LN_TWO_PI + Math.log(determinant)), mode.logMass(), 1e-6);
    RealMatrix error = Matrices.covariance(mode.map()).subtract(covariance);
    assertEquals(0, error.getNorm(), 1e-6);
  }

  /** Along axes turned by 53°. Beyond 1e14 the curvature of 0.01 is lost in rounding. */
  @ParameterizedTest
  @ValueSource(doubles = {1e4, 1e8, 1e12, 1e14, 1e16, 1e20})
  void neighboursOfVeryDifferentCurvatureDoNoHarm(double sharp) {
    LogDensity valley =
        new Written(
            2,
            (x, g) -> {
              double u = 0.6 * x[0] + 0.8 * x[1];
              double v = -0.8 * x[0] + 0.6 * x[1];
              g[0] = -0.006 * u + 0.8 * sharp * v;
              g[1] = -0.008 * u - 0.6 * sharp * v;
              return -0.5 * (0.01 * u * u + sharp * v * v);
            });
    Mode mode = Mode.climb(valley, at(1, 1));
    double exact = LN_TWO_PI - 0.5 * Math.log(sharp / 16);
    assertEquals(exact, mode.logMass(), sharp > 1e14 ? 10 : 1e-6);
  }

  @Test
  void noNormalIsWiderThanFourUnits() {
    Mode mode = Mode.climb(NormalTarget.independent(100, 0.1), at(30, 0.2));
    RealMatrix covariance = Matrices.covariance(mode.map());
    assertEquals(16, covariance.getEntry(0, 0), 1e-6);
    assertEquals(0.01, covariance.getEntry(1, 1), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"-20, 30", "8, -100", "-1.2, 1", "0, 50"})
  void theTopOfRosenbrocksRidgeIsFound(double x, double y) {
    LogDensity ridge =
        new Written(
            2,
            (p, g) -> {
              double off = p[1] - p[0] * p[0];
              g[0] = 40 * off * p[0] + 2 * (1 - p[0]);
              g[1] = -20 * off;
              return -10 * off * off - (1 - p[0]) * (1 - p[0]);
            });
    assertArrayEquals(at(1, 1), Mode.climb(ridge, at(x, y)).point(), 1e-4);
  }

  /** The Hessian is indefinite beyond 1 unit. */
  @ParameterizedTest
  @CsvSource({"3, -4", "200, 300", "-500, 0.1"})
  void heavyTailsAreClimbedFromFar(double x, double y) {
    LogDensity cauchy =
        new Written(
            2,
            (p, g) -> {
              double s = 1 + p[0] * p[0] + p[1] * p[1];
              g[0] = -2 * p[0] / s;
              g[1] = -2 * p[1] / s;
              return -Math.log(s);
            });
    assertArrayEquals(at(0, 0), Mode.climb(cauchy, at(x, y)).point(), 1e-4);
  }

  /** −x²/2 + y²/2 − y⁴/4: a saddle at 0 and maxima at y = ±1. */
  @Test
  void saddlesRepel() {
    LogDensity saddle =
        new Written(
            2,
            (p, g) -> {
              double square = p[1] * p[1];
              g[0] = -p[0];
              g[1] = p[1] - square * p[1];
              return -0.5 * p[0] * p[0] + 0.5 * square - 0.25 * square * square;
            });
    for (double y = 1e-3; y < 5; y *= 1.7) {
      assertArrayEquals(at(0, 1), Mode.climb(saddle, at(0.4, y)).point(), 1e-4);
      assertArrayEquals(at(0, -1), Mode.climb(saddle, at(0, -y)).point(), 1e-4);
    }
  }

  @Test
  void flatAndLinearDensitiesComeToAnEnd() {
    LogDensity flat =
        new Written(
            3,
            (p, g) -> {
              Arrays.fill(g, 0);
              return 7;
            });
    Mode stayed = Mode.climb(flat, at(1, 2, 3));
    assertArrayEquals(at(1, 2, 3), stayed.point(), 0);
    assertEquals(7 + 1.5 * Math.log(2 * Math.PI * 16), stayed.logMass(), 1e-9);
    for (double slope : at(1e-3, 1, 1e8)) {
      LogDensity linear =
          new Written(
              1,
              (p, g) -> {
                g[0] = slope;
                return slope * p[0];
              });
      Mode mode = Mode.climb(linear, at(0));
      assertTrue(mode.logDensity() > 0 && Double.isFinite(mode.logMass()));
    }
  }

  /** ln x − 100 x is NaN for negative x, and −∞ at 0: the first step of 5 units leads there. */
  @Test
  void undefinedRegionsAreStayedOutOf() {
    LogDensity gamma =
        new Written(
            1,
            (p, g) -> {
              g[0] = 1 / p[0] - 100;
              return Math.log(p[0]) - 100 * p[0];
            });
    assertArrayEquals(at(0.01), Mode.climb(gamma, at(4)).point(), 1e-6);
    assertArrayEquals(at(0.01), Mode.climb(gamma, at(1e-5)).point(), 1e-6);
  }

  /** A hard wall in the way, with differences across it: somewhere better, but on this side. */
  @Test
  void wallsAreNotClimbedThrough() {
    for (double outside : at(Double.NaN, Double.NEGATIVE_INFINITY)) {
      LogDensity wall =
          new Written(
              2,
              (p, g) -> {
                boolean out = p[0] > 1;
                g[0] = out ? Double.NaN : 1;
                g[1] = out ? Double.NaN : -p[1];
                return out ? outside : p[0] - 0.5 * p[1] * p[1];
              });
      Mode mode = Mode.climb(wall, at(-3, 2));
      assertTrue(mode.point()[0] <= 1 && mode.logDensity() > -5, mode::toString);
      assertTrue(Double.isFinite(mode.logMass()));
    }
  }

  @Test
  void aStartThatIsUndefinedComesBackAsItIs() {
    LogDensity nowhere =
        new Written(
            2,
            (p, g) -> {
              Arrays.fill(g, Double.NaN);
              return Double.NaN;
            });
    assertArrayEquals(at(1, 2), Mode.climb(nowhere, at(1, 2)).point(), 0);
  }

  @Test
  void climbingDoesNotChangeItsStart() {
    double[] start = {3, -2};
    Mode.climb(new Banana(1, 0.5), start);
    assertArrayEquals(at(3, -2), start, 0);
  }

  /** Mean square 1 in k coordinates, but for the 0.1 % that are drawn in: 5 standard errors. */
  @Test
  void scatterDrawsFromTheNormal() {
    NormalTarget normal = NormalTarget.correlated(0.5, 1, 0.3, 2, 0.1, 1.5);
    Mode mode = Mode.climb(normal, normal.mean());
    Randomness random = Randomness.streams(1, 1)[0];
    double sum = 0;
    for (int i = 0; i < 4000; i++) {
      double[] point = mode.scatter(normal, random);
      for (double z : normal.scores(point)) {
        sum += z * z;
      }
      assertTrue(normal.evaluate(point, new double[5]) > -10);
    }
    assertEquals(1, sum / 20_000, 0.05);
  }

  @Test
  void scatterKeepsItsPromiseWhereTheNormalFitsBadly() {
    Banana banana = new Banana(3, 2);
    Mode mode = Mode.climb(banana, at(0, -18));
    Randomness random = Randomness.streams(2, 1)[0];
    for (int i = 0; i < 2000; i++) {
      double[] point = mode.scatter(banana, random);
      assertTrue(banana.evaluate(point, new double[2]) > mode.logDensity() - 4);
    }
  }

  /** Only the very point is possible. */
  @Test
  void scatterComesBackToTheModeIfNothingElseWillDo() {
    LogDensity spike =
        new Written(
            2,
            (p, g) -> {
              Arrays.fill(g, 0);
              return p[0] == 1 && p[1] == 2 ? 0 : Double.NEGATIVE_INFINITY;
            });
    Mode mode = Mode.climb(spike, at(1, 2));
    assertArrayEquals(at(1, 2), mode.scatter(spike, Randomness.streams(3, 1)[0]), 0);
  }
}

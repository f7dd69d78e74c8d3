package org.foreshock.prior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.ExponentialDistribution;
import org.apache.commons.statistics.distribution.FoldedNormalDistribution;
import org.apache.commons.statistics.distribution.GammaDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apache.commons.statistics.distribution.UniformContinuousDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PriorTest {
  private static final double[] PROBABILITIES = {
    1e-12, 1e-6, 0.001, 0.03, 0.2, 0.5, 0.77, 0.95, 0.9999, 1 - 1e-9
  };

  static List<Prior> continuous() {
    return Families.continuous();
  }

  /** Double-exponential quadrature knows nothing of quantiles, so that no mass can hide. */
  @ParameterizedTest
  @MethodSource("continuous")
  void densityIntegratesToOne(Prior prior) {
    assertEquals(1, integral(v -> Math.exp(prior.logDensity(v)), prior), 1e-8);
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void derivativeIsTheSlopeOfTheLogDensity(Prior prior) {
    for (double p : PROBABILITIES) {
      double v = prior.quantile(p);
      double room = Math.min(v - prior.lower(), prior.upper() - v);
      double step = 0.02 * Math.min(room, 1 + Math.abs(v) + 1e-3 / (1e-3 + p));
      if (step > 1e-9 * Math.abs(v)) {
        double numerical = slope(prior::logDensity, v, step);
        double rounding = 4e-15 * (1 + Math.abs(prior.logDensity(v))) / step;
        double tolerance = 1e-8 * Math.abs(prior.derivative(v)) + rounding;
        assertEquals(numerical, prior.derivative(v), tolerance, prior + " at " + v);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void densityIsTheSlopeOfTheCumulative(Prior prior) {
    for (double p : new double[] {0.001, 0.03, 0.2, 0.45, 0.77, 0.95, 0.999}) {
      double v = prior.quantile(p);
      double room = Math.min(v - prior.lower(), prior.upper() - v);
      double step = Math.min(0.02 * (prior.quantile(0.75) - prior.quantile(0.25)), 0.02 * room);
      double density = Math.exp(prior.logDensity(v));
      assertEquals(slope(prior::cumulative, v, step), density, 1e-8 * density, prior + " at " + v);
    }
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void quantileInvertsTheCumulative(Prior prior) {
    for (double p : PROBABILITIES) {
      double reached = prior.cumulative(prior.quantile(p));
      // beside the rounding of p, one unit in the last place of v moves the cumulative
      double v = prior.quantile(p);
      double rounding = Math.ulp(v) * Math.exp(prior.logDensity(v));
      assertEquals(p, reached, 1e-13 * p + 2 * rounding + 1e-15, prior + " at " + p);
    }
    assertEquals(prior.lower(), prior.quantile(0));
    assertEquals(prior.upper(), prior.quantile(1));
    assertThrows(IllegalArgumentException.class, () -> prior.quantile(-0.1));
    assertThrows(IllegalArgumentException.class, () -> prior.quantile(Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void nothingLiesOutsideTheSupport(Prior prior) {
    for (double beyond : new double[] {1e-9, 1, 1e6}) {
      if (Double.isFinite(prior.lower())) {
        assertEquals(Double.NEGATIVE_INFINITY, prior.logDensity(prior.lower() - beyond));
        assertEquals(0, prior.derivative(prior.lower() - beyond));
        assertEquals(0, prior.cumulative(prior.lower() - beyond));
      }
      if (Double.isFinite(prior.upper())) {
        assertEquals(Double.NEGATIVE_INFINITY, prior.logDensity(prior.upper() + beyond));
        assertEquals(0, prior.derivative(prior.upper() + beyond));
        assertEquals(1, prior.cumulative(prior.upper() + beyond));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void farTailsStayNumbers(Prior prior) {
    for (double v : new double[] {-1e300, -1e160, -1e-300, 1e-300, 1e160, 1e300}) {
      assertTrue(prior.logDensity(v) <= Double.MAX_VALUE, prior + " at " + v);
      assertFalse(Double.isNaN(prior.derivative(v)), prior + " at " + v);
      double cumulative = prior.cumulative(v);
      assertTrue(cumulative >= 0 && cumulative <= 1, prior + " at " + v);
    }
  }

  /** Commons Statistics rests on other special functions (Boost's) than the code under test. */
  static Stream<Arguments> peers() {
    return Stream.of(
        Arguments.of(new Normal(-1.5, 0.3), NormalDistribution.of(-1.5, 0.3)),
        Arguments.of(new LogNormal(-1.2, 1.7), LogNormalDistribution.of(-1.2, 1.7)),
        Arguments.of(new StudentT(3, 0, 1), TDistribution.of(3)),
        Arguments.of(new StudentT(0.8, 0, 1), TDistribution.of(0.8)),
        Arguments.of(new StudentT(1e4, 0, 1), TDistribution.of(1e4)),
        Arguments.of(new HalfNormal(0.7), FoldedNormalDistribution.of(0, 0.7)),
        Arguments.of(new Exponential(2.5), ExponentialDistribution.of(1 / 2.5)),
        Arguments.of(new Uniform(-2, 3.5), UniformContinuousDistribution.of(-2, 3.5)),
        Arguments.of(new Beta(0.5, 1), BetaDistribution.of(0.5, 1)),
        Arguments.of(new Beta(30, 0.01), BetaDistribution.of(30, 0.01)),
        Arguments.of(new Beta(250, 600), BetaDistribution.of(250, 600)),
        Arguments.of(new Gamma(2, 0.1), GammaDistribution.of(2, 10)),
        Arguments.of(new Gamma(0.03, 1), GammaDistribution.of(0.03, 1)),
        Arguments.of(new Gamma(1e4, 4), GammaDistribution.of(1e4, 0.25)));
  }

  @ParameterizedTest
  @MethodSource("peers")
  void agreesWithCommonsStatistics(Prior prior, ContinuousDistribution peer) {
    for (double p : new double[] {1e-10, 0.001, 0.03, 0.2, 0.5, 0.77, 0.95, 0.9999}) {
      double v = peer.inverseCumulativeProbability(p);
      if (v > prior.lower() && v < prior.upper()) {
        String at = prior + " at " + v;
        double log = peer.logDensity(v);
        assertEquals(log, prior.logDensity(v), 1e-10 * (1 + Math.abs(log)), at);
        assertEquals(peer.cumulativeProbability(v), prior.cumulative(v), 1e-10 * p, at);
        double density = Math.exp(log);
        double tolerance = 1e-10 * Math.abs(v) + 1e-10 * p / density;
        assertEquals(v, prior.quantile(p), tolerance, at);
      }
    }
  }

  @Test
  void halvesFoldTheWhole() {
    StudentT whole = new StudentT(4, 0, 1.3);
    HalfStudentT half = new HalfStudentT(4, 1.3);
    for (double v : new double[] {1e-9, 0.1, 1, 2.6, 5, 300}) {
      assertEquals(whole.logDensity(v) + Math.log(2), half.logDensity(v), 1e-13);
      assertEquals(2 * whole.cumulative(v) - 1, half.cumulative(v), 1e-14);
      assertEquals(whole.derivative(v), half.derivative(v));
    }
  }

  @Test
  void fixedIsAPoint() {
    Prior fixed = new Fixed(0.25);
    assertTrue(fixed.isFixed());
    assertEquals(0, fixed.logDensity(0.25));
    assertEquals(Double.NEGATIVE_INFINITY, fixed.logDensity(0.2500001));
    assertEquals(0.25, fixed.quantile(0.9));
    assertEquals(0, fixed.cumulative(0.2));
    assertEquals(1, fixed.cumulative(0.25));
    assertEquals(fixed, fixed.sharpened(0.5));
    assertEquals(new Fixed(0), new Fixed(-0.0));
  }

  @Test
  void sharpeningScalesTheSpreadOfTheLog() {
    assertEquals(new LogNormal(-1.2, 0.5), new LogNormal(-1.2, 1).sharpened(0.5));
    Prior exact = new LogNormal(-1.2, 0.5);
    Prior powered = new Powered(new LogNormal(-1.2, 1), 4);
    double constant = exact.logDensity(1) - powered.logDensity(1);
    for (double v : new double[] {1e-3, 0.1, 0.3, 2, 50}) {
      assertEquals(exact.logDensity(v), powered.logDensity(v) + constant, 1e-12 * 200);
      assertEquals(exact.derivative(v), powered.derivative(v), 1e-12 / v * 200);
    }
    assertEquals(new Powered(new Gamma(2, 3), 16), new Gamma(2, 3).sharpened(0.5).sharpened(0.5));
  }

  @ParameterizedTest
  @MethodSource("continuous")
  void poweredDerivativeIsTheSlopeOfItsLogDensity(Prior prior) {
    Prior powered = new Powered(prior, 0.25);
    double v = 0.4;
    assertEquals(slope(powered::logDensity, v, 1e-3), powered.derivative(v), 1e-7);
    assertEquals(Double.NEGATIVE_INFINITY, powered.logDensity(-0.4));
    assertEquals(0, powered.derivative(-0.4));
    assertThrows(UnsupportedOperationException.class, () -> powered.quantile(0.5));
  }

  @Test
  void equalityIsByFamilyAndArguments() {
    assertEquals(new HalfNormal(2), new HalfNormal(2));
    assertEquals(new HalfNormal(2).hashCode(), new HalfNormal(2).hashCode());
    assertNotEquals(new HalfNormal(2), new HalfNormal(3));
    assertNotEquals((Object) new HalfNormal(2), new Exponential(2));
  }

  @Test
  void argumentsOutOfRangeAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Normal(Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Normal(0, 0));
    assertThrows(IllegalArgumentException.class, () -> new StudentT(-1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Uniform(2, 2));
    assertThrows(IllegalArgumentException.class, () -> new Uniform(-1e308, 1e308));
    assertThrows(IllegalArgumentException.class, () -> new Fixed(Double.POSITIVE_INFINITY));
    assertThrows(IllegalArgumentException.class, () -> new Powered(new Normal(0, 1), 0));
  }

  @Test
  void textIsTheShortestThatReadsBack() {
    assertEquals("lognormal(-1.2, 1)", new LogNormal(-1.2, 1).toString());
    assertEquals("lognormal(-1.2039728043259361, 1)", new LogNormal(Math.log(0.3), 1).toString());
    assertEquals("uniform(-0.00002, 1.5e24)", new Uniform(-2e-5, 1.5e24).toString());
    assertEquals("fixed(0)", new Fixed(0).toString());
    assertEquals("fixed(5e-324)", new Fixed(Double.MIN_VALUE).toString());
    assertEquals("fixed(1e22)", new Fixed(1e22).toString());
    assertEquals("fixed(100000)", new Fixed(1e5).toString());
    assertEquals("half_normal(1)^4", new Powered(new HalfNormal(1), 4).toString());
  }

  /** Central difference of order 8. */
  private static double slope(DoubleUnaryOperator g, double v, double h) {
    double[] weights = {4.0 / 5, -1.0 / 5, 4.0 / 105, -1.0 / 280};
    double sum = 0;
    for (int k = 1; k <= weights.length; k++) {
      sum += weights[k - 1] * (g.applyAsDouble(v + k * h) - g.applyAsDouble(v - k * h));
    }
    return sum / h;
  }

  /** Trapezoidal rule after the double-exponential change of variable that suits the support. */
  private static double integral(DoubleUnaryOperator g, Prior prior) {
    double step = 1.0 / 512;
    double sum = 0;
    for (int k = -4096; k <= 4096; k++) {
      double term = term(g, prior.lower(), prior.upper(), k * step);
      sum += Double.isFinite(term) ? step * term : 0;
    }
    return sum;
  }

  private static double term(DoubleUnaryOperator g, double lower, double upper, double t) {
    double s = 0.5 * Math.PI * Math.sinh(t);
    double speed = 0.5 * Math.PI * Math.cosh(t);
    if (Double.isFinite(upper)) {
      // v runs from lower to upper as the logistic of 2s
      double share = 1 / (1 + Math.exp(-2 * s));
      double rest = 1 / (1 + Math.exp(2 * s));
      double v = lower + (upper - lower) * share;
      return g.applyAsDouble(v) * (upper - lower) * 2 * share * rest * speed;
    }
    if (Double.isFinite(lower)) {
      double v = Math.exp(s);
      return g.applyAsDouble(lower + v) * v * speed;
    }
    return g.applyAsDouble(Math.sinh(s)) * Math.cosh(s) * speed;
  }
}

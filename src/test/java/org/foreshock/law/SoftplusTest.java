package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class SoftplusTest {
  private static final MathContext DIGITS = new MathContext(64);

  /** Places of every size and sign, thickest where the curve bends. */
  private static double[] places() {
    Random random = new Random(201);
    return DoubleStream.iterate(1e-30, t -> t < 100, t -> t * (1 + 0.6 * random.nextDouble()))
        .flatMap(t -> DoubleStream.of(t, -t))
        .toArray();
  }

  @Test
  void isWithinThreeUnitsOfTheLastPlace() {
    for (double t : places()) {
      BigDecimal e = exp(-Math.abs(t));
      BigDecimal bend = log(BigDecimal.ONE.add(e));
      check(bend.add(new BigDecimal(Math.max(t, 0))), Softplus.value(t), t);
      BigDecimal over = t < 0 ? e : BigDecimal.ONE;
      check(over.divide(BigDecimal.ONE.add(e), DIGITS), Softplus.logistic(t), t);
    }
  }

  @Test
  void logOfOnePlusIsWithinThreeUnitsOfTheLastPlace() {
    for (double t : places()) {
      double e = Math.min(Math.abs(t), 1);
      check(log(BigDecimal.ONE.add(new BigDecimal(e))), Softplus.log1p(e), e);
    }
    assertEquals(0, Softplus.log1p(0));
    assertEquals(Math.log(2), Softplus.log1p(1), Math.ulp(1.0));
  }

  @Test
  void manyAtOnceAreWithinThreeUnitsOfTheLastPlace() {
    double[] t = places();
    double[] bend = new double[t.length];
    double[] step = new double[t.length];
    Softplus.evaluate(t, bend, step, new double[t.length]);
    for (int k = 0; k < t.length; k++) {
      BigDecimal e = exp(-Math.abs(t[k]));
      BigDecimal power = BigDecimal.ONE.add(e);
      check(log(power), bend[k], t[k]);
      check((t[k] < 0 ? e : BigDecimal.ONE).divide(power, DIGITS), step[k], t[k]);
    }
  }

  @Test
  void compilingChangesNoBit() {
    double[] t = Arrays.copyOf(places(), 200);
    double[] bend = new double[t.length];
    double[] step = new double[t.length];
    double[] scratch = new double[t.length];
    Softplus.evaluate(t, bend, step, scratch);
    double[] firstBend = bend.clone();
    double[] firstStep = step.clone();
    for (int i = 0; i < 15_000; i++) {
      Softplus.evaluate(t, bend, step, scratch);
    }
    assertArrayEquals(firstBend, bend);
    assertArrayEquals(firstStep, step);
  }

  @Test
  void rises() {
    double[] t = places();
    Arrays.sort(t);
    double before = 0;
    for (double at : t) {
      // neighbours too, between which the polynomials' rounding would show
      for (double near : new double[] {Math.nextDown(at), at, Math.nextUp(at)}) {
        double value = Softplus.value(near);
        assertTrue(value >= before * (1 - 2e-16), () -> "falls at " + near);
        before = Math.max(before, value);
      }
    }
  }

  @Test
  void farOutItIsItsAsymptotes() {
    double[] t = {1e300, -1e300, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, Double.NaN};
    double[] bend = new double[t.length];
    double[] step = new double[t.length];
    Softplus.evaluate(t, bend, step, new double[t.length]);
    assertArrayEquals(new double[] {0, 0, 0, 0, Math.log(2), Double.NaN}, bend, 1e-40);
    assertArrayEquals(new double[] {1, 0, 1, 0, 0.5, Double.NaN}, step, 1e-40);
    assertEquals(1e300, Softplus.value(1e300));
    assertEquals(0, Softplus.value(-1e300), 1e-40);
    assertEquals(1, Softplus.logistic(1e300));
    assertEquals(0, Softplus.logistic(-1e300), 1e-40);
    assertEquals(Double.POSITIVE_INFINITY, Softplus.value(Double.POSITIVE_INFINITY));
    assertEquals(0, Softplus.value(Double.NEGATIVE_INFINITY), 1e-40);
    assertEquals(0.5, Softplus.logistic(0));
    assertEquals(Double.NaN, Softplus.value(Double.NaN));
  }

  private static void check(BigDecimal expected, double actual, double at) {
    double rounded = expected.doubleValue();
    double units =
        expected.subtract(new BigDecimal(actual)).abs().doubleValue() / Math.ulp(rounded);
    assertTrue(units < 3, () -> units + " units off at " + at + ": " + actual);
  }

  /** e^x: the series of e^(x/256), squared eight times. */
  private static BigDecimal exp(double x) {
    BigDecimal r = new BigDecimal(x).divide(BigDecimal.valueOf(256), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int i = 1; i < 40; i++) {
      term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(i), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(256, DIGITS);
  }

  /** ln v, 1 &le; v &le; 2: Halley's step from a double, which triples its digits. */
  private static BigDecimal log(BigDecimal v) {
    double start = Math.log1p(v.subtract(BigDecimal.ONE).doubleValue());
    BigDecimal power = exp(start);
    BigDecimal ratio = v.subtract(power).divide(v.add(power), DIGITS);
    return new BigDecimal(start).add(ratio.multiply(BigDecimal.valueOf(2)), DIGITS);
  }
}

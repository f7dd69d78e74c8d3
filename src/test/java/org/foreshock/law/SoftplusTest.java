package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class SoftplusTest {

  @Property(tries = 2000, seed = "201")
  void isTheLogOfOnePlusAnExponential(@ForAll @DoubleRange(min = -45, max = 45) double t) {
    double expected = Math.log1p(Math.exp(t));
    assertEquals(expected, Softplus.value(t), 1e-15 * expected);
    double logistic = 1 / (1 + Math.exp(-t));
    assertEquals(logistic, Softplus.logistic(t), 1e-15 * logistic);
  }

  @Property(tries = 2000, seed = "202")
  void logOfOnePlusLosesNoDigits(@ForAll @DoubleRange(min = 0, max = 1) double e) {
    for (double v : new double[] {e, e * 1e-3, e * 1e-9, e * 1e-17}) {
      assertEquals(Math.log1p(v), Softplus.log1p(v), 1e-15 * v);
    }
  }

  @Test
  void farOutItIsItsAsymptotes() {
    assertEquals(1e300, Softplus.value(1e300));
    assertEquals(0, Softplus.value(-1e300));
    assertEquals(1, Softplus.logistic(1e300));
    assertEquals(0, Softplus.logistic(-1e300));
    assertEquals(Double.POSITIVE_INFINITY, Softplus.value(Double.POSITIVE_INFINITY));
    assertEquals(0, Softplus.value(Double.NEGATIVE_INFINITY));
    assertEquals(0.5, Softplus.logistic(0));
    assertEquals(Math.log(2), Softplus.value(0), 1e-16);
  }
}

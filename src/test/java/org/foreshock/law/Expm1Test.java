package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class Expm1Test {
  @ParameterizedTest
  @ValueSource(doubles = {0, 1e-300, 1e-9, 0.1, 0.49999, 0.5, 0.50001, 1, 7, 40, 300, 709})
  void agreesWithTheOneOfJava(double x) {
    double exact = StrictMath.expm1(x);
    assertEquals(exact, Expm1.of(x), 6 * Math.ulp(exact));
  }

  @ParameterizedTest
  @ValueSource(doubles = {710, 1e300, Double.POSITIVE_INFINITY})
  void overflowsToInfinity(double x) {
    assertEquals(Double.POSITIVE_INFINITY, Expm1.of(x));
  }
}

package org.foreshock.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DecimalTest {

  /** Doubles of every size: any bits that are a finite number. */
  @Provide
  Arbitrary<Double> finite() {
    return Arbitraries.longs()
        .withoutEdgeCases()
        .map(Double::longBitsToDouble)
        .filter(Double::isFinite)
        .edgeCases(
            cases -> {
              cases.add(0.0);
              cases.add(Double.MIN_VALUE);
              cases.add(Double.MIN_NORMAL);
              cases.add(-Double.MAX_VALUE);
              cases.add(0.1);
              cases.add(1e17);
            });
  }

  @Property(seed = "11")
  void exactTextGivesTheSameDoubleBack(@ForAll("finite") double value) {
    double back = Double.parseDouble(Decimal.exact(value));
    assertEquals(value, back);
  }

  @Property(seed = "12")
  void roundedTextIsNearAndStays(@ForAll("finite") double value) {
    String text = Decimal.rounded(value);
    double back = Double.parseDouble(text);
    boolean near = Math.abs(back - value) <= 6e-10 * Math.abs(value) || Double.isInfinite(back);
    assertTrue(near || Math.abs(value) < Double.MIN_NORMAL, text);
    assertEquals(text, Decimal.orNull(value).toString());
  }

  @Property(seed = "13")
  void briefTextIsNear(@ForAll("finite") double value) {
    double back = Double.parseDouble(Decimal.brief(value, 4));
    boolean near = Math.abs(back - value) <= 6e-4 * Math.abs(value) || Double.isInfinite(back);
    assertTrue(near || Math.abs(value) < Double.MIN_NORMAL, Decimal.brief(value, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, 0",
    "160, 160",
    "1e16, 10000000000000000",
    "1e17, 1E+17",
    "1e300, 1E+300",
    "0.1, 0.1",
    "0.025, 0.025",
    "0.333333333333, 0.3333333333",
    "Infinity, Infinity",
    "-Infinity, -Infinity",
    "NaN, ''"
  })
  void rounded(double value, String text) {
    assertEquals(text, Decimal.rounded(value));
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void jsonHasNoSuchNumber(double value) {
    assertNull(Decimal.orNull(value));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "3.14159, 3.142",
    "607.04, 607.0",
    "0.00056, 0.0005600",
    "0.00001234, 1.234e-5",
    "-0.00001234, -1.234e-5",
    "9999999, 1.000e7",
    "9999.96, 10000",
    "123456, 123500",
    "1e24, 1.000e24",
    "Infinity, infinity",
    "NaN, -"
  })
  void brief(double value, String text) {
    assertEquals(text, Decimal.brief(value, 4));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.0 %",
    "0.0005, under 0.1 %",
    "0.001, 0.1 %",
    "0.05, 5.0 %",
    "0.5, 50 %",
    "0.95, 95.0 %",
    "0.9995, over 99.9 %",
    "1, 100.0 %",
    "NaN, - %"
  })
  void percent(double probability, String text) {
    assertEquals(text, Decimal.percent(probability));
  }

  @ParameterizedTest
  @CsvSource({"1.0049999, 3, 1.005", "2.5, 0, 2", "0, 2, 0.00", "NaN, 3, -", "Infinity, 3, -"})
  void fixed(double value, int decimals, String text) {
    assertEquals(text, Decimal.fixed(value, decimals));
  }
}

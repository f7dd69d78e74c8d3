package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NumeralsTest {

  @ParameterizedTest
  @CsvSource({
    "655.4, 655",
    "1.3, 1.30",
    "0.05, 0.0500",
    "12345, 12300",
    "999.6, 1000",
    "0, 0",
    "2e20, 2.00·10²⁰",
    "-9.876e-5, −9.88·10⁻⁵",
    "99999, 1.00·10⁵",
    "Infinity, ∞",
    "NaN, ?"
  })
  void threeDigits(double value, String text) {
    assertEquals(text, Numerals.rounded(value));
  }

  @Test
  void powersOfTenStandAlone() {
    assertEquals("10⁶", Numerals.scientific(new BigDecimal("1e6")));
    assertEquals("2.5·10⁻⁴", Numerals.scientific(new BigDecimal("0.000250")));
    assertEquals("1", Numerals.scientific(BigDecimal.ONE));
  }
}

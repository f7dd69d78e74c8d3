package org.foreshock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class DecimalsTest {
  @Property(tries = 500)
  void textReadsBackAndWithADigitLessItWouldNot(@ForAll double value) {
    Assume.that(Double.isFinite(value) && value != 0);
    assertEquals(value, Double.parseDouble(Decimals.text(value)));
    int digits = Decimals.shortest(value).precision();
    if (digits > 1) {
      assertNotEquals(value, Decimals.significant(value, digits - 1).doubleValue());
    }
  }

  @Test
  void plainInTheMiddleAndWithAPowerOfTenOutside() {
    assertEquals("0", Decimals.text(0));
    assertEquals("0.1", Decimals.text(0.1));
    assertEquals("-2.5", Decimals.text(-2.5));
    assertEquals("0.00001", Decimals.text(1e-5));
    assertEquals("2.5e-6", Decimals.text(2.5e-6));
    assertEquals("1000000000000000", Decimals.text(1e15));
    assertEquals("1e16", Decimals.text(1e16));
  }

  @Test
  void fixedRoundsHalfToEven() {
    assertEquals("0.12", Decimals.fixed(0.125, 2));
    assertEquals("0.38", Decimals.fixed(0.375, 2));
    assertEquals("-1.0", Decimals.fixed(-1, 1));
    assertEquals("3", Decimals.fixed(2.9, 0));
  }
}

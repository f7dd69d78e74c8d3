package org.foreshock.numeric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class LogsTest {
  private static final double NONE = Double.NEGATIVE_INFINITY;

  @Property(tries = 200)
  void sumOfTwoIsThatOfExponentialsWhereThoseHold(
      @ForAll @DoubleRange(min = -600, max = 600) double p,
      @ForAll @DoubleRange(min = -600, max = 600) double q) {
    double expected = Math.log(Math.exp(p) + Math.exp(q));
    double rounding = 4e-16 * Math.max(1, Math.max(Math.abs(p), Math.abs(q)));
    assertEquals(expected, Logs.sumExp(p, q), rounding);
    assertEquals(Logs.sumExp(p, q), Logs.sumExp(q, p));
  }

  @Property(tries = 200)
  void sumMovesWithItsTermsFarBeyondTheRangeOfDoubles(
      @ForAll @Size(min = 1, max = 20) List<@DoubleRange(min = -30, max = 30) Double> terms,
      @ForAll @IntRange(min = -1_000_000, max = 1_000_000) int shift) {
    double sum = 0;
    double[] moved = new double[terms.size()];
    for (int i = 0; i < moved.length; i++) {
      sum += Math.exp(terms.get(i));
      moved[i] = terms.get(i) + shift;
    }
    assertEquals(Math.log(sum) + shift, Logs.sumExp(moved), 1e-14 * (100 + Math.abs(shift)));
  }

  @Test
  void nothingAddsNothing() {
    assertEquals(3.5, Logs.sumExp(3.5, NONE));
    assertEquals(3.5, Logs.sumExp(new double[] {NONE, 3.5, NONE}));
    assertEquals(NONE, Logs.sumExp(NONE, NONE));
    assertEquals(NONE, Logs.sumExp(new double[] {NONE, NONE}));
    assertEquals(NONE, Logs.sumExp(new double[0]));
  }

  @Test
  void powersOfTenAreNearTheExactOnes() {
    for (int x = -300; x <= 300; x += 7) {
      double exact = BigDecimal.ONE.scaleByPowerOfTen(x).doubleValue();
      assertEquals(1, Logs.exp10(x) / exact, 4e-16 * Math.max(2, Math.abs(x * Logs.LN_10)));
    }
  }
}

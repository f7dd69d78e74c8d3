package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantilesTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** R 4: quantile(c(3, 1, 4, 1.5, 9, 2.6), c(0, 0.05, 0.25, 0.5, 0.9, 1)), type 7. */
  @Test
  void agreesWithR() {
    double[] values = {3, 1, 4, 1.5, 9, 2.6};
    double[] q = Quantiles.of(values, 0, 0.05, 0.25, 0.5, 0.9, 1);
    assertArrayEquals(new double[] {1, 1.125, 1.775, 2.8, 6.5, 9}, q, 1e-14);
  }

  @Test
  void oneValueIsEveryQuantile() {
    assertArrayEquals(new double[] {7, 7, 7}, Quantiles.of(new double[] {7}, 0, 0.3, 1));
  }

  @Test
  void infinitiesStayWhatTheyAre() {
    double[] q = Quantiles.of(new double[] {INFINITY, 1, INFINITY, 2, 3}, 0, 0.25, 0.5, 0.6, 0.9);
    assertArrayEquals(new double[] {1, 2, 3, INFINITY, INFINITY}, q);
    double[] low = Quantiles.of(new double[] {1, -INFINITY, 2, -INFINITY}, 0.1, 0.5, 0.7, 1);
    assertArrayEquals(new double[] {-INFINITY, -INFINITY, 1.1, 2}, low, 1e-14);
  }

  @Property(tries = 300, seed = "501")
  void quantilesAscendWithinTheSample(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e6, max = 1e6) Double> sample,
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0, max = 1) double r) {
    double[] values = sample.stream().mapToDouble(v -> v).toArray();
    double[] q = Quantiles.of(values.clone(), Math.min(p, r), Math.max(p, r));
    assertTrue(q[0] <= q[1]);
    assertTrue(q[0] >= Arrays.stream(values).min().orElseThrow());
    assertTrue(q[1] <= Arrays.stream(values).max().orElseThrow());
  }

  @Test
  void spreadsHoldTheQuantilesInOrder() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> 100 - i);
    Spread spread = Spread.of(values);
    assertEquals(new Spread(5, 25, 50, 75, 95), spread);
  }
}

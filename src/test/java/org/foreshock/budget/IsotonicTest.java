package org.foreshock.budget;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class IsotonicTest {
  @Test
  void violatorsArePooledByWeight() {
    double[] fitted =
        Isotonic.increasing(new double[] {1, 3, 2, 0, 5}, new double[] {1, 1, 2, 1, 1});
    assertArrayEquals(new double[] {1, 1.75, 1.75, 1.75, 5}, fitted, 1e-15);
  }

  /** Rising, of the same weighted sum, and no other rising shift of it is nearer. */
  @Property(seed = "1", tries = 200)
  void theFitIsTheNearestRisingSequence(
      @ForAll @Size(min = 1, max = 12) double[] raw,
      @ForAll @DoubleRange(min = 0.1, max = 9) double w) {
    double[] values = Arrays.stream(raw).map(v -> Double.isFinite(v) ? v % 10 : 0).toArray();
    double[] weights = new double[values.length];
    Arrays.setAll(weights, i -> 1 + (i * w) % 3);
    double[] fitted = Isotonic.increasing(values, weights);
    double sum = 0;
    double inner = 0;
    for (int i = 0; i < values.length; i++) {
      assertTrue(i == 0 || fitted[i] >= fitted[i - 1]);
      sum += weights[i] * (values[i] - fitted[i]);
      inner += weights[i] * (values[i] - fitted[i]) * fitted[i];
    }
    assertEquals(0, sum, 1e-9);
    // projection onto a cone: the residual is orthogonal to the fit
    assertEquals(0, inner, 1e-7);
    double tail = 0;
    for (int i = values.length - 1; i >= 0; i--) {
      tail += weights[i] * (values[i] - fitted[i]);
      assertTrue(tail <= 1e-9, "raising the tail would bring the fit nearer");
    }
  }
}

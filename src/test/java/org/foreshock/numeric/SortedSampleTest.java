package org.foreshock.numeric;

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

class SortedSampleTest {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** R 4: quantile(c(3, 1, 4, 1.5, 9, 2.6), c(0, 0.05, 0.25, 0.5, 0.9, 1)), type 7. */
  @Test
  void agreesWithR() {
    double[] values = {3, 1, 4, 1.5, 9, 2.6};
    double[] q = quantiles(values, 0, 0.05, 0.25, 0.5, 0.9, 1);
    assertArrayEquals(new double[] {1, 1.125, 1.775, 2.8, 6.5, 9}, q, 1e-14);
  }

  @Test
  void oneValueIsEveryQuantile() {
    assertArrayEquals(new double[] {7, 7, 7}, quantiles(new double[] {7}, 0, 0.3, 1));
  }

  @Test
  void infinitiesStayWhatTheyAre() {
    double[] q = quantiles(new double[] {INFINITY, 1, INFINITY, 2, 3}, 0, 0.25, 0.5, 0.6, 0.9);
    assertArrayEquals(new double[] {1, 2, 3, INFINITY, INFINITY}, q);
    double[] low = quantiles(new double[] {1, -INFINITY, 2, -INFINITY}, 0.1, 0.5, 0.7, 1);
    assertArrayEquals(new double[] {-INFINITY, -INFINITY, 1.1, 2}, low, 1e-14);
  }

  @Property(tries = 300, seed = "501")
  void quantilesAscendWithinTheSample(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e6, max = 1e6) Double> sample,
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0, max = 1) double r) {
    double[] values = sample.stream().mapToDouble(v -> v).toArray();
    double[] q = quantiles(values.clone(), Math.min(p, r), Math.max(p, r));
    assertTrue(q[0] <= q[1]);
    assertTrue(q[0] >= Arrays.stream(values).min().orElseThrow());
    assertTrue(q[1] <= Arrays.stream(values).max().orElseThrow());
  }

  /** By the definition: 1 has weight 1, 2 has 3, 5 has 2; the steps are 2 and 2.5 of 4.5. */
  @Test
  void weightsStretchTheSteps() {
    SortedSample sample = SortedSample.of(new double[] {5, 1, 2}, new double[] {2, 1, 3});
    assertEquals(1, sample.quantile(0));
    assertEquals(1.5, sample.quantile(1 / 4.5), 1e-14);
    assertEquals(2, sample.quantile(2 / 4.5), 1e-14);
    assertEquals(2 + 3 * 0.4, sample.quantile(3 / 4.5), 1e-14);
    assertEquals(5, sample.quantile(1));
  }

  @Test
  void cumulativeProbabilityIsTheInverse() {
    SortedSample sample = SortedSample.of(new double[] {4, 1, 2, 2, -INFINITY, INFINITY});
    assertEquals(0.2, sample.cumulative(0.5));
    assertEquals(0.2, sample.cumulative(-INFINITY));
    assertEquals(0, SortedSample.of(new double[] {1, 2}).cumulative(0.5));
    assertEquals(0.2, sample.cumulative(1));
    assertEquals(0.3, sample.cumulative(1.5), 1e-15);
    assertEquals(0.6, sample.cumulative(2), 1e-15);
    assertEquals(0.8, sample.cumulative(1e300), 1e-15);
    assertEquals(1, sample.cumulative(INFINITY));
  }

  /** Whatever the weights: equal ones are none, and probabilities come back. */
  @Property(tries = 200, seed = "502")
  void weightedSamplesAreConsistent(
      @ForAll @Size(min = 1, max = 30) List<@DoubleRange(min = -1e6, max = 1e6) Double> sample,
      @ForAll @DoubleRange(min = 0, max = 1) double p,
      @ForAll @DoubleRange(min = 0.1, max = 1) double tilt) {
    double[] values = sample.stream().mapToDouble(v -> v).toArray();
    double[] equal = new double[values.length];
    Arrays.fill(equal, 3);
    double plain = SortedSample.of(values.clone()).quantile(p);
    assertEquals(plain, SortedSample.of(values.clone(), equal).quantile(p), 1e-6);
    double[] weights = new double[values.length];
    Arrays.setAll(weights, i -> 1 + tilt * i);
    SortedSample weighted = SortedSample.of(values, weights);
    double q = weighted.quantile(p);
    assertTrue(weighted.cumulative(q + 1e-6) >= p - 1e-9);
    assertTrue(weighted.cumulative(q - 1e-6) <= p + 1e-9);
  }

  private static double[] quantiles(double[] values, double... probabilities) {
    SortedSample sample = SortedSample.of(values);
    return Arrays.stream(probabilities).map(sample::quantile).toArray();
  }
}

package org.foreshock.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

final class SumsTest {
  private static final double LARGE = 1e16; // its neighbours are 2 away

  @Test
  void sumsAreRoundedAfterEachStep() {
    assertEquals(LARGE, Sums.of(new double[] {LARGE, 1, 1}));
    assertEquals(LARGE + 2, Sums.of(new double[] {1, 1, LARGE}));
    assertEquals(LARGE, Sums.of(DoubleStream.of(LARGE, 1, 1)));
  }

  @Test
  void meansAreSumsPerValue() {
    assertEquals(2, Sums.mean(DoubleStream.of(1, 2, 3)));
    assertEquals(0, Sums.of(DoubleStream.empty()));
    assertEquals(Double.NaN, Sums.mean(new double[0]));
  }
}

package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void spreadsHoldTheQuantilesInOrder() {
    double[] values = new double[101];
    Arrays.setAll(values, i -> 100 - i);
    assertEquals(new Spread(5, 25, 50, 75, 95), Spread.of(values));
  }
}

package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.foreshock.data.Sweep;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HorizonTest {

  private static Sweep sweep(double from, double to) {
    return Sweep.ofRuns(new double[] {from, to}, new double[] {2, 1});
  }

  /** Half of the span in decades, between a factor 2 and two decades. */
  @ParameterizedTest
  @CsvSource({
    "1, 1e2, 1e3",
    "1, 1e3, 31622.776601683792",
    "10, 1e5, 1e7",
    "1, 1e20, 1e22",
    "100, 101, 201.52149381185683",
    "1e-150, 1e200, 1e202",
    "1e-20, 1e-18, 1e-17",
  })
  void endsHalfAsFarAgain(double from, double to, double end) {
    assertEquals(end, Horizon.end(sweep(from, to)), 1e-10 * end);
  }

  @Test
  void pointsAreMultiplesOfTheLargestScale() {
    assertArrayEquals(new double[] {75, 150, 500}, Horizon.points(50), 1e-12);
  }

  @ParameterizedTest
  @CsvSource({"1, 1e4, 1e6", "1e-20, 1e7, 3e7", "5, 7, 14"})
  void gridsHoldBothEndsAndTheLargestScale(double from, double largest, double to) {
    double[] grid = new Horizon(from, to, new double[0]).grid(largest);
    assertEquals(from, grid[0]);
    assertEquals(to, grid[grid.length - 1]);
    assertTrue(Arrays.stream(grid).anyMatch(x -> x == largest));
    double widest = 0;
    for (int i = 1; i < grid.length; i++) {
      assertTrue(grid[i - 1] < grid[i]);
      widest = Math.max(widest, Math.log(grid[i] / grid[i - 1]));
    }
    assertTrue(widest <= Math.log(to / from) / 80 * 1.0001, "steps are even on each side");
  }

  @Test
  void gridsMayEndWithTheData() {
    double[] grid = new Horizon(1, 100, new double[0]).grid(100);
    assertEquals(1, grid[0]);
    assertEquals(100, grid[grid.length - 1]);
    assertEquals(10, grid[(grid.length - 1) / 2], 1e-12);
  }
}

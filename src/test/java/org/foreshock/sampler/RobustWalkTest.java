package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RobustWalkTest {

  private static double accepted(RobustWalk walk, int steps) {
    int moved = 0;
    double[] before = walk.position();
    for (int i = 0; i < steps; i++) {
      walk.advance();
      moved += Arrays.equals(walk.position(), before) ? 0 : 1;
      before = walk.position();
    }
    return moved / (double) steps;
  }

  /** Whether its first steps are a hundred times too long or too short. */
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 1, 100})
  void acceptanceComesToItsTarget(double sd) {
    NormalTarget normal = NormalTarget.correlated(0.9, sd, 10 * sd, sd, sd);
    Randomness random = Randomness.streams(41, 1)[0];
    RobustWalk walk = new RobustWalk(normal, Matrices.unit(4), normal.mean(), random);
    accepted(walk, 4000);
    assertEquals(0.234, accepted(walk, 10_000), 0.03);
  }

  /** Steps of the shape of the target: from a unit map, at a condition of 1e6. */
  @Test
  void theShapeIsThatOfTheTarget() {
    NormalTarget bad = NormalTarget.correlated(0.7, 30, 0.03, 1, 0.3, 3, 0.1);
    Randomness random = Randomness.streams(42, 1)[0];
    RobustWalk walk = new RobustWalk(bad, Matrices.unit(6), bad.mean(), random);
    accepted(walk, 20_000);
    List<double[]> path = new ArrayList<>();
    for (int i = 0; i < 40_000; i++) {
      walk.advance();
      path.add(bad.scores(walk.position()));
    }
    for (int j = 0; j < 6; j++) {
      int at = j;
      double square = path.stream().mapToDouble(p -> p[at] * p[at]).average().orElseThrow();
      // some 40,000 · 0.05 effective draws of variance 2: five standard errors
      assertEquals(1, square, 0.16);
    }
  }

  @Test
  void knowsItsDensity() {
    Banana banana = new Banana(1, 1);
    Randomness random = Randomness.streams(43, 1)[0];
    RobustWalk walk = new RobustWalk(banana, Matrices.unit(2), new double[2], random);
    for (int i = 0; i < 100; i++) {
      assertEquals(banana.value(walk.position()), walk.logDensity(), 0);
      walk.advance();
    }
    assertTrue(walk.logDensity() < 0);
  }
}

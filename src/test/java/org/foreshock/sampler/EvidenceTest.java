package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Errors beyond 4.5 standard errors happen by chance in one of 150,000 trials; seeds are fixed. */
final class EvidenceTest {
  private static final int SIZE = 20_000;
  private static final double LN_TWO_PI = Math.log(2 * Math.PI);

  private static final NormalTarget NORMAL = NormalTarget.correlated(0.8, 1, 30, 0.2, 0.01, 2);

  private static List<double[]> draws(Target target, int count) {
    Randomness random = Randomness.streams(3, 1)[0];
    return Stream.generate(() -> target.draw(random)).limit(count).toList();
  }

  private static Evidence evidence(LogDensity density, List<double[]> draws, int size) {
    return Evidence.of(density, draws, size, Randomness.streams(4, 1)[0]);
  }

  private static void assertKnown(double log, Evidence evidence) {
    assertTrue(evidence.relativeError() < 0.02, evidence::toString);
    assertEquals(log, evidence.log(), 4.5 * evidence.relativeError());
  }

  @Test
  void ofANormal() {
    double log = 2.5 * LN_TWO_PI;
    for (int i = 0; i < 5; i++) {
      log += Math.log(NORMAL.root()[i][i]);
    }
    assertKnown(log, evidence(NORMAL, draws(NORMAL, 4000), SIZE));
  }

  @Test
  void ofADensityThatIsNoNormal() {
    // the logistic and the Gumbel density both integrate to 1
    assertKnown(0, evidence(new Skewed(), draws(new Skewed(), 4000), SIZE));
  }

  @Test
  void ofAConstantTimesADensity() {
    Evidence plain = evidence(NORMAL, draws(NORMAL, 4000), SIZE);
    Evidence less = evidence(new Lowered(700), draws(NORMAL, 4000), SIZE);
    assertEquals(plain.log() - 700, less.log(), 1e-9);
    assertEquals(plain.relativeError(), less.relativeError(), 1e-9);
  }

  /** The Normal times e^−by, which no double may hold. */
  private record Lowered(double by) implements LogDensity {
    @Override
    public int dimension() {
      return NORMAL.dimension();
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      return NORMAL.evaluate(point, gradient) - by;
    }
  }

  /** The constant that a density leaves out of its values is part of its integral. */
  @Test
  void theConstantCounts() {
    LogDensity inTwoParts =
        new LogDensity() {
          @Override
          public int dimension() {
            return NORMAL.dimension();
          }

          @Override
          public double logConstant() {
            return 3;
          }

          @Override
          public double evaluate(double[] point, double[] gradient) {
            return NORMAL.evaluate(point, gradient);
          }
        };
    List<double[]> draws = draws(NORMAL, 4000);
    double plain = evidence(NORMAL, draws, SIZE).log();
    assertEquals(plain + 3, evidence(inTwoParts, draws, SIZE).log(), 1e-12);
    assertEquals(3, new CountedDensity(inTwoParts).logConstant(), 0);
  }

  @Test
  void fourTimesThePointsHalveTheError() {
    List<double[]> draws = draws(NORMAL, 4000);
    double few = evidence(NORMAL, draws, SIZE).relativeError();
    double many = evidence(NORMAL, draws, 4 * SIZE).relativeError();
    assertEquals(0.5, many / few, 0.1);
  }

  @Test
  void drawsThatKnowLittleMakeAnErrorThatSaysSo() {
    List<double[]> all = draws(NORMAL, 4000);
    double[] far = NORMAL.point(new double[] {6, 6, 6, 6, 6});
    List<double[]> beside = all.stream().map(draw -> moved(draw, far, NORMAL.mean())).toList();
    double right = evidence(NORMAL, all, SIZE).relativeError();
    assertTrue(evidence(NORMAL, beside, SIZE).relativeError() > 10 * right);
  }

  private static double[] moved(double[] point, double[] to, double[] from) {
    double[] moved = point.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += to[i] - from[i];
    }
    return moved;
  }

  @Test
  void whereThereIsNoDensityThereIsNone() {
    LogDensity nowhere = new Lowered(Double.POSITIVE_INFINITY);
    Evidence none = evidence(nowhere, draws(NORMAL, 100), 10);
    assertEquals(new Evidence(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY), none);
  }
}

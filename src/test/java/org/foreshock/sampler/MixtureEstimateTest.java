package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.numeric.Logs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is learnt from draws. */
class MixtureEstimateTest {

  private static List<double[]> draws(Target target, int count, Randomness random) {
    List<double[]> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      draws.add(target.draw(random));
    }
    return draws;
  }

  /** Acceptance of proposals from the mixture, from one exact draw to another. */
  private static double acceptance(Target target, StudentMixture guide, Randomness random) {
    double sum = 0;
    int count = 4000;
    for (int i = 0; i < count; i++) {
      double[] from = target.draw(random);
      double[] to = guide.draw(random);
      double gain = target.value(to) - target.value(from) + ln(guide, from) - ln(guide, to);
      sum += Math.min(1, Math.exp(gain));
    }
    return sum / count;
  }

  private static double ln(StudentMixture mixture, double[] point) {
    return Logs.sumExp(mixture.logParts(point));
  }

  /** Also where all standard deviations and correlations are far from those of the map given. */
  @Test
  void aBadlyScaledNormalIsLearnt() {
    NormalTarget bad = NormalTarget.correlated(0.9, 30, 0.03, 1, 0.3, 3, 0.1);
    Randomness random = Randomness.streams(31, 1)[0];
    StudentMixture guide = MixtureEstimate.of(draws(bad, 2000, random), Matrices.unit(6), random);
    double acceptance = acceptance(bad, guide, random);
    assertTrue(acceptance > 0.6, () -> "acceptance " + acceptance);
  }

  /** A guide of one component would accept less than a third on this banana. */
  @Test
  void aBentDensityIsLearnt() {
    Banana banana = new Banana(2, 0.8);
    Randomness random = Randomness.streams(32, 1)[0];
    StudentMixture guide =
        MixtureEstimate.of(draws(banana, 2000, random), Matrices.unit(2), random);
    double acceptance = acceptance(banana, guide, random);
    assertTrue(acceptance > 0.5, () -> "acceptance " + acceptance);
  }

  @Test
  void modesApartGetTheirSharesOfTheWeight() {
    Randomness random = Randomness.streams(33, 1)[0];
    NormalTarget near = NormalTarget.standard(2);
    List<double[]> draws = draws(near, 1500, random);
    for (int i = 0; i < 500; i++) {
      double[] draw = near.draw(random);
      draws.add(new double[] {draw[0] + 50, draw[1] - 50});
    }
    StudentMixture guide = MixtureEstimate.of(draws, Matrices.unit(2), random);
    int far = 0;
    int between = 0;
    for (int i = 0; i < 4000; i++) {
      double[] draw = guide.draw(random);
      far += draw[0] > 25 ? 1 : 0;
      between += draw[0] > 12 && draw[0] < 38 ? 1 : 0;
    }
    assertEquals(0.25, far / 4000.0, 0.05);
    assertEquals(0, between / 4000.0, 0.01);
  }

  /** The same draws in other units make the same mixture in those units. */
  @Test
  void unitsDoNotMatter() {
    Randomness[] streams = Randomness.streams(34, 2);
    List<double[]> draws = draws(new Banana(2, 0.8), 500, streams[0]);
    List<double[]> scaled = new ArrayList<>();
    draws.forEach(draw -> scaled.add(new double[] {1e3 * draw[0], 1e-3 * draw[1]}));
    StudentMixture one = MixtureEstimate.of(draws, Matrices.unit(2), Randomness.streams(35, 1)[0]);
    AffineMap units = new AffineMap(new double[][] {{1e3}, {0, 1e-3}});
    StudentMixture other = MixtureEstimate.of(scaled, units, Randomness.streams(35, 1)[0]);
    for (int i = 0; i < draws.size(); i++) {
      double[] parts = other.logParts(scaled.get(i));
      assertArrayEquals(one.logParts(draws.get(i)), parts, 1e-8);
    }
  }

  /** Few draws, draws that are all the same, and draws on a line: no guide is perfect, all work. */
  @ParameterizedTest
  @CsvSource({
    "1, false",
    "2, false",
    "40, false",
    "300, false",
    "2, true",
    "40, true",
    "300, true"
  })
  void poorDrawsMakeAGuide(int count, boolean line) {
    Randomness random = Randomness.streams(36, 1)[0];
    List<double[]> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double at = line ? 1e3 * random.normal() : 7;
      draws.add(new double[] {at, 2 * at, -at});
    }
    StudentMixture guide = MixtureEstimate.of(draws, Matrices.unit(3), random);
    for (int i = 0; i < 100; i++) {
      double[] draw = guide.draw(random);
      assertTrue(Double.isFinite(ln(guide, draw)), () -> Arrays.toString(draw));
    }
  }

  /** Draws and density of a mixture belong together: E[q(x)/p(x)] = 1 over draws x of p. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void drawsFollowTheDensity(int k) {
    double[][] lower = new double[k][];
    for (int i = 0; i < k; i++) {
      lower[i] = new double[i + 1];
      Arrays.fill(lower[i], 0.3);
      lower[i][i] = 1 + 0.5 * i;
    }
    double[] centre = new double[k];
    Arrays.fill(centre, 2);
    StudentMixture wide =
        new StudentMixture(
            List.of(
                new StudentMixture.Component(1, new double[k], Matrices.unit(k)),
                new StudentMixture.Component(2, centre, new AffineMap(lower))));
    StudentMixture narrow =
        new StudentMixture(List.of(new StudentMixture.Component(1, centre, Matrices.unit(k))));
    Randomness random = Randomness.streams(37, 1)[0];
    int count = 100_000;
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double[] draw = wide.draw(random);
      // weights of 1 and 2 add up to 3
      double ratio = 3 * Math.exp(ln(narrow, draw) - ln(wide, draw));
      sum += ratio;
      squares += ratio * ratio;
    }
    double mean = sum / count;
    double error = Math.sqrt((squares / count - mean * mean) / count);
    // six standard errors: a false alarm of 2e-9
    assertEquals(1, mean, 6 * error);
  }
}

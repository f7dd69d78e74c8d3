package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.foreshock.plot.Sample.Curve;
import org.junit.jupiter.api.Test;

final class SampleTest {
  private static final Range ANYWHERE =
      new Range(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  @Test
  void quantilesInterpolateBetweenDraws() {
    Sample sample = Sample.of(new double[] {4, 1, Double.NaN, 3, 2});
    assertEquals(1, sample.quantile(0));
    assertEquals(2.5, sample.quantile(0.5));
    assertEquals(3.25, sample.quantile(0.75));
    assertEquals(4, sample.quantile(1));
    assertEquals(7, Sample.of(new double[] {7}).quantile(0.9));
  }

  @Property(seed = "20260102", tries = 50)
  void theDensityIntegratesToOneHoweverNarrow(
      @ForAll @DoubleRange(min = -6, max = 2) double log10Sd) {
    double sd = Math.pow(10, log10Sd);
    Sample sample = Sample.of(normals(2000, 5, sd));
    Axis axis = new Axis(true, 5 - 7 * sd, 5 + 7 * sd);
    assertEquals(1, integral(sample.density(axis, ANYWHERE)), 0.01);
  }

  @Test
  void theDensityOfNormalDrawsIsNormal() {
    Sample sample = Sample.of(normals(20_000, 0, 1));
    Curve density = sample.density(new Axis(true, -3, 3), ANYWHERE);
    // Bias of the kernel and noise of the draws are about 0.01 at the top each; 4 sd away.
    assertEquals(0.3989, density.at(0), 0.03);
    assertEquals(0.2420, density.at(1), 0.03);
    assertEquals(0.0540, density.at(2), 0.02);
  }

  @Test
  void theDensityStaysUpWhereThePriorEnds() {
    Random random = new Random(7);
    double[] uniform = random.doubles(20_000).toArray();
    Sample sample = Sample.of(uniform);
    Axis axis = new Axis(true, -0.5, 1.5);
    Curve open = sample.density(axis, ANYWHERE);
    Curve ended = sample.density(axis, new Range(0, 1));
    assertEquals(0.5, open.at(0), 0.1);
    assertEquals(1, ended.at(0.01), 0.1);
    assertEquals(1, ended.at(0.99), 0.1);
    assertEquals(0, ended.at(1.1));
    assertEquals(1, integral(ended), 0.002);
  }

  @Test
  void drawsFarOffTheAxisCostNothing() {
    double[] draws = normals(1000, 0, 1);
    draws[0] = 1e12;
    draws[1] = -1e12;
    Curve density = Sample.of(draws).density(new Axis(true, -3, 3), ANYWHERE);
    assertTrue(density.x().length < 2000, () -> density.x().length + " points");
    assertEquals(0.4, density.at(0), 0.08);
  }

  private static double integral(Curve curve) {
    double sum = 0;
    for (int i = 1; i < curve.x().length; i++) {
      sum += (curve.x()[i] - curve.x()[i - 1]) * (curve.y()[i] + curve.y()[i - 1]) / 2;
    }
    return sum;
  }

  private static double[] normals(int n, double mean, double sd) {
    Random random = new Random(3);
    return random.doubles(n).map(ignored -> mean + sd * random.nextGaussian()).toArray();
  }
}

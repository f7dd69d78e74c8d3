package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;
import org.junit.jupiter.api.Test;

class DrawsPredictiveTest {
  private static final double[] X = {1e-3, 1, 20, 1e4, 1e9};

  @Property(tries = 100, seed = "601")
  void bandsNest(@ForAll("posteriors") List<PosteriorDraw> draws) {
    Predictive predictive = new DrawsPredictive(draws, Metric.PLAIN, 5);
    for (Bands bands : List.of(Bands.ofCurve(predictive, X), Bands.ofNewRun(predictive, X))) {
      assertArrayEquals(X, bands.x());
      for (double[] q : bands.quantiles()) {
        assertEquals(Bands.PROBABILITIES.length, q.length);
        for (int j = 1; j < q.length; j++) {
          assertTrue(q[j - 1] <= q[j], q[j - 1] + " above " + q[j]);
        }
      }
    }
  }

  /** Order of draws and seed are of no consequence for the curve. */
  @Property(tries = 50, seed = "602")
  void curvesDoNotDependOnTheOrderOfDraws(@ForAll("posteriors") List<PosteriorDraw> draws) {
    List<PosteriorDraw> shuffled = new ArrayList<>(draws);
    Collections.shuffle(shuffled, new Random(1));
    Bands bands = Bands.ofCurve(new DrawsPredictive(draws, Metric.PLAIN, 1), X);
    Bands others = Bands.ofCurve(new DrawsPredictive(shuffled, Metric.PLAIN, 2), X);
    for (int i = 0; i < X.length; i++) {
      assertArrayEquals(bands.quantiles()[i], others.quantiles()[i]);
    }
  }

  /** The quantiles of y ~ lognormal(ln μ, σ), but for the steps of 1001 draws. */
  @Test
  void identicalDrawsGiveNormalQuantiles() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0.1, 5, 0.3, new Break(100, 1, 0.4));
    double sigma = 0.2;
    Predictive predictive = new DrawsPredictive(Draws.repeated(1001, sigma, law), Metric.PLAIN, 3);
    Bands curve = Bands.ofCurve(predictive, X);
    Bands run = Bands.ofNewRun(predictive, X);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    for (int i = 0; i < X.length; i++) {
      double y = law.value(X[i]);
      for (int j = 0; j < Bands.PROBABILITIES.length; j++) {
        double p = Bands.PROBABILITIES[j];
        assertEquals(y, curve.quantiles()[i][j], 1e-13 * y);
        double exact = y * Math.exp(sigma * normal.inverseCumulativeProbability(p));
        assertEquals(exact, run.quantiles()[i][j], 0.002 * exact);
        double score = normal.inverseCumulativeProbability((1000 * p + 0.5) / 1001);
        double expected = y * Math.exp(sigma * score);
        assertEquals(expected, run.quantiles()[i][j], 1e-12 * expected);
      }
    }
  }

  /**
   * Curve ~ lognormal(0, 0.3), noise 0.4: a run is lognormal(0, 0.5). With 20,000 draws the 2.5 %
   * quantile has a standard error of at most 0.0095; five of them, a false alarm of 6e-7 each.
   */
  @Test
  void noiseAddsToTheUncertaintyOfTheCurve() {
    Random random = new Random(604);
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      BrokenPowerLaw law = new BrokenPowerLaw(0, 0.3 * random.nextGaussian(), 0, List.of());
      draws.add(new PosteriorDraw(1, i + 1, 0, law, Noise.lognormal(0.4)));
    }
    double[] q = Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 4), 1).quantiles()[0];
    NormalDistribution expected = NormalDistribution.of(0, 0.5);
    for (int j = 0; j < q.length; j++) {
      double logY = expected.inverseCumulativeProbability(Bands.PROBABILITIES[j]);
      assertEquals(logY, Math.log(q[j]), 5 * 0.0095);
    }
  }

  /**
   * Half of the draws have noise 0.1, half 0.5: the 97.5 % quantile of ln y solves (Φ(q/0.1) +
   * Φ(q/0.5))/2 = 0.975, so q = 0.5 · 1.645, with a standard error of at most 0.011; five of them.
   */
  @Test
  void everyDrawHasItsOwnNoise() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 1, 0);
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      draws.add(new PosteriorDraw(1, i + 1, 0, law, Noise.lognormal(i % 2 == 0 ? 0.1 : 0.5)));
    }
    double[] q = Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 4), 1).quantiles()[0];
    assertEquals(0.82243, Math.log(q[8]), 0.055);
    assertEquals(-0.82243, Math.log(q[0]), 0.055);
  }

  @Test
  void theSeedDecidesWhichDrawGetsWhichDeviation() {
    List<PosteriorDraw> draws = posterior(new Random(605), 100);
    double[][] first = Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 1), X).quantiles();
    assertArrayEquals(
        first, Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 1), X).quantiles());
    assertNotEquals(
        first[2][0],
        Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 2), X).quantiles()[2][0]);
  }

  @Test
  void lawsBeyondADoubleAreInfiniteNotUndefined() {
    List<PosteriorDraw> draws =
        Draws.of(
            0.1,
            BrokenPowerLaw.of(0, 1, 80),
            BrokenPowerLaw.of(0, 1, -80),
            BrokenPowerLaw.of(0, 1, -90));
    for (Bands bands :
        List.of(
            Bands.ofCurve(new DrawsPredictive(draws, Metric.PLAIN, 1), X),
            Bands.ofNewRun(new DrawsPredictive(draws, Metric.PLAIN, 1), X))) {
      double[] q = bands.quantiles()[4];
      assertEquals(Double.POSITIVE_INFINITY, q[q.length - 1]);
      assertEquals(0, q[0]);
      for (double v : q) {
        assertFalse(Double.isNaN(v));
      }
    }
  }

  @Provide
  Arbitrary<List<PosteriorDraw>> posteriors() {
    return Arbitraries.randomValue(random -> posterior(random, 1 + random.nextInt(200)));
  }

  private static List<PosteriorDraw> posterior(Random random, int count) {
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Break one = new Break(Math.exp(3 * random.nextGaussian()), random.nextGaussian(), 0.3);
      double limit = random.nextBoolean() ? Math.exp(random.nextGaussian()) : 0;
      BrokenPowerLaw law =
          new BrokenPowerLaw(
              limit, random.nextGaussian(), 0.5 * random.nextGaussian(), List.of(one));
      draws.add(
          new PosteriorDraw(
              1, i + 1, 0, law, Noise.lognormal(Math.exp(random.nextGaussian() - 2))));
    }
    return draws;
  }
}

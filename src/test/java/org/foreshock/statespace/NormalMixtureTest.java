package org.foreshock.statespace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.foreshock.data.Metric;
import org.foreshock.sampler.Randomness;

final class NormalMixtureTest {
  @Property(tries = 300)
  void quantileUndoesCumulative(
      @ForAll @IntRange(min = 1, max = 30) int size,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
      @ForAll boolean reversed) {
    NormalMixture mixture = mixture(size, seed, reversed);
    assertEquals(p, mixture.cumulative(mixture.quantile(p)), 1e-7);
  }

  @Property(tries = 300)
  void densityIsTheSlopeOfCumulative(
      @ForAll @IntRange(min = 1, max = 30) int size,
      @ForAll long seed,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double p,
      @ForAll boolean reversed) {
    NormalMixture mixture = mixture(size, seed, reversed);
    double y = mixture.quantile(p);
    double modelled = reversed ? 7 - y : y;
    double step = 1e-6 * modelled;
    double slope = (mixture.cumulative(y + step) - mixture.cumulative(y - step)) / (2 * step);
    assertEquals(slope, Math.exp(mixture.logDensity(y)), 1e-4 * slope + 1e-8 / modelled);
  }

  /** Of 100 means of 4,000 draws each none is off by five standard errors: P(alarm) &lt; 1e-4. */
  @Property(tries = 100)
  void drawsLieBelowAQuantileAsOftenAsItSays(@ForAll @IntRange(min = 1, max = 1000) int seed) {
    NormalMixture mixture = mixture(5, seed, false);
    Randomness random = Randomness.streams(seed, 1)[0];
    double y = mixture.quantile(0.3);
    int below = 0;
    for (int i = 0; i < 4000; i++) {
      below += mixture.sample(random.provider()) <= y ? 1 : 0;
    }
    assertEquals(0.3, below / 4000.0, 5 * Math.sqrt(0.21 / 4000));
  }

  @Property(tries = 100)
  void endsAreTheEndsOfTheMetric(@ForAll long seed) {
    NormalMixture mixture = mixture(4, seed, false);
    assertEquals(0, mixture.quantile(0));
    assertEquals(Double.POSITIVE_INFINITY, mixture.quantile(1));
    assertEquals(0, mixture.cumulative(-1));
    assertEquals(Double.NEGATIVE_INFINITY, mixture.logDensity(0));
    assertTrue(mixture.cumulative(Double.MAX_VALUE) > 1 - 1e-12);
  }

  /** Weights and places of any kind, spreads from .001 to 1. */
  private static NormalMixture mixture(int size, long seed, boolean reversed) {
    Random random = new Random(seed);
    double[] weight = new double[size];
    double[] mean = new double[size];
    double[] sd = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      weight[i] = 0.01 + random.nextDouble();
      sum += weight[i];
      mean[i] = random.nextGaussian();
      sd[i] = Math.exp(-7 * random.nextDouble());
    }
    for (int i = 0; i < size; i++) {
      weight[i] /= sum;
    }
    return new NormalMixture(reversed ? new Metric(7) : Metric.PLAIN, weight, mean, sd);
  }
}

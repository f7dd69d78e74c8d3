package org.foreshock.forecast;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;

/**
 * The posterior predictive distribution under log-normal noise, at any scale. Bands are pointwise.
 * A new run is the curve of a draw times e^(σ z), with one z a draw; the z are the Normal scores of
 * the draws in random order, so that their own scatter adds none to the bands.
 */
public final class Predictive {
  private final List<PosteriorDraw> draws;
  private final double[] deviation;

  /**
   * A predictive distribution.
   *
   * @param draws from the posterior, at least one
   * @param seed of the order of the deviations
   */
  public Predictive(List<PosteriorDraw> draws, long seed) {
    this.draws = draws;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[] order = PermutationSampler.natural(draws.size());
    PermutationSampler.shuffle(random, order);
    NormalDistribution normal = NormalDistribution.of(0, 1);
    deviation = new double[draws.size()];
    for (int i = 0; i < deviation.length; i++) {
      double score = normal.inverseCumulativeProbability((order[i] + 0.5) / deviation.length);
      deviation[i] = score * draws.get(i).sigma();
    }
  }

  /** Bands of the curve μ(x) at every scale, x &gt; 0. */
  public Bands curve(double... x) {
    return bands(x, false);
  }

  /** Bands of one new run at every scale, x &gt; 0. */
  public Bands observation(double... x) {
    return bands(x, true);
  }

  private Bands bands(double[] x, boolean noisy) {
    double[][] quantiles = new double[x.length][];
    double[] values = new double[deviation.length];
    for (int i = 0; i < x.length; i++) {
      double u = Math.log(x[i]);
      for (int s = 0; s < values.length; s++) {
        BrokenPowerLaw law = draws.get(s).law();
        values[s] = law.logValue(u) + (noisy ? deviation[s] : 0);
      }
      quantiles[i] = Quantiles.of(values, Bands.PROBABILITIES);
      for (int j = 0; j < quantiles[i].length; j++) {
        quantiles[i][j] = Math.exp(quantiles[i][j]);
      }
    }
    return new Bands(x.clone(), quantiles);
  }
}

package org.foreshock.forecast;

import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.Metric;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;

/**
 * The posterior predictive distribution at any scale, in the user's metric. Bands are pointwise. A
 * new run is the curve of a draw and one deviate of its noise; the deviates are the scores of the
 * draws in random order, so that their own scatter adds none to the bands.
 */
public final class Predictive {
  private final List<PosteriorDraw> draws;
  private final Metric metric;
  private final double[] deviate;

  /**
   * A predictive distribution.
   *
   * @param draws from the posterior, at least one
   * @param metric what they are of the user's metric
   * @param seed of the order of the deviations
   */
  public Predictive(List<PosteriorDraw> draws, Metric metric, long seed) {
    this.draws = draws;
    this.metric = metric;
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[] order = PermutationSampler.natural(draws.size());
    PermutationSampler.shuffle(random, order);
    deviate = new double[draws.size()];
    for (int i = 0; i < deviate.length; i++) {
      deviate[i] = draws.get(i).noise().quantile((order[i] + 0.5) / deviate.length);
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
    double[] responses = new double[deviate.length];
    for (int i = 0; i < x.length; i++) {
      double u = Math.log(x[i]);
      for (int s = 0; s < responses.length; s++) {
        Noise noise = draws.get(s).noise();
        double centre = noise.centre(draws.get(s).law(), u);
        responses[s] = noisy ? centre + noise.sigmaAt(u) * deviate[s] : centre;
      }
      quantiles[i] = told(Quantiles.of(responses, Bands.PROBABILITIES));
    }
    return new Bands(x.clone(), quantiles);
  }

  /** Quantiles of the response as quantiles of the metric, whose order a ceiling turns round. */
  private double[] told(double[] responses) {
    boolean log = draws.get(0).noise().model().isLog();
    int n = responses.length;
    double[] told = new double[n];
    for (int j = 0; j < n; j++) {
      double value = metric.flip(log ? Math.exp(responses[j]) : responses[j]);
      told[metric.isReversed() ? n - 1 - j : j] = value;
    }
    return told;
  }
}

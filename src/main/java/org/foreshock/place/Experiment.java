package org.foreshock.place;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;

/**
 * What a sweep with log-normal noise tells, in its sufficient statistics: so an experiment of a
 * million seeds costs what one of a single seed costs.
 *
 * @param logScales ln x of the scales, ascending
 * @param count number of runs at each
 * @param mean mean of ln y of the runs at each
 * @param within sum of squared deviations of ln y from the mean of its scale, over all scales
 * @param freedom degrees of freedom of {@code within}: runs less scales
 */
public record Experiment(
    double[] logScales, double[] count, double[] mean, double within, double freedom) {

  /** Checks that the statistics belong together. */
  public Experiment {
    int scales = logScales.length;
    if (scales == 0 || count.length != scales || mean.length != scales) {
      throw new IllegalArgumentException("an experiment has a count and a mean for each scale");
    }
    for (int k = 0; k < scales; k++) {
      boolean ascends = k == 0 || logScales[k - 1] < logScales[k];
      if (!ascends || !(count[k] >= 1) || !Double.isFinite(mean[k])) {
        throw new IllegalArgumentException(
            "scales ascend, counts are at least 1, means are finite");
      }
    }
    if (!(within >= 0 && freedom >= 0 && within < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a sum of squares and its freedom are at least 0");
    }
  }

  /**
   * Draws the statistics of independent runs with ln y ~ Normal(ln μ, σ): a mean for each scale,
   * then σ² times a chi-square.
   *
   * @param logScales ln x of the scales, ascending
   * @param logValue ln μ at each
   * @param sigma noise of one run
   * @param count runs at each scale
   */
  public static Experiment simulate(
      double[] logScales,
      double[] logValue,
      double sigma,
      double[] count,
      UniformRandomProvider random) {
    ZigguratSampler.NormalizedGaussian normal = ZigguratSampler.NormalizedGaussian.of(random);
    double[] mean = new double[logScales.length];
    double runs = 0;
    for (int k = 0; k < mean.length; k++) {
      mean[k] = logValue[k] + sigma / Math.sqrt(count[k]) * normal.sample();
      runs += count[k];
    }
    double freedom = runs - mean.length;
    double within = freedom > 0 ? sigma * sigma * chiSquare(freedom, random) : 0;
    return new Experiment(logScales, count, mean, within, freedom);
  }

  private static double chiSquare(double freedom, UniformRandomProvider random) {
    return ChiSquaredDistribution.of(freedom).createSampler(random).sample();
  }

  /** Number of scales. */
  public int size() {
    return logScales.length;
  }
}

package org.foreshock.statespace;

import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Metric;
import org.foreshock.predictive.Distribution;

/** A number whose logarithm is a mixture of Normals. */
final class NormalMixture implements Distribution {
  private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);
  private static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

  /** Beyond this many standard deviations a component is all below or all above, to a double. */
  private static final double FAR = 9;

  private final Metric metric;
  private final double[] weight;
  private final double[] mean;
  private final double[] sd;

  /**
   * A mixture.
   *
   * @param metric what the number is of the user's metric
   * @param weight of each component; they add up to 1
   * @param mean of ln y
   * @param sd of ln y
   */
  NormalMixture(Metric metric, double[] weight, double[] mean, double[] sd) {
    this.metric = metric;
    this.weight = weight;
    this.mean = mean;
    this.sd = sd;
  }

  @Override
  public double quantile(double p) {
    if (!(p >= 0 && p <= 1)) {
      throw new IllegalArgumentException("a probability is from 0 to 1: " + p);
    }
    return metric.flip(Math.exp(logQuantile(metric.isReversed() ? 1 - p : p)));
  }

  @Override
  public double cumulative(double y) {
    double below = logCumulative(log(metric.flip(y)));
    return metric.isReversed() ? 1 - below : below;
  }

  @Override
  public double logDensity(double y) {
    double modelled = metric.flip(y);
    if (!(modelled > 0)) {
      return Double.NEGATIVE_INFINITY;
    }
    double log = Math.log(modelled);
    return logDensityOfLog(log) - log;
  }

  @Override
  public double sample(UniformRandomProvider random) {
    double left = random.nextDouble();
    int from = 0;
    while (from < weight.length - 1 && left >= weight[from]) {
      left -= weight[from];
      from++;
    }
    double normal = ZigguratSampler.NormalizedGaussian.of(random).sample();
    return metric.flip(Math.exp(mean[from] + sd[from] * normal));
  }

  private static double log(double y) {
    return y > 0 ? Math.log(y) : Double.NEGATIVE_INFINITY;
  }

  /** P(ln y at most this). */
  double logCumulative(double log) {
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      double t = (log - mean[i]) / sd[i];
      if (t > FAR) {
        sum += weight[i];
      } else if (t > -FAR) {
        sum += weight[i] * STANDARD.cumulativeProbability(t);
      }
    }
    return Math.min(1, sum);
  }

  /** ln of the density of ln y. */
  double logDensityOfLog(double log) {
    double high = Double.NEGATIVE_INFINITY;
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      double t = (log - mean[i]) / sd[i];
      double term = Math.log(weight[i] / sd[i]) - 0.5 * t * t;
      if (term > high) {
        sum = sum * Math.exp(high - term) + 1;
        high = term;
      } else if (term > high - 40) {
        sum += Math.exp(term - high);
      }
    }
    return high + Math.log(sum) - LOG_ROOT_2PI;
  }

  /** The p-quantile of ln y. */
  double logQuantile(double p) {
    if (p <= 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (p >= 1) {
      return Double.POSITIVE_INFINITY;
    }
    double centre = 0;
    double width = 0;
    for (int i = 0; i < weight.length; i++) {
      centre += weight[i] * Math.max(-30, Math.min(30, mean[i] - mean[0]));
      width += weight[i] * Math.min(1, sd[i]);
    }
    centre += mean[0];
    double step = width;
    double low = centre;
    double high = centre;
    if (logCumulative(centre) < p) {
      do {
        low = high;
        high += step;
        step *= 2;
      } while (logCumulative(high) < p);
    } else {
      do {
        high = low;
        low -= step;
        step *= 2;
      } while (logCumulative(low) > p);
    }
    return new BrentSolver(1e-14, 1e-10 * width, 1e-14)
        .solve(300, l -> logCumulative(l) - p, low, high);
  }
}

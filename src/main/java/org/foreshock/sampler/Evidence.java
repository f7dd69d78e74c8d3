package org.foreshock.sampler;

import java.util.List;

/**
 * The integral of a density, by importance sampling from a Student-t mixture that looks like draws
 * from it (Geweke 1989, Econometrica 57, 1317-1339): of a posterior whose prior is normalised, the
 * evidence. The density's constant counts. Its tails are heavier than those of the density, so that
 * no weight is huge.
 *
 * @param log ln of the integral
 * @param relativeError standard error of the integral over the integral
 */
public record Evidence(double log, double relativeError) {

  /**
   * Estimates the integral. It knows of no mode that the draws do not know.
   *
   * @param density not shared with another thread
   * @param draws from it, at least one
   * @param size how many points to weigh
   * @param random a stream that made none of the draws
   */
  public static Evidence of(LogDensity density, List<double[]> draws, int size, Randomness random) {
    AffineMap frame = Mode.climb(density, draws.get(0)).map();
    StudentMixture guide = MixtureEstimate.of(draws, frame, random);
    double[] logWeights = new double[size];
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      double[] point = guide.draw(random);
      double value = density.value(point);
      boolean inside = value > Double.NEGATIVE_INFINITY;
      logWeights[i] = inside ? value - guide.logDensity(point) : Double.NEGATIVE_INFINITY;
      highest = Math.max(highest, logWeights[i]);
    }
    return of(logWeights, highest).times(density.logConstant());
  }

  /** The same of e^{@code logFactor} times the density. */
  private Evidence times(double logFactor) {
    return new Evidence(log + logFactor, relativeError);
  }

  private static Evidence of(double[] logWeights, double highest) {
    if (highest == Double.NEGATIVE_INFINITY) {
      return new Evidence(highest, Double.POSITIVE_INFINITY);
    }
    double sum = 0;
    double squares = 0;
    for (double log : logWeights) {
      double weight = Math.exp(log - highest);
      sum += weight;
      squares += weight * weight;
    }
    double n = logWeights.length;
    double variance = Math.max(squares / n - (sum / n) * (sum / n), 0);
    return new Evidence(highest + Math.log(sum / n), Math.sqrt(variance / n) / (sum / n));
  }
}

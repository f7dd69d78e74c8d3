package org.foreshock.forecast;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.LogNormalDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.predictive.Distribution;

/** Distributions that tests know in closed form. */
final class Normals {
  private Normals() {}

  /** y ~ Normal(mean, sd). */
  static Distribution normal(double mean, double sd) {
    return of(NormalDistribution.of(mean, sd));
  }

  /** ln y ~ Normal(mean, sd). */
  static Distribution lognormal(double mean, double sd) {
    return of(LogNormalDistribution.of(mean, sd));
  }

  private static Distribution of(ContinuousDistribution known) {
    return new Distribution() {
      @Override
      public double quantile(double p) {
        return known.inverseCumulativeProbability(p);
      }

      @Override
      public double cumulative(double y) {
        return known.cumulativeProbability(y);
      }

      @Override
      public double logDensity(double y) {
        return known.logDensity(y);
      }

      @Override
      public double sample(UniformRandomProvider random) {
        return quantile(random.nextDouble());
      }
    };
  }
}

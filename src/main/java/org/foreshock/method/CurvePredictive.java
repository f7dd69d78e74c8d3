package org.foreshock.method;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Metric;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;

/**
 * A curve with a normal scatter of ln y about it.
 *
 * @param metric what the curve is of the user's metric
 * @param centre ln of the curve by ln x; NaN where it is not above 0
 * @param curveSpread standard deviation of ln of the curve itself by ln x; 0 if it is taken as
 *     known
 * @param runSpread standard deviation of ln y of one new run by ln x
 */
record CurvePredictive(
    Metric metric,
    DoubleUnaryOperator centre,
    DoubleUnaryOperator curveSpread,
    DoubleUnaryOperator runSpread)
    implements Predictive {

  @Override
  public Distribution curve(double x) {
    return at(Math.log(x), curveSpread);
  }

  @Override
  public Distribution newRun(double x) {
    return at(Math.log(x), runSpread);
  }

  private Distribution at(double u, DoubleUnaryOperator spread) {
    return new LogNormal(metric, centre.applyAsDouble(u), spread.applyAsDouble(u));
  }

  /** ln of what is modelled is normal; a spread of 0 is one value, which has no density. */
  private record LogNormal(Metric metric, double mean, double spread) implements Distribution {
    private static final NormalDistribution STANDARD = NormalDistribution.of(0, 1);

    @Override
    public double quantile(double p) {
      double score = STANDARD.inverseCumulativeProbability(metric.isReversed() ? 1 - p : p);
      return metric.flip(Math.exp(spread > 0 ? mean + spread * score : mean));
    }

    @Override
    public double cumulative(double y) {
      double modelled = metric.flip(y);
      double score = score(modelled);
      return metric.isReversed()
          ? STANDARD.survivalProbability(score)
          : STANDARD.cumulativeProbability(score);
    }

    @Override
    public double logDensity(double y) {
      double modelled = metric.flip(y);
      if (!(spread > 0)) {
        return Double.NaN;
      }
      return modelled > 0
          ? STANDARD.logDensity(score(modelled)) - Math.log(spread) - Math.log(modelled)
          : Double.NEGATIVE_INFINITY;
    }

    /** Standard score of ln y; that of one value is infinite on either side of it. */
    private double score(double modelled) {
      double distance = (modelled > 0 ? Math.log(modelled) : Double.NEGATIVE_INFINITY) - mean;
      return spread > 0 ? distance / spread : distance * Double.POSITIVE_INFINITY;
    }

    @Override
    public double sample(UniformRandomProvider random) {
      double score = ZigguratSampler.NormalizedGaussian.of(random).sample();
      return metric.flip(Math.exp(mean + spread * score));
    }
  }
}

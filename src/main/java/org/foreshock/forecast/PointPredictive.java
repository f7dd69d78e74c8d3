package org.foreshock.forecast;

import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.Metric;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;

/**
 * One curve, taken for certain: a new run differs from it by noise alone. Whatever else is not
 * known of the curve is left out, so its intervals are too narrow away from the runs.
 *
 * @param law the curve
 * @param noise of one run; with a sigma that is NaN nothing is known of a new run
 * @param metric what the law is of the user's metric
 */
public record PointPredictive(BrokenPowerLaw law, Noise noise, Metric metric)
    implements Predictive {

  @Override
  public Distribution curve(double x) {
    return new Certain(metric.flip(law.value(x)));
  }

  @Override
  public Distribution newRun(double x) {
    double u = Math.log(x);
    ResponseScale scale = ResponseScale.of(noise.model(), metric);
    return new NewRun(scale, noise, scale.ascending(noise.centre(law, u)), noise.sigmaAt(u));
  }

  /** All probability at one value. */
  private record Certain(double value) implements Distribution {
    @Override
    public double quantile(double p) {
      return value;
    }

    @Override
    public double cumulative(double y) {
      return y >= value ? 1 : 0;
    }

    @Override
    public double logDensity(double y) {
      return Double.NaN;
    }

    @Override
    public double sample(UniformRandomProvider random) {
      return value;
    }
  }

  /** The noise about one response, which ascends with the metric. */
  private record NewRun(ResponseScale scale, Noise noise, double centre, double sigma)
      implements Distribution {
    @Override
    public double quantile(double p) {
      return scale.metricOf(centre + sigma * noise.quantile(p));
    }

    @Override
    public double cumulative(double y) {
      return noise.cumulative((scale.responseOf(y) - centre) / sigma);
    }

    @Override
    public double logDensity(double y) {
      double response = scale.responseOf(y);
      return Double.isInfinite(response)
          ? Double.NEGATIVE_INFINITY
          : noise.logDensity((response - centre) / sigma) - Math.log(sigma) + scale.logSlope(y);
    }

    @Override
    public double sample(UniformRandomProvider random) {
      return quantile(random.nextDouble());
    }
  }
}

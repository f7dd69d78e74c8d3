package org.foreshock;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.InputException;
import org.foreshock.predictive.Distribution;
import org.foreshock.report.FitResults;
import org.foreshock.report.ForecastResults;

/** What a fit says of the metric at some scales, in the units of y. Immutable. */
public final class Forecast {
  private final ForecastResults results;
  private final Band curve;
  private final Band newRun;

  Forecast(FitResults fit, double[] x) {
    for (double each : x) {
      if (!(each > 0 && each < Double.POSITIVE_INFINITY)) {
        throw new InputException("forecast at " + each + ": must be a positive scale");
      }
    }
    results = new ForecastResults(fit.predictive(), fit.problems(), fit.priorOnly(), x);
    curve = new Band(Arrays.stream(x).mapToObj(results.predictive()::curve));
    newRun = new Band(Arrays.stream(x).mapToObj(results.predictive()::newRun));
  }

  /** The scales. */
  public double[] x() {
    return results.x().clone();
  }

  /** The curve μ(x) itself, without the noise of runs. */
  public Band curve() {
    return curve;
  }

  /** One new run at each of the scales: the curve and its noise. */
  public Band newRun() {
    return newRun;
  }

  /** The forecast as JSON, a line feed at its end. */
  public String json() {
    return results.json();
  }

  /** The forecast as a table. */
  @Override
  public String toString() {
    return results.text();
  }

  /** A distribution at each of the scales; every answer has one value a scale, in their order. */
  public static final class Band {
    private final Distribution[] at;

    private Band(Stream<Distribution> at) {
      this.at = at.toArray(Distribution[]::new);
    }

    private double[] each(ToDoubleFunction<Distribution> answer) {
      return Arrays.stream(at).mapToDouble(answer).toArray();
    }

    /** The medians. */
    public double[] median() {
      return quantile(0.5);
    }

    /**
     * The p-quantiles.
     *
     * @param p from 0 to 1
     */
    public double[] quantile(double p) {
      if (!(p >= 0 && p <= 1)) {
        throw new InputException("quantile " + p + ": must be from 0 to 1");
      }
      return each(distribution -> distribution.quantile(p));
    }

    /** Probabilities that the metric is at most y. */
    public double[] cdf(double y) {
      return each(distribution -> distribution.cumulative(y));
    }

    /** ln of the densities at y, per unit of y; NaN where there is no density. */
    public double[] logDensity(double y) {
      return each(distribution -> distribution.logDensity(y));
    }

    /**
     * Independent draws.
     *
     * @param count how many at each scale
     * @param seed of the random numbers
     * @return {@code [scale][draw]}
     */
    public double[][] sample(int count, long seed) {
      UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
      double[][] all = new double[at.length][count];
      for (int i = 0; i < at.length; i++) {
        for (int j = 0; j < count; j++) {
          all[i][j] = at[i].sample(random);
        }
      }
      return all;
    }
  }
}

package org.foreshock.statespace;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;
import org.foreshock.sampler.Randomness;

/** A forecast by the models of this room in equal parts. */
public final class CurveForecast {
  /** Standard deviation in ln y of the safety component at the last scale, and per nat beyond. */
  private static final double SAFETY_SD = 0.05;

  private static final double SAFETY_GROWTH = 0.35;

  private final Settings settings;
  private final Metric metric;
  private final Series series;
  private final List<MemberFit> fits = new ArrayList<>();

  private CurveForecast(Sweep runs, Metric metric, Settings settings, long seed) {
    this.settings = settings;
    this.metric = metric;
    series = new Series(runs);
    Randomness[] streams = Randomness.streams(seed, settings.members().size());
    for (int i = 0; i < streams.length; i++) {
      fits.add(new MemberFit(settings.members().get(i), settings, series, streams[i]));
    }
  }

  /**
   * A forecast by default settings.
   *
   * @param runs as they are modelled, y &gt; 0
   * @param metric what they are of the user's metric
   * @param seed of its random numbers
   * @throws org.foreshock.data.InputException if some y is not above 0
   */
  public static CurveForecast of(Sweep runs, Metric metric, long seed) {
    return of(runs, metric, Settings.DEFAULT, seed);
  }

  static CurveForecast of(Sweep runs, Metric metric, Settings settings, long seed) {
    return new CurveForecast(runs, metric, settings, seed);
  }

  List<MemberFit> fits() {
    return fits;
  }

  /** The forecast under one kind of future. */
  public Predictive predictive(Future future) {
    return new Predictive() {
      @Override
      public Distribution curve(double x) {
        return mixture(x, future, false);
      }

      @Override
      public Distribution newRun(double x) {
        return mixture(x, future, true);
      }
    };
  }

  /** Probability that a break lies between the largest scale and x. */
  public double nextBreak(double x) {
    double u = Math.log(x) - series.logLast;
    if (!(u > 0)) {
      return 0;
    }
    double none = 0;
    for (MemberFit fit : fits) {
      none += fit.noBreakBefore(u) / fits.size();
    }
    return 1 - none * Math.exp(-settings.breakRate() * u / Logs.LN_10);
  }

  NormalMixture mixture(double x, Future future, boolean run) {
    double u = Math.log(x) - series.logLast;
    int size = 2;
    for (MemberFit fit : fits) {
      size += fit.size();
    }
    Mixture mixture = new Mixture(size);
    // inside the data nothing needs a safety net
    double safety = u > 0 ? settings.safety() : 0;
    for (MemberFit fit : fits) {
      fit.look(u, future, run, (1 - safety) / fits.size(), mixture);
    }
    double spread = SAFETY_SD + SAFETY_GROWTH * Math.max(0, u);
    double recent = series.recent + series.reference;
    mixture.add(0.5 * safety, recent, spread);
    mixture.add(0.5 * safety, recent, 3 * spread);
    return mixture.done(metric);
  }
}

package org.foreshock.method;

import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.statespace.CurveForecast;
import org.foreshock.statespace.Future;

/**
 * The forecast of a curve whose points may lie along one run, breaks that may come included: an
 * average of broken power laws with a slope that wanders and correlated residuals.
 */
public record AlongOneRun() implements Method {
  /** The name that users write. */
  public static final String LABEL = "foreshock";

  @Override
  public String label() {
    return LABEL;
  }

  @Override
  public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
    CurveForecast forecast = CurveForecast.of(runs, metric, seed);
    return new FittedForecast(forecast.predictive(Future.BREAKS_MAY_COME), List.of());
  }
}

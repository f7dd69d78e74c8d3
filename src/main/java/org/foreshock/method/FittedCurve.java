package org.foreshock.method;

import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.PointPredictive;
import org.foreshock.point.PointFit;
import org.foreshock.posterior.Noise;
import org.foreshock.predictive.Predictive;

/**
 * One best curve and its rivals.
 *
 * @param fit the curve
 * @param predictive the curve, and the scatter of one run about it
 */
public record FittedCurve(PointFit fit, Predictive predictive) implements Fitted {
  static FittedCurve of(PointFit fit, Sweep runs, Metric metric) {
    Noise noise = Noise.of(fit.noise(), fit.sigma(), Double.NaN, runs);
    return new FittedCurve(fit, new PointPredictive(fit.law(), noise, metric));
  }

  @Override
  public List<String> problems() {
    return fit.problems();
  }
}

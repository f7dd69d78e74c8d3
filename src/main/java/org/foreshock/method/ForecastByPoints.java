package org.foreshock.method;

import org.foreshock.data.Metric;
import org.foreshock.data.Sweep;

/**
 * The forecast that suits what the points are of each other.
 *
 * @param points what they are; AUTO lets the runs decide
 * @param independent how independent runs are fitted, others being fitted {@link AlongOneRun}
 */
public record ForecastByPoints(Points points, Method independent) implements Method {
  @Override
  public String label() {
    return AlongOneRun.LABEL;
  }

  @Override
  public Fitted fit(Sweep runs, Metric metric, long seed, Progress progress) {
    Method method = points.decided(runs) == Points.INDEPENDENT ? independent : new AlongOneRun();
    return method.fit(runs, metric, seed, progress);
  }
}

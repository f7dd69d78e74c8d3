package org.foreshock.method;

import org.foreshock.data.Metric;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.fit.FitException;
import org.foreshock.point.PointFit;
import org.foreshock.point.PointMethod;

/** One curve with one break, as the authors of the law fit it. */
public record PublishedMethod() implements Method {
  /** Number of distinct scales needed. */
  public static final int LEAST_SCALES = 6;

  @Override
  public String label() {
    return PointMethod.PUBLISHED.label();
  }

  @Override
  public FittedCurve fit(Sweep runs, Metric metric, long seed, Progress progress) {
    try {
      return FittedCurve.of(PointFit.published(runs), runs, metric);
    } catch (IllegalArgumentException e) {
      throw new FitException(
          "the published procedure ended with numbers that make no law ("
              + e.getMessage()
              + "): see what "
              + Setting.METHOD.to(PointMethod.POINT.label())
              + " finds",
          e);
    }
  }
}

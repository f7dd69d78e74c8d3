package org.foreshock.statespace;

import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.StudentT;
import org.foreshock.sampler.Randomness;

/**
 * Breaks that may come beyond the last scale: a Poisson process in ln x, of which one path is drawn
 * once, so that the curve at every scale is of the same future.
 */
final class ComingBreaks {
  /** As far as breaks are drawn: ten decades, farther than anybody looks. */
  private static final double HORIZON = 10 * Logs.LN_10;

  private static final StudentT CHANGE = new StudentT(3, 0, 1);
  private static final ComingBreaks NONE = new ComingBreaks(0);

  private final double[] place;
  private final double[] sharpness;
  private final double[] change;

  private ComingBreaks(int size) {
    place = new double[size];
    sharpness = new double[size];
    change = new double[size];
  }

  /**
   * A draw.
   *
   * @param rate breaks per decade
   */
  static ComingBreaks draw(double rate, LogNormal sharpness, Randomness random) {
    double[] places = new double[64];
    int size = 0;
    double place = 0;
    while (rate > 0 && size < places.length) {
      place -= Math.log(1 - random.uniform()) * Logs.LN_10 / rate;
      if (place > HORIZON) {
        break;
      }
      places[size] = place;
      size++;
    }
    if (size == 0) {
      return NONE;
    }
    ComingBreaks breaks = new ComingBreaks(size);
    for (int i = 0; i < size; i++) {
      breaks.place[i] = places[i];
      breaks.sharpness[i] = sharpness.sample(random.provider());
      breaks.change[i] = CHANGE.sample(random.provider());
    }
    return breaks;
  }

  /** What they add to z at u &gt; 0. */
  double bend(double u) {
    double sum = 0;
    for (int i = 0; i < place.length; i++) {
      double f = sharpness[i];
      sum -= change[i] * f * (Softplus.value((u - place[i]) / f) - Softplus.value(-place[i] / f));
    }
    return sum;
  }
}

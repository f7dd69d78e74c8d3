package org.foreshock.place;

/** The distribution of a place, constant between the points of a table. */
final class PlaceDensity {
  private final double[] at;
  private final double[] cumulative;

  /**
   * A distribution.
   *
   * @param at ends of the cells, ascending
   * @param weight mass of each cell, up to a factor
   */
  PlaceDensity(double[] at, double[] weight) {
    this.at = at;
    cumulative = new double[at.length];
    double total = 0;
    for (double w : weight) {
      total += w;
    }
    double sum = 0;
    for (int i = 0; i < weight.length; i++) {
      sum += weight[i];
      cumulative[i + 1] = sum / total;
    }
    cumulative[weight.length] = 1;
  }

  /** P(place ≤ x). */
  double cumulative(double x) {
    int last = at.length - 1;
    if (x <= at[0] || x >= at[last]) {
      return x <= at[0] ? 0 : 1;
    }
    int low = 0;
    int high = last;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (at[middle] <= x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double t = (x - at[low]) / (at[high] - at[low]);
    return cumulative[low] + t * (cumulative[high] - cumulative[low]);
  }

  /** Ends of the shortest interval that holds a probability; one of them is an end of a cell. */
  double[] shortest(double level) {
    double best = Double.POSITIVE_INFINITY;
    double[] ends = new double[2];
    int low = 0;
    for (int high = 0; high < at.length; high++) {
      // the end at a cell's edge, the start wherever the level puts it
      double p = cumulative[high] - level;
      if (p >= 0) {
        while (low + 1 < at.length && cumulative[low + 1] < p) {
          low++;
        }
        double rise = cumulative[low + 1] - cumulative[low];
        double t = rise > 0 ? (p - cumulative[low]) / rise : 1;
        double start = at[low] + t * (at[low + 1] - at[low]);
        if (at[high] - start < best) {
          best = at[high] - start;
          ends[0] = start;
          ends[1] = at[high];
        }
      }
    }
    int high = 0;
    for (low = 0; low < at.length; low++) {
      double p = cumulative[low] + level;
      if (p > 1) {
        break;
      }
      while (cumulative[high] < p) {
        high++;
      }
      double rise = cumulative[high] - cumulative[high - 1];
      double end = at[high] - (cumulative[high] - p) / rise * (at[high] - at[high - 1]);
      if (end - at[low] < best) {
        best = end - at[low];
        ends[0] = at[low];
        ends[1] = end;
      }
    }
    return ends;
  }

  /** The most that an interval of a width holds. */
  double mostWithin(double width) {
    double most = 0;
    for (double edge : at) {
      most = Math.max(most, cumulative(edge + width) - cumulative(edge));
      most = Math.max(most, cumulative(edge) - cumulative(edge - width));
    }
    return most;
  }

  double mean() {
    double sum = 0;
    for (int i = 1; i < at.length; i++) {
      sum += (cumulative[i] - cumulative[i - 1]) * 0.5 * (at[i] + at[i - 1]);
    }
    return sum;
  }

  double variance() {
    double mean = mean();
    double sum = 0;
    for (int i = 1; i < at.length; i++) {
      double a = at[i - 1] - mean;
      double b = at[i] - mean;
      sum += (cumulative[i] - cumulative[i - 1]) * (a * a + a * b + b * b) / 3;
    }
    return sum;
  }
}

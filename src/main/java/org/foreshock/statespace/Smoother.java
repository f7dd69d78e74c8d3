package org.foreshock.statespace;

/**
 * Local lines: at each point the weighted least-squares line through its neighbours, tricube
 * weights in u (Cleveland 1979, JASA 74, 829–836, without the robust step).
 */
final class Smoother {
  /** Neighbours of a line: a fifth of the points, and this many at least. */
  private static final int LEAST = 5;

  private Smoother() {}

  /**
   * The smoothed values.
   *
   * @param u places, ascending
   * @param value at each place
   * @param count weight of each
   */
  static double[] smooth(double[] u, double[] value, double[] count) {
    int size = u.length;
    int near = Math.min(size, Math.max(LEAST, size / 5));
    double[] smooth = new double[size];
    int left = 0;
    for (int i = 0; i < size; i++) {
      while (left + near < size && u[left + near] - u[i] < u[i] - u[left]) {
        left++;
      }
      // a little wider than the farthest neighbour, so that it counts too
      double reach = 1.2 * Math.max(u[i] - u[left], u[left + near - 1] - u[i]);
      smooth[i] = line(u, value, count, i, left, left + near, reach);
    }
    return smooth;
  }

  private static double line(
      double[] u, double[] value, double[] count, int at, int from, int to, double reach) {
    if (!(reach > 0)) {
      return value[at];
    }
    double w0 = 0;
    double w1 = 0;
    double w2 = 0;
    double y0 = 0;
    double y1 = 0;
    for (int j = from; j < to; j++) {
      double d = (u[j] - u[at]) / reach;
      double cube = 1 - Math.abs(d * d * d);
      double weight = count[j] * cube * cube * cube;
      w0 += weight;
      w1 += weight * d;
      w2 += weight * d * d;
      y0 += weight * value[j];
      y1 += weight * d * value[j];
    }
    double determinant = w0 * w2 - w1 * w1;
    return determinant > 1e-12 * w0 * w0 ? (w2 * y0 - w1 * y1) / determinant : y0 / w0;
  }
}

package org.foreshock.point;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * Responses to be met in the sense of least squares: ln y, or y itself with additive noise.
 *
 * @param log whether the response is ln y
 * @param origin ln of the smallest scale, where the level of a law is stated
 * @param u ln x of every scale, ascending
 * @param response mean response at every scale
 * @param weight number of runs at every scale
 */
record Problem(boolean log, double origin, double[] u, double[] response, double[] weight) {

  static Problem of(Sweep sweep, NoiseModel noise) {
    int scales = sweep.size();
    double[] u = new double[scales];
    double[] response = new double[scales];
    double[] weight = new double[scales];
    for (int k = 0; k < scales; k++) {
      Scale scale = sweep.scales().get(k);
      Moments moments = noise.moments(scale);
      u[k] = Math.log(scale.x());
      response[k] = moments.mean();
      weight[k] = moments.count();
    }
    return new Problem(noise.isLog(), u[0], u, response, weight);
  }

  int size() {
    return u.length;
  }

  double last() {
    return u[u.length - 1];
  }

  /** Sum of squared residuals of responses, each scale with its weight. */
  double squares(double[] responses) {
    double sum = 0;
    for (int k = 0; k < size(); k++) {
      double residual = responses[k] - response[k];
      sum += weight[k] * residual * residual;
    }
    return sum;
  }

  /** y of the mean response at a scale. */
  double y(int k) {
    return log ? Math.exp(response[k]) : response[k];
  }

  double lowestY() {
    double lowest = Double.POSITIVE_INFINITY;
    for (int k = 0; k < size(); k++) {
      lowest = Math.min(lowest, y(k));
    }
    return lowest;
  }

  double highestY() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < size(); k++) {
      highest = Math.max(highest, y(k));
    }
    return highest;
  }

  /** A value below every y: by a tenth of what the median is above the lowest. */
  double belowAll() {
    double lowest = lowestY();
    double median = IntStream.range(0, size()).mapToDouble(this::y).sorted().toArray()[size() / 2];
    double more = median > lowest ? median - lowest : highestY() - lowest;
    return lowest - 0.1 * more;
  }

  /** With ln(y − below) as the response. */
  Problem logAbove(double below) {
    double[] logs = new double[size()];
    Arrays.setAll(logs, k -> Math.log(y(k) - below));
    return new Problem(true, origin, u, logs, weight);
  }

  /** The same with neighbouring scales averaged, at most so many left: for a first look. */
  Problem thinned(int most) {
    int together = (size() + most - 1) / most;
    if (together == 1) {
      return this;
    }
    int groups = (size() + together - 1) / together;
    double[] meanU = new double[groups];
    double[] mean = new double[groups];
    double[] count = new double[groups];
    for (int k = 0; k < size(); k++) {
      int g = k / together;
      count[g] += weight[k];
      meanU[g] += (u[k] - meanU[g]) * weight[k] / count[g];
      mean[g] += (response[k] - mean[g]) * weight[k] / count[g];
    }
    return new Problem(log, origin, meanU, mean, count);
  }
}

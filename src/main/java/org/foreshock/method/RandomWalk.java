package org.foreshock.method;

import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * The naive forecast: the curve stays where it was last, and ln y wanders from there as it did over
 * its last steps, a random walk in ln x. With Δ ln y over steps of Δ ln x, at least a twentieth of
 * the range each, the variance at h nats past the last scale is h times the mean of (Δ ln y)² / Δ
 * ln x over the last five.
 *
 * @param last ln of the largest scale
 * @param level ln y there
 * @param rate variance of ln y in a nat of ln x
 */
record RandomWalk(double last, double level, double rate) {
  private static final int STEPS = 5;
  private static final double SHARE = 0.05;

  /** The walk that continues runs of two distinct scales or more. */
  static RandomWalk of(Sweep runs) {
    Scale end = runs.scales().get(runs.size() - 1);
    return new RandomWalk(Math.log(end.x()), end.logMoments().mean(), rate(runs));
  }

  private static double rate(Sweep runs) {
    double least = SHARE * (Math.log(runs.maxX()) - Math.log(runs.minX()));
    Scale right = runs.scales().get(runs.size() - 1);
    double sum = 0;
    int steps = 0;
    for (int k = runs.size() - 2; k >= 0 && steps < STEPS; k--) {
      Scale left = runs.scales().get(k);
      double distance = Math.log(right.x()) - Math.log(left.x());
      if (distance >= least) {
        double change = right.logMoments().mean() - left.logMoments().mean();
        sum += change * change / distance;
        steps++;
        right = left;
      }
    }
    return sum / steps;
  }

  /** ln of the curve at u = ln x: what it was last. */
  double centre(double u) {
    return level;
  }

  /** Standard deviation of ln y at u = ln x. */
  double spread(double u) {
    return Math.max(Residuals.LEAST, Math.sqrt(rate * Math.max(0, u - last)));
  }
}

package org.foreshock.statespace;

import java.util.Arrays;
import org.foreshock.law.Softplus;

/**
 * The likelihood of a member's nonlinear parameters, its linear part integrated out, and the state
 * after the last point.
 *
 * <p>Between points Δ nats apart z falls by c0 Δ + ∫o + Σ c_i f_i [sp((u′ − δ_i)/f_i) − sp((u −
 * δ_i)/f_i)]; o and r are Ornstein–Uhlenbeck. A point's mean is l = s + w (z − ln(e^s − a)) + r + ε
 * with s the smoothed datum and w = (e^s − a)/e^s: ln(a + e^z) to first order there; ε has variance
 * σ²/m for m runs. Reused; not safe for use by two threads.
 */
final class KalmanFilter {
  private static final double LOG_2PI = Math.log(2 * Math.PI);

  private final Member member;
  private final Hyperpriors priors;
  private final Series series;
  private final int size;
  private final int wander;
  private final int changes;
  private final int residual;

  /** Mean and covariance (row by row, both halves kept) of the state where the filter stands. */
  final double[] mean;

  final double[] covariance;
  private final double[] cross;
  private final double[] fall;

  /** f_i sp((u − δ_i)/f_i) where the filter stands. */
  private final double[] bend;

  private double place;

  /** Square of the last innovation over its variance. */
  private double quadratic;

  /**
   * A filter.
   *
   * @param remembers whether the state is followed by two more numbers, z and r at one place
   */
  KalmanFilter(Member member, Hyperpriors priors, Series series, boolean remembers) {
    this.member = member;
    this.priors = priors;
    this.series = series;
    size = member.states() + (remembers ? 2 : 0);
    wander = member.wander();
    changes = member.firstChange();
    residual = member.residual();
    mean = new double[size];
    covariance = new double[size * size];
    cross = new double[size];
    fall = new double[size];
    bend = new double[member.breaks()];
  }

  /** ln of the likelihood of all points; the filter then stands at the last. */
  double logLikelihood(Parameters at) {
    start(at);
    double variance = at.sigma * at.sigma;
    double logLikelihood =
        -0.5 * (series.squares / variance + series.deviations * (LOG_2PI + Math.log(variance)));
    double product = 1;
    for (int k = 0; k < series.size(); k++) {
      if (k > 0) {
        advance(at, series.u[k]);
      }
      product *= read(at, k);
      logLikelihood -= 0.5 * (LOG_2PI + quadratic);
      // one logarithm for many variances
      if (product < 1e-200 || product > 1e200) {
        logLikelihood -= 0.5 * Math.log(product);
        product = 1;
      }
    }
    return logLikelihood - 0.5 * Math.log(product);
  }

  /**
   * Reads all points and remembers z and r at a place before the last: they are the last two of the
   * state then.
   */
  void recall(Parameters at, double u) {
    start(at);
    boolean known = u < series.u[0];
    if (known) {
      rememberBefore(at, series.u[0] - u);
    }
    for (int k = 0; k < series.size(); k++) {
      if (!known && series.u[k] >= u) {
        if (k > 0) {
          advance(at, u);
        }
        remember();
        known = true;
      }
      if (k > 0) {
        advance(at, series.u[k]);
      }
      read(at, k);
    }
  }

  /** Reads a point where the filter stands; returns the variance of its innovation. */
  private double read(Parameters at, int k) {
    double excess = series.level[k] - at.limit;
    double weight = excess / series.level[k];
    double centre = at.limit == 0 ? series.smooth[k] : Math.log(excess);
    double innovation = series.mean[k] - series.smooth[k] - weight * (mean[Member.LEVEL] - centre);
    return observe(weight, innovation, at.sigma * at.sigma / series.count[k]);
  }

  private void remember() {
    copy(Member.LEVEL, size - 2);
    if (member.correlated()) {
      copy(residual, size - 1);
    }
  }

  /** Makes one number of the state equal to another. */
  private void copy(int from, int to) {
    mean[to] = mean[from];
    System.arraycopy(covariance, from * size, covariance, to * size, size);
    for (int i = 0; i < size; i++) {
      covariance[i * size + to] = covariance[i * size + from];
    }
  }

  /**
   * Remembers z and r a step before the first point, where the filter stands and has read nothing:
   * both processes look the same run backwards.
   */
  private void rememberBefore(Parameters at, double step) {
    fall[Member.LEVEL] = 1;
    fall[Member.SLOPE] = step;
    double noise = 0;
    if (member.wanders()) {
      double kept = Math.exp(-step / at.wanderLength);
      fall[wander] = at.wanderLength * (1 - kept);
      noise =
          OrnsteinUhlenbeck.integralVariance(step / at.wanderLength, kept)
              * square(at.wanderSd * at.wanderLength);
    }
    for (int i = 0; i < bend.length; i++) {
      fall[changes + i] = bend[i] - bend(at, i, series.u[0] - step);
    }
    int level = size - 2;
    int last = changes + bend.length;
    for (int j = 0; j < last; j++) {
      // nothing is read yet: the state is uncorrelated
      mean[level] += fall[j] * mean[j];
      relate(level, j, fall[j] * covariance[j * size + j]);
      noise += square(fall[j]) * covariance[j * size + j];
    }
    relate(level, level, noise);
    if (member.correlated()) {
      double left = Math.exp(-step / at.residualLength);
      double variance = square(at.residualSd);
      relate(size - 1, residual, left * variance);
      relate(size - 1, size - 1, variance);
    }
  }

  private void relate(int i, int j, double to) {
    covariance[i * size + j] = to;
    covariance[j * size + i] = to;
  }

  /**
   * Stands after the last point again, as {@link #logLikelihood} left it.
   *
   * @param means a copy of its mean then
   * @param covariances a copy of its covariance then
   */
  void resume(Parameters at, double[] means, double[] covariances) {
    System.arraycopy(means, 0, mean, 0, size);
    System.arraycopy(covariances, 0, covariance, 0, size * size);
    place = series.u[series.size() - 1];
    for (int i = 0; i < bend.length; i++) {
      bend[i] = bend(at, i, place);
    }
  }

  /** Covariance of two numbers of the state. */
  double covariance(int i, int j) {
    return covariance[i * size + j];
  }

  private static double square(double value) {
    return value * value;
  }

  /** Stands at the first point, before it is read. */
  private void start(Parameters at) {
    Arrays.fill(mean, 0);
    Arrays.fill(covariance, 0);
    mean[Member.LEVEL] = Math.log(series.level[0] - at.limit);
    mean[Member.SLOPE] = priors.slope().mean();
    diagonal(Member.LEVEL, priors.levelSd());
    diagonal(Member.SLOPE, priors.slope().sd());
    if (member.wanders()) {
      diagonal(wander, at.wanderSd);
    }
    for (int i = 0; i < bend.length; i++) {
      diagonal(changes + i, at.changeSd);
      bend[i] = bend(at, i, series.u[0]);
    }
    if (member.correlated()) {
      diagonal(residual, at.residualSd);
    }
    place = series.u[0];
  }

  private void diagonal(int i, double sd) {
    covariance[i * size + i] = sd * sd;
  }

  private static double bend(Parameters at, int i, double u) {
    double f = at.sharpness[i];
    return f * Softplus.value((u - at.place[i]) / f);
  }

  /** Moves on to u. */
  void advance(Parameters at, double u) {
    double step = u - place;
    place = u;
    fall[Member.SLOPE] = -step;
    double kept = 1;
    double left = 1;
    if (member.wanders()) {
      kept = Math.exp(-step / at.wanderLength);
      fall[wander] = -at.wanderLength * (1 - kept);
    }
    if (member.correlated()) {
      left = Math.exp(-step / at.residualLength);
    }
    for (int i = 0; i < bend.length; i++) {
      double next = bend(at, i, u);
      fall[changes + i] = bend[i] - next;
      bend[i] = next;
    }
    transition();
    if (member.wanders()) {
      decay(wander, kept);
      double variance = at.wanderSd * at.wanderSd;
      double lost = 1 - kept;
      covariance[0] +=
          variance
              * OrnsteinUhlenbeck.integralVariance(step / at.wanderLength, kept)
              * at.wanderLength
              * at.wanderLength;
      double joint = variance * at.wanderLength * lost * lost;
      covariance[wander] -= joint;
      covariance[wander * size] -= joint;
      covariance[wander * size + wander] += variance * (1 - kept * kept);
    }
    if (member.correlated()) {
      decay(residual, left);
      covariance[residual * size + residual] += at.residualSd * at.residualSd * (1 - left * left);
    }
  }

  /** z ← z + Σ fall_j x_j. */
  private void transition() {
    int last = changes + bend.length;
    double shift = 0;
    System.arraycopy(covariance, 0, cross, 0, size);
    for (int j = 1; j < last; j++) {
      double f = fall[j];
      shift += f * mean[j];
      int row = j * size;
      for (int i = 0; i < size; i++) {
        cross[i] += f * covariance[row + i];
      }
    }
    mean[0] += shift;
    double own = cross[0];
    for (int j = 1; j < last; j++) {
      own += fall[j] * cross[j];
    }
    covariance[0] = own;
    for (int i = 1; i < size; i++) {
      covariance[i] = cross[i];
      covariance[i * size] = cross[i];
    }
  }

  private void decay(int i, double by) {
    mean[i] *= by;
    for (int j = 0; j < size; j++) {
      covariance[i * size + j] *= by;
      covariance[j * size + i] *= by;
    }
  }

  /** Reads one point; returns the variance of its innovation and leaves its square over that. */
  private double observe(double weight, double innovation, double noise) {
    double gap = innovation;
    double spread;
    if (member.correlated()) {
      int row = residual * size;
      for (int i = 0; i < size; i++) {
        cross[i] = weight * covariance[i] + covariance[row + i];
      }
      gap -= mean[residual];
      spread = weight * cross[0] + cross[residual] + noise;
    } else {
      for (int i = 0; i < size; i++) {
        cross[i] = weight * covariance[i];
      }
      spread = weight * cross[0] + noise;
    }
    double inverse = 1 / spread;
    double scaled = gap * inverse;
    for (int i = 0; i < size; i++) {
      mean[i] += cross[i] * scaled;
      double gain = cross[i] * inverse;
      int row = i * size;
      for (int j = 0; j < size; j++) {
        covariance[row + j] -= gain * cross[j];
      }
    }
    quadratic = gap * scaled;
    return spread;
  }
}

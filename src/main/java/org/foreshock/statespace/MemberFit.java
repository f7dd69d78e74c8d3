package org.foreshock.statespace;

import org.foreshock.law.Softplus;
import org.foreshock.sampler.Randomness;

/**
 * The particles of one member, and what each of them foresees. An instance may be shared by
 * threads.
 */
final class MemberFit {
  /** A curve that is known exactly still has a density. */
  private static final double LEAST_VARIANCE = 1e-20;

  private final Member member;
  private final Hyperpriors priors;
  private final Series series;
  private final double[][] points;

  /** Shares of the particles, which add up to 1. */
  private final double[] weight;

  /** The state after the last point, of each particle. */
  private final double[][] mean;

  private final double[][] covariance;
  private final ComingBreaks[] coming;
  private final double logEvidence;

  MemberFit(Member member, Settings settings, Series series, Randomness random) {
    this.member = member;
    this.priors = settings.priors();
    this.series = series;
    TemperedParticles particles =
        TemperedParticles.of(new MemberTarget(member, priors, series), random, settings.effort());
    points = particles.points();
    logEvidence = particles.logEvidence();
    weight = new double[points.length];
    mean = new double[points.length][];
    covariance = new double[points.length][];
    coming = new ComingBreaks[points.length];
    Parameters at = new Parameters(member, priors, series);
    KalmanFilter filter = new KalmanFilter(member, priors, series, false);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      at.set(points[i]);
      filter.logLikelihood(at);
      mean[i] = filter.mean.clone();
      covariance[i] = filter.covariance.clone();
      coming[i] = ComingBreaks.draw(settings.breakRate(), priors.sharpness(), random);
      weight[i] = leaning(at.share);
      sum += weight[i];
    }
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 0.5 / weight.length + 0.5 * weight[i] / sum;
    }
  }

  /**
   * Density of the limit's share under the prior that leans away from the data, Beta(1, 2), over
   * that under the one sampled, Beta(1, 1); both have the same mass at 0.
   */
  private static double leaning(double share) {
    return share > 0 ? 2 * (1 - share) : 1;
  }

  int size() {
    return points.length;
  }

  /** ln of the mean likelihood under the prior. */
  double logEvidence() {
    return logEvidence;
  }

  /** P(no fitted break lies between the last scale and u); breaks that may come are left out. */
  double noBreakBefore(double u) {
    Parameters at = new Parameters(member, priors, series);
    double sum = 0;
    for (int i = 0; i < points.length; i++) {
      at.set(points[i]);
      boolean none = true;
      for (double place : at.place) {
        none &= !(place > 0 && place <= u);
      }
      sum += none ? weight[i] : 0;
    }
    return sum;
  }

  /**
   * Adds what the particles say of a place to a mixture.
   *
   * @param u the place
   * @param run whether of a new run, else of the curve
   * @param share of this member in the mixture
   */
  void look(double u, Future future, boolean run, double share, Mixture into) {
    Parameters at = new Parameters(member, priors, series);
    boolean ahead = u >= series.u[series.size() - 1];
    KalmanFilter filter = new KalmanFilter(member, priors, series, !ahead);
    int z = ahead ? Member.LEVEL : member.states();
    int r = ahead ? member.residual() : member.states() + 1;
    for (int i = 0; i < points.length; i++) {
      at.set(points[i]);
      double bend = 0;
      if (ahead) {
        filter.resume(at, mean[i], covariance[i]);
        filter.advance(at, u);
        bend = future == Future.BREAKS_MAY_COME ? coming[i].bend(u) : 0;
      } else {
        filter.recall(at, u);
      }
      add(at, filter, z, r, bend, run, share * weight[i], into);
    }
  }

  /**
   * Adds the Normal of ln(a + e^z), its moments by Gauss–Hermite quadrature with three points, or
   * of that and the residuals of a run.
   */
  private void add(
      Parameters at,
      KalmanFilter filter,
      int z,
      int r,
      double bend,
      boolean run,
      double share,
      Mixture into) {
    double centre = filter.mean[z] + bend;
    double variance = Math.max(0, filter.covariance(z, z));
    double slope = 1;
    if (at.limit > 0) {
      double reach = Math.sqrt(3 * variance);
      double low = logSum(at.limit, centre - reach);
      double middle = logSum(at.limit, centre);
      double high = logSum(at.limit, centre + reach);
      centre = (low + 4 * middle + high) / 6;
      variance = (square(low - centre) + 4 * square(middle - centre) + square(high - centre)) / 6;
      slope = reach > 0 ? (high - low) / (2 * reach) : 0;
    }
    if (run) {
      variance += square(at.sigma);
      if (member.correlated()) {
        centre += filter.mean[r];
        variance += filter.covariance(r, r) + 2 * slope * filter.covariance(z, r);
      }
    }
    into.add(share, centre + series.reference, Math.sqrt(Math.max(variance, LEAST_VARIANCE)));
  }

  /** ln(a + e^z). */
  private static double logSum(double limit, double z) {
    return z + Softplus.value(Math.log(limit) - z);
  }

  private static double square(double value) {
    return value * value;
  }
}

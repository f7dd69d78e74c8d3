package org.foreshock.statespace;

import org.foreshock.law.Softplus;
import org.foreshock.prior.LogNormal;

/**
 * The nonlinear parameters of a member, decoded from unconstrained coordinates whose prior is a
 * product: standard Normal for those with a log-normal prior, standard logistic for places and
 * floor, which have uniform ones. Reused; not safe for use by two threads.
 */
final class Parameters {
  /** The limit stays this share below the smallest smoothed level. */
  private static final double GAP = 1e-6;

  private static final double LOG_ROOT_2PI = 0.5 * Math.log(2 * Math.PI);

  private final Member member;
  private final Hyperpriors priors;
  private final double firstU;
  private final double lowest;

  double sigma;
  double wanderSd;
  double wanderLength = 1;
  double residualSd;
  double residualLength = 1;
  double changeSd;
  final double[] place;
  final double[] sharpness;

  /** The limit a, in units of the reference, and as a share of the smallest level; 0 for none. */
  double limit;

  double share;

  Parameters(Member member, Hyperpriors priors, Series series) {
    this.member = member;
    this.priors = priors;
    this.firstU = series.u[0];
    this.lowest = series.lowest;
    place = new double[member.breaks()];
    sharpness = new double[member.breaks()];
  }

  /** How many of the coordinates, the last ones, have a logistic prior; the others are Normal. */
  static int logistic(Member member) {
    return 1 + member.breaks();
  }

  /** ln of the prior density of coordinates. */
  static double logPrior(Member member, double[] at) {
    int size = member.parameters();
    int normal = size - logistic(member);
    double sum = -normal * LOG_ROOT_2PI;
    for (int i = 0; i < normal; i++) {
      sum -= 0.5 * at[i] * at[i];
    }
    for (int i = normal; i < size; i++) {
      double t = Math.abs(at[i]);
      sum -= t + 2 * Softplus.value(-t);
    }
    return sum;
  }

  /** Takes the parameters from coordinates. */
  void set(double[] at) {
    int next = 0;
    sigma = positive(priors.sigma(), at[next++]);
    if (member.wanders()) {
      wanderSd = positive(priors.wanderSd(), at[next++]);
      wanderLength = positive(priors.wanderLength(), at[next++]);
    }
    if (member.correlated()) {
      residualSd = sigma * positive(priors.residualRatio(), at[next++]);
      residualLength = positive(priors.residualLength(), at[next++]);
    }
    if (member.breaks() > 0) {
      changeSd = positive(priors.changeSd(), at[next++]);
      for (int i = 0; i < sharpness.length; i++) {
        sharpness[i] = positive(priors.sharpness(), at[next++]);
      }
      for (int i = 0; i < place.length; i++) {
        place[i] = firstU + (priors.beyond() - firstU) * Softplus.logistic(at[next++]);
      }
    }
    double floor = Softplus.logistic(at[next]);
    share = Math.max(0, (floor - priors.noFloor()) / (1 - priors.noFloor()));
    limit = share * (1 - GAP) * lowest;
  }

  private static double positive(LogNormal prior, double z) {
    return Math.exp(prior.mu() + prior.sigma() * z);
  }
}

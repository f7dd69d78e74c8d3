package org.foreshock.statespace;

import org.foreshock.population.Target;
import org.foreshock.sampler.Randomness;

/** The posterior of a member's nonlinear parameters, in the coordinates of {@link Parameters}. */
final class MemberTarget implements Target {
  private final Member member;
  private final Parameters parameters;
  private final KalmanFilter filter;

  MemberTarget(Member member, Hyperpriors priors, Series series) {
    this.member = member;
    parameters = new Parameters(member, priors, series);
    filter = new KalmanFilter(member, priors, series, false);
  }

  @Override
  public int dimension() {
    return member.parameters();
  }

  @Override
  public double logPrior(double[] point) {
    return Parameters.logPrior(member, point);
  }

  @Override
  public double logLikelihood(double[] point) {
    parameters.set(point);
    return filter.logLikelihood(parameters);
  }

  @Override
  public void sample(Randomness random, double[] into) {
    int normal = dimension() - Parameters.logistic(member);
    for (int i = 0; i < normal; i++) {
      into[i] = random.normal();
    }
    for (int i = normal; i < dimension(); i++) {
      double p = random.uniform();
      // 0 has no logit
      into[i] = Math.log((p + 0x1p-54) / (1 - p));
    }
  }
}

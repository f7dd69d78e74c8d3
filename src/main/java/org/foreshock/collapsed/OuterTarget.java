package org.foreshock.collapsed;

import java.util.List;
import java.util.Optional;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.numeric.Logs;
import org.foreshock.population.Proposal;
import org.foreshock.population.Target;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Randomness;

/** The outer coordinates of one model, their prior and the estimate of their likelihood. */
final class OuterTarget implements Target, Proposal {

  /**
   * Of the target's own proposals: a break redrawn, a break slid along its ridge; else a mixing.
   */
  private static final double REDRAWN = 12.0 / 28;

  private static final double SLID = 8.0 / 28;
  private static final double SLIDE = 0.6;

  private final Conditions conditions;
  private final ConditionalIntegral integral;
  private final double log10Last;

  OuterTarget(Sweep sweep, Priors priors, NoiseModel noise) {
    conditions = new Conditions(priors);
    integral = new ConditionalIntegral(sweep, priors, noise, conditions);
    log10Last = Math.log(sweep.maxX()) / Logs.LN_10;
  }

  Conditions conditions() {
    return conditions;
  }

  ConditionalIntegral integral() {
    return integral;
  }

  @Override
  public int dimension() {
    return conditions.dimension();
  }

  @Override
  public void sample(Randomness random, double[] into) {
    conditions.sample(random, into);
  }

  @Override
  public double logPrior(double[] point) {
    return conditions.logPrior(point);
  }

  @Override
  public double logLikelihood(double[] point) {
    conditions.read(point);
    double log = integral.logEstimate();
    return log < Double.POSITIVE_INFINITY ? log : Double.NEGATIVE_INFINITY;
  }

  @Override
  public List<int[]> blocks() {
    return conditions.blocks();
  }

  @Override
  public Optional<Proposal> proposal() {
    return Optional.of(this);
  }

  @Override
  public double propose(Randomness random, double[] from, double[] into) {
    double which = random.uniform();
    if (which < REDRAWN) {
      return conditions.redrawBreak(random, from, into);
    }
    if (which < REDRAWN + SLID) {
      double by = SLIDE * random.normal();
      boolean withSlope = random.uniform() < 0.5;
      return conditions.slide(random, by, withSlope, log10Last, from, into);
    }
    return conditions.redrawMixing(random, from, into);
  }
}

package org.foreshock.fit;

import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.Posterior;
import org.foreshock.prior.Priors;

/**
 * What is fitted to what.
 *
 * @param sweep the runs
 * @param priors of every quantity; they carry the number of breaks
 * @param noise how runs scatter
 * @param metric what the runs are of the user's metric, in which everything is told
 */
public record Model(Sweep sweep, Priors priors, NoiseModel noise, Metric metric) {
  /** A model of the metric itself. */
  public Model(Sweep sweep, Priors priors, NoiseModel noise) {
    this(sweep, priors, noise, Metric.PLAIN);
  }

  /** The same runs under other priors. */
  public Model with(Priors other) {
    return new Model(sweep, other, noise, metric);
  }

  /** Number of breaks n. */
  public int breaks() {
    return priors.breaks();
  }

  /** Whether the priors fix every quantity. */
  public boolean isFixed() {
    return priors.parts().stream()
        .allMatch(part -> with(part.priors()).posterior().dimension() == 0);
  }

  /** A new instance of the posterior, for one thread; of priors without an atom. */
  public Posterior posterior() {
    return new Posterior(sweep, priors, noise);
  }
}

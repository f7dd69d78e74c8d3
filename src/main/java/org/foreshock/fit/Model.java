package org.foreshock.fit;

import org.foreshock.data.Sweep;
import org.foreshock.posterior.NoiseModel;
import org.foreshock.posterior.Posterior;
import org.foreshock.prior.Priors;

/**
 * What is fitted to what.
 *
 * @param sweep the runs
 * @param priors of every quantity; they carry the number of breaks
 * @param noise how runs scatter
 */
public record Model(Sweep sweep, Priors priors, NoiseModel noise) {
  /** Number of breaks n. */
  public int breaks() {
    return priors.breaks();
  }

  /** A new instance of the posterior, for one thread. */
  public Posterior posterior() {
    return new Posterior(sweep, priors, noise);
  }
}

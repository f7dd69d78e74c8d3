package org.foreshock.collapsed;

import org.foreshock.prior.Floor;
import org.foreshock.prior.Priors;

/**
 * One model among those averaged.
 *
 * @param priors of its quantities, which carry its number of breaks and its floor
 * @param logPrior ln of the probability of this model among all, before the runs
 */
public record Candidate(Priors priors, double logPrior) {
  /** Number of breaks n. */
  public int breaks() {
    return priors.breaks();
  }

  /** Whether a = 0 in this model. */
  public boolean isFloorless() {
    return priors.floor() instanceof Floor.Zero;
  }
}

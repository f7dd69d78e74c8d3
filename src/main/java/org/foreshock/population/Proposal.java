package org.foreshock.population;

import org.foreshock.sampler.Randomness;

/** A way to propose a point that knows what the coordinates mean. */
public interface Proposal {
  /**
   * Proposes a point.
   *
   * @param from where the chain stands; not modified
   * @param into receives the proposed point
   * @return ln of q(from | into) / q(into | from), with the Jacobian of a deterministic change; NaN
   *     if there is nothing to propose
   */
  double propose(Randomness random, double[] from, double[] into);
}

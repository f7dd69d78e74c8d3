package org.foreshock.posterior;

import org.foreshock.data.Sweep;

/** How runs scatter about the law. */
public enum NoiseModel {
  /** ln y ~ Normal(ln μ(x), σ), runs independent; y &gt; 0. */
  LOGNORMAL;

  /** The likelihood of a sweep under this model. Holds scratch space: for one thread at a time. */
  Likelihood likelihood(Sweep sweep) {
    return new LognormalLikelihood(sweep);
  }

  /** The name that users write. */
  public String label() {
    return "lognormal";
  }
}

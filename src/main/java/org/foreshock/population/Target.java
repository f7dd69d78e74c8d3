package org.foreshock.population;

import java.util.List;
import java.util.Optional;
import org.foreshock.sampler.Randomness;

/**
 * A prior that can be drawn from, times a likelihood, over R^d. An instance may hold scratch space:
 * it serves one thread at a time.
 */
public interface Target {
  /** Number of coordinates d; 0 if there is nothing to choose. */
  int dimension();

  /** Draws from the prior. */
  void sample(Randomness random, double[] into);

  /** Log density of the prior, normalised; −∞ outside its support. */
  double logPrior(double[] point);

  /** Log likelihood inside the support; −∞ or NaN where there is none. */
  double logLikelihood(double[] point);

  /** Groups of coordinates that belong together, so that it pays to move one group alone. */
  default List<int[]> blocks() {
    return List.of();
  }

  /** Proposals made for this target, if there are any. */
  default Optional<Proposal> proposal() {
    return Optional.empty();
  }
}

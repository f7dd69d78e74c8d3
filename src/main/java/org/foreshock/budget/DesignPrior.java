package org.foreshock.budget;

import java.io.Serializable;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * What the user takes to be true when planning: the design prior, also called sampling prior (Wang
 * and Gelfand 2002). The later analysis does not know it; that has a prior of its own.
 */
public sealed interface DesignPrior extends Serializable permits Scenario, PilotPrior {
  /** A truth, for a sweep at these scales. */
  Truth draw(Design design, UniformRandomProvider random);

  /** Whether there is but one truth. */
  boolean isPoint();

  /** Number of breaks before the one to be located. */
  int earlier();

  /** All that it depends on, for the key of stored results. */
  String signature();
}

package org.foreshock.comparison;

import java.util.List;
import org.foreshock.fit.Diagnosis;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Evidence;

/**
 * One of the models that may be right, fitted. Whatever sampler made it, models may differ in the
 * floor or in the number of breaks: a draw knows its own law.
 *
 * @param name for the user, such as {@code a = 0}
 * @param prior probability of the model before the runs; those of all candidates need not add up to
 *     1
 * @param draws from its posterior, chain after chain, all chains equally long
 * @param evidence of the model, with its error
 * @param diagnosis of the draws
 */
public record Candidate(
    String name, double prior, List<PosteriorDraw> draws, Evidence evidence, Diagnosis diagnosis) {

  /** Checks that there is something to average. */
  public Candidate {
    if (draws.isEmpty() || !(prior > 0)) {
      throw new IllegalArgumentException("a candidate has draws and a prior probability above 0");
    }
    draws = List.copyOf(draws);
  }

  double logMass() {
    return Math.log(prior) + evidence.log();
  }
}

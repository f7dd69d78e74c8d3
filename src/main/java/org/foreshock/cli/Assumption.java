package org.foreshock.cli;

import java.util.List;
import org.foreshock.budget.DesignPrior;

/**
 * What is taken to be true, and what follows from it for the scales.
 *
 * @param truths the design prior
 * @param logPlace ln of where the break is, the median
 * @param logFirst ln of the smallest scale, unless the user says
 * @param words the same for people, a line each
 */
record Assumption(DesignPrior truths, double logPlace, double logFirst, List<String> words) {
  static Assumption of(ScenarioInput scenario, String sharpness) {
    return new Assumption(
        scenario.scenario(sharpness),
        scenario.logPlace(),
        scenario.logFirst(),
        scenario.words(sharpness));
  }

  static Assumption of(PilotInput pilot) {
    return new Assumption(pilot.prior(), pilot.logPlace(), pilot.logFirst(), pilot.words());
  }
}

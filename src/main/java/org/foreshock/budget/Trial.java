package org.foreshock.budget;

import org.foreshock.place.PlaceAnalysis;
import org.foreshock.work.Task;

/**
 * One simulated sweep to be done.
 *
 * @param sweeps the world and its analysis
 * @param seeds runs at each scale
 * @param replicate number of the simulated sweep, from 0
 */
public record Trial(SimulatedSweeps sweeps, int seeds, int replicate) implements Task<Outcome> {
  @Override
  public String key() {
    return sweeps.key() + " " + seeds + " " + replicate;
  }

  @Override
  public Outcome run() {
    PlaceAnalysis analysis = sweeps.borrow();
    Outcome outcome = sweeps.run(seeds, replicate, analysis);
    sweeps.giveBack(analysis);
    return outcome;
  }
}

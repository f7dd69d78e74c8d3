package org.foreshock.budget;

/**
 * One simulated sweep to be done.
 *
 * @param sweeps the world and its analysis
 * @param seeds runs at each scale
 * @param replicate number of the simulated sweep, from 0
 */
public record Trial(SimulatedSweeps sweeps, int seeds, int replicate) {
  Outcome run(PlaceAnalysis analysis) {
    return sweeps.run(seeds, replicate, analysis);
  }
}

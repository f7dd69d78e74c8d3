package org.foreshock.budget;

/**
 * The analysis of one experiment: the posterior of the place of the last break. A pure function of
 * its arguments. An instance holds scratch space and serves one thread at a time.
 */
public interface PlaceAnalysis {
  /**
   * Analyses an experiment.
   *
   * @param experiment the runs
   * @param seed of the random numbers, should the method need any
   */
  PlacePosterior analyse(Experiment experiment, long seed);
}

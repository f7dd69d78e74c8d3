package org.foreshock.place;

import java.io.Serializable;

/**
 * The analysis of one experiment: the posterior of the place of the last break. A pure function of
 * its arguments. An instance holds scratch space and serves one thread at a time.
 */
public interface PlaceAnalysis {
  /** Makes analyses; that of every command is {@link PlaceAnalysis#of}. */
  interface Factory extends Serializable {
    /**
     * An analysis for one thread.
     *
     * @param logScales ln x of the scales of all experiments to come
     */
    PlaceAnalysis create(double[] logScales, AnalysisPrior prior, Located located);
  }

  /**
   * Analyses an experiment.
   *
   * @param experiment the runs
   * @param seed of the random numbers, should the method need any
   */
  PlacePosterior analyse(Experiment experiment, long seed);

  /**
   * The analysis of experiments at these scales.
   *
   * @param logScales ln x, ascending
   * @param prior what the analyst assumes
   * @param located the level and the width that are asked for
   */
  static PlaceAnalysis of(double[] logScales, AnalysisPrior prior, Located located) {
    return CheckedAnalysis.of(logScales, prior, located);
  }

  /**
   * A slow reference: long chains of the engine's samplers.
   *
   * @param draws kept of each of four chains
   */
  static PlaceAnalysis byLongChains(
      double[] logScales, AnalysisPrior prior, Located located, int draws) {
    return new LongChains(logScales, prior, located, draws);
  }
}

package org.foreshock.budget;

/** Makes analyses of experiments. */
public interface Analysts {
  /** Those of every command. */
  Analysts STANDARD = PlaceAnalysis::of;

  /**
   * An analysis for one thread.
   *
   * @param logScales ln x of the scales of all experiments to come
   */
  PlaceAnalysis hire(double[] logScales, AnalysisPrior prior, Located located);
}

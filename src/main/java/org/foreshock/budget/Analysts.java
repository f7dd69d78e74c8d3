package org.foreshock.budget;

/** Makes analyses of experiments. */
public interface Analysts {
  /** Those of every command: nested quadrature, and what it falls back to. */
  Analysts STANDARD = PlaceQuadrature::new;

  /**
   * An analysis for one thread.
   *
   * @param logScales ln x of the scales of all experiments to come
   */
  PlaceAnalysis hire(double[] logScales, AnalysisPrior prior, Located located);
}

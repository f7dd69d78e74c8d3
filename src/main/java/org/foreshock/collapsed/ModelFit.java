package org.foreshock.collapsed;

import java.util.List;

/**
 * One model fitted: its evidence, and full draws to resample by their weights.
 *
 * @param candidate the model
 * @param logEvidence ln of the density of the runs under the model
 * @param quality what tells whether it can be trusted
 * @param draws full vectors, of the coordinates and then all that is drawn given them
 * @param logWeights of the draws; they are exact, whatever was approximated on the way
 */
record ModelFit(
    Candidate candidate,
    double logEvidence,
    Quality quality,
    List<FullDraw> draws,
    double[] logWeights) {

  /**
   * A vector of all quantities.
   *
   * @param log10Place of the breaks, ascending
   * @param sharpness of the breaks
   * @param coefficients level, c0, c1, …
   * @param floor share or limit, as the priors state it
   * @param sigma noise of one run
   * @param shape the noise model's other parameter; NaN if it has none
   * @param logLikelihood with all constants
   */
  record FullDraw(
      double[] log10Place,
      double[] sharpness,
      double[] coefficients,
      double floor,
      double sigma,
      double shape,
      double logLikelihood) {}
}

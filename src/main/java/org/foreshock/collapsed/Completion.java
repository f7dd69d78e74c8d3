package org.foreshock.collapsed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.foreshock.diagnostics.ParetoTail;
import org.foreshock.population.WeightedPoints;
import org.foreshock.population.Weights;
import org.foreshock.sampler.Randomness;

/**
 * Full draws from weighted outer points: resampled, given coefficients and noise by the conditional
 * posterior as it was approximated, and weighted by the exact density over that of the
 * approximation. The mean of these weights corrects the evidence.
 */
final class Completion {
  /** Outer points that are given full draws. */
  private static final int RESAMPLED = 2000;

  private Completion() {}

  /**
   * Completes the points of a model.
   *
   * @param each how many full draws an outer point is given
   */
  static ModelFit of(
      Candidate candidate,
      OuterTarget target,
      WeightedPoints points,
      int each,
      boolean escalated,
      Randomness random) {
    double[] weights = Weights.normalised(points.logWeights());
    int[] chosen = Weights.resample(weights, RESAMPLED, random);
    List<ModelFit.FullDraw> draws = new ArrayList<>();
    double[] logWeights = new double[RESAMPLED * each];
    Conditions conditions = target.conditions();
    ConditionalIntegral integral = target.integral();
    double estimate = 0;
    for (int i = 0; i < RESAMPLED; i++) {
      if (i == 0 || chosen[i] != chosen[i - 1]) {
        estimate = target.logLikelihood(points.points()[chosen[i]]);
        integral.prepareDraws();
      }
      for (int j = 0; j < each; j++) {
        double[] coefficients = new double[conditions.breaks() + 2];
        logWeights[draws.size()] = integral.draw(random, coefficients) - estimate;
        draws.add(
            new ModelFit.FullDraw(
                conditions.log10Place.clone(),
                conditions.sharpness.clone(),
                coefficients,
                conditions.floor,
                integral.sigma(),
                conditions.shape,
                integral.logLikelihood()));
      }
    }
    Quality quality = quality(points, logWeights, escalated);
    double logEvidence = points.logEvidence() + Weights.logMean(logWeights);
    return new ModelFit(candidate, logEvidence, quality, draws, logWeights);
  }

  private static Quality quality(WeightedPoints points, double[] logWeights, boolean escalated) {
    double effective = Weights.effective(logWeights);
    boolean even = effective > 0.5 * logWeights.length;
    return new Quality(
        points.effective(),
        points.paretoShape(),
        points.disagreement(),
        effective,
        even ? Optional.empty() : Optional.of(ParetoTail.shape(logWeights)),
        Weights.largest(logWeights),
        points.evaluations(),
        escalated);
  }
}

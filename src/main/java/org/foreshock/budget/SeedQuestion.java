package org.foreshock.budget;

import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;

/**
 * How many seeds per scale does it take?
 *
 * @param truths the design prior
 * @param design where the runs are to be
 * @param prior of the analysis
 * @param goal what the seeds are to reach
 * @param range which numbers of seeds per scale come into question
 * @param costExponent p: a run costs x^p
 * @param breakRate breaks per decade of x a priori, for the probability that there is a break
 * @param effort how precise the answer is to be
 * @param randomSeed what all random numbers come from
 */
public record SeedQuestion(
    DesignPrior truths,
    Design design,
    AnalysisPrior prior,
    Goal goal,
    SeedRange range,
    double costExponent,
    double breakRate,
    Effort effort,
    long randomSeed) {

  /** The same question of another design prior. */
  SeedQuestion of(DesignPrior other) {
    return new SeedQuestion(
        other, design, prior, goal, range, costExponent, breakRate, effort, randomSeed);
  }

  /** The same question of another design and analysis. */
  SeedQuestion with(Design other, AnalysisPrior otherPrior) {
    return new SeedQuestion(
        truths, other, otherPrior, goal, range, costExponent, breakRate, effort, randomSeed);
  }

  /** The sweeps to be simulated. */
  SimulatedSweeps sweeps(PlaceAnalysis.Factory analyses) {
    return SimulatedSweeps.of(truths, design, randomSeed, prior, goal.located(), analyses);
  }

  static String signature(AnalysisPrior prior, Located located) {
    return String.join(" ", prior.priors().statements())
        + " "
        + prior.zeroFloor()
        + " "
        + prior.levelFollows()
        + " "
        + Double.toHexString(prior.horizonEnd())
        + " "
        + located;
  }
}

package org.foreshock.population;

import java.util.Optional;

/**
 * A posterior as weighted points, with its evidence and what tells whether to trust both.
 *
 * @param points all that were drawn, from whatever round
 * @param logWeights ln of their importance weights under the mixture of all rounds: their mean is
 *     the evidence
 * @param logEvidence ln of the integral of prior times likelihood
 * @param effective sample size (Σ w)² / Σ w²
 * @param paretoShape k̂ of the weights; empty where they are nearly the same
 * @param disagreement how far ln of the evidence differs between two populations that know nothing
 *     of each other
 * @param evaluations of the likelihood, those of the populations included, at most
 */
public record WeightedPoints(
    double[][] points,
    double[] logWeights,
    double logEvidence,
    double effective,
    Optional<Double> paretoShape,
    double disagreement,
    long evaluations) {}

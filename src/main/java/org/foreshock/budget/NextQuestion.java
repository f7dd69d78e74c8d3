package org.foreshock.budget;

import java.util.Optional;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;

/**
 * Where should the next runs be?
 *
 * @param truths what is taken to be true: a scenario, or the posterior of a pilot fit, which is
 *     then also what is known before the runs
 * @param candidates scales that runs may be at
 * @param before runs that are there already, a pilot's; empty if there are none, or it is not known
 *     where they are
 * @param prior of the later analysis
 * @param located width and level of intervals
 * @param costExponent p: a run costs x^p
 * @param budget for all runs, in runs at the largest candidate
 * @param replicates simulated sweeps for the check
 * @param randomSeed what all random numbers come from
 */
public record NextQuestion(
    DesignPrior truths,
    Design candidates,
    Optional<RunPlan> before,
    AnalysisPrior prior,
    Located located,
    double costExponent,
    double budget,
    int replicates,
    long randomSeed) {}

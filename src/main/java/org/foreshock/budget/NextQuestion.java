package org.foreshock.budget;

/**
 * Where should the next runs be?
 *
 * @param truths what is taken to be true: a scenario, or the posterior of a pilot fit, which is
 *     then also what is known before the runs
 * @param candidates scales that runs may be at
 * @param prior of the later analysis, for a scenario
 * @param located width and level of intervals
 * @param costExponent p: a run costs x^p
 * @param budget for all runs, in runs at the largest candidate
 * @param replicates simulated sweeps for the check
 * @param randomSeed what all random numbers come from
 */
public record NextQuestion(
    DesignPrior truths,
    Design candidates,
    AnalysisPrior prior,
    Located located,
    double costExponent,
    double budget,
    int replicates,
    long randomSeed) {}

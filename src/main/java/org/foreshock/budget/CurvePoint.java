package org.foreshock.budget;

/**
 * What a number of seeds per scale gives.
 *
 * @param seeds per scale
 * @param assurance share of sweeps in which the break is located, fitted as rising with seeds
 * @param low lower end of its 95 % Monte Carlo interval
 * @param high upper end
 * @param meanLength of the interval, in decades, fitted as falling with seeds
 * @param coverage share of intervals that hold the true place
 * @param replicates simulated sweeps behind these numbers
 */
public record CurvePoint(
    int seeds,
    double assurance,
    double low,
    double high,
    double meanLength,
    double coverage,
    int replicates) {}

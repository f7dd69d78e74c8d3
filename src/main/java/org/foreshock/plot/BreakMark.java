package org.foreshock.plot;

/**
 * Where a break is, as quantiles of its posterior.
 *
 * @param label its name in the picture, such as {@code d1}
 * @param q05 5 % quantile of the place, in x units; likewise the others
 * @param probability that the break exists; it is written beside the label unless it is certain
 */
public record BreakMark(
    String label,
    double q05,
    double q25,
    double median,
    double q75,
    double q95,
    double probability) {}

package org.foreshock.prior;

/**
 * One draw from {@link Priors}.
 *
 * @param level ln of the first segment at the smallest scale, in ln y units
 * @param c0 first slope
 * @param c changes of slope, one for each break
 * @param f sharpnesses, one for each break
 * @param log10D log10 of the places of the breaks, ascending
 * @param floor 0, a share or a value in y units, as {@link Priors#floor} states it
 * @param sigma noise of one run
 * @param shape the noise model's other parameter; NaN if it has none
 */
public record PriorDraw(
    double level,
    double c0,
    double[] c,
    double[] f,
    double[] log10D,
    double floor,
    double sigma,
    double shape) {}

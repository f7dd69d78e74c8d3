package org.foreshock.posterior;

import org.foreshock.law.BrokenPowerLaw;

/**
 * One draw of law and noise.
 *
 * @param chain its chain, from 1
 * @param number its place in the chain, from 1
 * @param logJoint log prior plus log likelihood, as the priors are stated
 * @param law breaks in ascending order of place
 * @param noise how runs scatter about it
 */
public record PosteriorDraw(
    int chain, int number, double logJoint, BrokenPowerLaw law, Noise noise) {}

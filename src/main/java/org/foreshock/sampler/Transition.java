package org.foreshock.sampler;

/**
 * One transition of the No-U-Turn sampler.
 *
 * @param to the next state, with the momentum that the trajectory gave it
 * @param acceptance mean Metropolis acceptance over the trajectory, what step-size tuning aims at
 * @param depth doublings of the trajectory
 * @param diverging whether the trajectory was cut off by an energy error
 * @param energyChange from the phase before the momentum was drawn anew to the trajectory's sample
 */
record Transition(Phase to, double acceptance, int depth, boolean diverging, double energyChange) {}

package org.foreshock.sampler;

/**
 * One transition of the No-U-Turn sampler.
 *
 * @param to the next state; its momentum is spent
 * @param acceptance mean Metropolis acceptance over the trajectory, what step-size tuning aims at
 * @param depth doublings of the trajectory
 * @param diverging whether the trajectory was cut off by an energy error
 * @param energy the Hamiltonian after the momentum was drawn, for the E-BFMI
 */
record Transition(Phase to, double acceptance, int depth, boolean diverging, double energy) {}

/**
 * Markov chain Monte Carlo over any differentiable log density: modes to start from, the No-U-Turn
 * sampler and adaptive Metropolis, their warm-up, chains that run side by side, and the evidence
 * that their draws lead to. Knows nothing of laws or data.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.sampler;

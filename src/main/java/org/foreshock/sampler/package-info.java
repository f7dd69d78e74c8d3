/**
 * Markov chain Monte Carlo over any differentiable log density: modes to start from, the No-U-Turn
 * sampler and adaptive Metropolis, their warm-up, and chains that run side by side. Knows nothing
 * of laws or data.
 */
package org.foreshock.sampler;

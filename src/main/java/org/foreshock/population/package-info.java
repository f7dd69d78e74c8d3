/**
 * Populations of points: tempered sequential Monte Carlo over a prior times a likelihood, finished
 * by adaptive importance sampling, for posteriors in several pieces and for their evidence. Knows
 * nothing of laws or data.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.population;

/**
 * Says how far draws can be trusted: R-hat, effective sample sizes and Monte Carlo errors of a
 * column of draws, the energy diagnostic of a chain, and the tail of importance weights. Knows
 * nothing of laws or of samplers.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.diagnostics;

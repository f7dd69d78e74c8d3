/**
 * Says how far draws can be trusted: R-hat, effective sample sizes and Monte Carlo errors of a
 * column of draws, the energy diagnostic of a chain, and the tail of importance weights. Knows
 * nothing of laws or of samplers.
 */
package org.foreshock.diagnostics;

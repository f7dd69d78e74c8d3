/**
 * The functional form: broken power laws, their values, local slopes and gradients, all in logs.
 * Knows nothing of data, priors or sampling.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.law;

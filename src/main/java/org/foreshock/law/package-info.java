/**
 * The functional form: broken power laws, their values, local slopes and gradients, all in logs.
 * Knows nothing of data, priors or sampling.
 */
package org.foreshock.law;

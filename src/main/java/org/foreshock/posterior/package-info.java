/**
 * The posterior of a broken power law given a sweep and priors: noise models, unconstrained
 * coordinates with their Jacobians, the log density with its gradient, and the search for places
 * where chains should start.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.posterior;

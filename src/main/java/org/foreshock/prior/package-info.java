/**
 * Prior distributions of single quantities, the small language that states them ({@code f ~
 * lognormal(-1.2, 1)}), and the complete set of priors for one fit.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.prior;

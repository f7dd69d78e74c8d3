/**
 * Prior distributions of single quantities, the small language that states them ({@code f ~
 * lognormal(-1.2, 1)}), and the complete set of priors for one fit.
 */
package org.foreshock.prior;

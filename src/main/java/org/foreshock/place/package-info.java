/**
 * The analysis of one simulated sweep: where is the last break? By nested quadrature, and by long
 * chains where that does not do.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.place;

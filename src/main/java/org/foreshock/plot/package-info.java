/**
 * Draws the pictures that a paper prints: the curve with its credible bands, and the posterior of
 * every break. The only room that touches XChart and AWT.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.plot;

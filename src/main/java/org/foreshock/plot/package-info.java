/**
 * Draws the pictures that a paper prints: the curve with its credible bands, and the posterior of
 * every break. The only room that touches XChart and AWT.
 */
package org.foreshock.plot;

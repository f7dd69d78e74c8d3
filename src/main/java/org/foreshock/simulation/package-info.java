/**
 * Sweeps that nobody trained: runs drawn from a law that is known, so that what a fit says can be
 * held against the truth.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.simulation;

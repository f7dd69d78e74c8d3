/**
 * Sweeps that nobody trained: runs drawn from a law that is known, so that what a fit says can be
 * held against the truth.
 */
package org.foreshock.simulation;

/**
 * Several models of the same runs at once: their probabilities by evidence, and one set of draws
 * from all of them. A draw always belongs to one model and never mixes two.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.comparison;

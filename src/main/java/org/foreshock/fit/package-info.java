/**
 * One fit from end to end: where chains start, the chains, their draws, and the diagnosis of
 * whether they can be trusted.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.fit;

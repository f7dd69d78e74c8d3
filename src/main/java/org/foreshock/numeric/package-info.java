/**
 * Small numerical tools that several rooms need and no library here has: logarithms, a search for
 * the point where a condition begins, the quantiles of a sample. Knows no other room and nothing of
 * laws, runs or draws.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.numeric;

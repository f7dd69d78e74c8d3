/**
 * What a fit says: credible bands of the curve and of new runs, breaks, turning points, targets,
 * how far the answer leans on the prior of the sharpness, and whether the model fits the runs at
 * all.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.forecast;

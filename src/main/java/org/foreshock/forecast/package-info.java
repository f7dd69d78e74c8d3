/**
 * What a fit says: credible bands of the curve and of new runs, breaks, turning points, targets,
 * how far the answer leans on the prior of the sharpness, and whether the model fits the runs at
 * all.
 */
package org.foreshock.forecast;

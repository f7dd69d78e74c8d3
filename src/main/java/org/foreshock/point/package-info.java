/**
 * One best curve, and no word of how sure it is: least squares from many starts, and the procedure
 * that the authors of the law published. What a posterior is compared with; knows no priors.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.point;

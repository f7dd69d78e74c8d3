/**
 * The posterior over laws with any number of breaks: what the law is nearly linear in is integrated
 * out, populations sample the rest, and models are averaged by their evidence. Nothing approximate
 * stays in draws or evidence.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.collapsed;

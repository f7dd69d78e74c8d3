/**
 * The posterior over laws with any number of breaks: what the law is nearly linear in is integrated
 * out, populations sample the rest, and models are averaged by their evidence. Nothing approximate
 * stays in draws or evidence.
 */
package org.foreshock.collapsed;

/**
 * The ways to fit runs: the posterior, point fits, the published procedure and rivals, all behind
 * one question.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.method;

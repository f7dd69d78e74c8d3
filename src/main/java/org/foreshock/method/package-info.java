/**
 * The ways to fit runs: the posterior, point fits, the published procedure and rivals, all behind
 * one question.
 */
package org.foreshock.method;

/**
 * The one question that every forecast answers: what is known of the metric at a scale. Bands,
 * scores, checks and pictures ask nothing else of what made it. Knows no other room.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.predictive;

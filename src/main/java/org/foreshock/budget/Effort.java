package org.foreshock.budget;

/**
 * How hard to try for an answer.
 *
 * @param precision half-width of its Monte Carlo interval that will do, relative
 * @param mostTrials near the crossing, after which a flat curve is called flat
 * @param whole whether all is asked for: the whole curve for a picture, coverage around the
 *     scenario, what would help; or the number alone, for one cell of a table
 */
public record Effort(double precision, int mostTrials, boolean whole) {}

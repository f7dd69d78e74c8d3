/**
 * How many runs it takes to locate the next break: questions, scenarios and designs, the search
 * over numbers of seeds, answers, and where the next runs go.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.budget;

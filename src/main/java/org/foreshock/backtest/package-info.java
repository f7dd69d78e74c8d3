/**
 * Forecasts of curves whose future is known, scored: how good methods are, and whether their
 * intervals hold what they say.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.backtest;

/**
 * Forecasts of curves whose future is known, scored: how good methods are, and whether their
 * intervals hold what they say.
 */
package org.foreshock.backtest;

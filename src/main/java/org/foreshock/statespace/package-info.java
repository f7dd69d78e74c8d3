/**
 * Forecasts of curves whose points lie along one run: the broken power law with a slope that
 * wanders (an Ornstein–Uhlenbeck process) and correlated residuals, as a linear Gaussian
 * state-space model given a few nonlinear parameters. A Kalman filter integrates the linear part
 * out; tempered sequential Monte Carlo samples the rest.
 *
 * <p>Free to change: {@link org.foreshock} alone is stable.
 */
package org.foreshock.statespace;

package org.foreshock.diagnostics;

import org.apache.commons.math3.stat.StatUtils;

/** Diagnostics of the energies along a Hamiltonian Monte Carlo chain. */
public final class EnergyDiagnostics {
  private EnergyDiagnostics() {}

  /**
   * E-BFMI, the energy Bayesian fraction of missing information: &Sigma; (E<sub>i</sub> -
   * E<sub>i-1</sub>)&sup2; / &Sigma; (E<sub>i</sub> - mean)&sup2;, after M. Betancourt (2016),
   * Diagnosing suboptimal cotangent disintegrations in Hamiltonian Monte Carlo, arXiv 1604.00695.
   * As in rstan, the numerator is divided by the number of draws and the denominator by one less.
   * Values below 0.3 say that momentum resampling explores the energies too slowly.
   *
   * @param energies energies of one chain, draw by draw, in nats
   * @return E-BFMI, NaN for fewer than two draws and for constant or non-finite energies
   */
  public static double eBfmi(double[] energies) {
    if (energies.length < 2) {
      return Double.NaN;
    }
    double squaredSteps = 0;
    for (int i = 1; i < energies.length; i++) {
      double step = energies[i] - energies[i - 1];
      squaredSteps += step * step;
    }
    return squaredSteps / energies.length / StatUtils.variance(energies);
  }
}

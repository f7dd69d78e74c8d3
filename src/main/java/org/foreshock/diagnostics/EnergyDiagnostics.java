package org.foreshock.diagnostics;

import org.apache.commons.math3.stat.StatUtils;

/** Diagnostics of the energies along a Hamiltonian Monte Carlo chain. */
public final class EnergyDiagnostics {
  private EnergyDiagnostics() {}

  /**
   * E-BFMI of a chain that moves by trajectories alone, so that what a transition changes is the
   * difference of the energies at its two ends.
   *
   * @param energies of one chain at the end of every transition, in nats
   * @return NaN for fewer than two draws and for constant or non-finite energies
   */
  public static double eBfmi(double[] energies) {
    double[] changes = new double[energies.length];
    for (int i = 1; i < energies.length; i++) {
      changes[i] = energies[i] - energies[i - 1];
    }
    return eBfmi(energies, changes);
  }

  /**
   * E-BFMI, the energy Bayesian fraction of missing information, after M. Betancourt (2016),
   * Diagnosing suboptimal cotangent disintegrations in Hamiltonian Monte Carlo, arXiv 1604.00695:
   * &Sigma; &Delta;<sub>i</sub>&sup2; / &Sigma; (E<sub>i</sub> - mean)&sup2;, where
   * &Delta;<sub>i</sub> is what drawing a fresh momentum changes of the energy and E<sub>i</sub>
   * the energy of draw i. Values below 0.3 say that fresh momenta explore the energies too slowly.
   *
   * <p>In plain Hamiltonian Monte Carlo a trajectory keeps the energy, so that &Delta;<sub>i</sub>
   * is E<sub>i</sub> - E<sub>i-1</sub>, Betancourt's estimate (and Stan's). Where another kernel
   * moves the chain after each trajectory that difference is mostly that kernel's: it can be large
   * although trajectories reach no tail that the other kernel does not know. So the changes are
   * taken from the phase before a fresh momentum, which is where the other kernel left the chain
   * with the last trajectory's momentum, to the end of the trajectory that follows. With both
   * kernels leaving the target invariant their sizes are comparable: twice the variance of the
   * kinetic energy against that of the whole energy. As in rstan, the numerator is divided by the
   * number of draws and the denominator by one less; the first change, which begins before the
   * first draw, is left out.
   *
   * @param energies of one chain at the end of every transition, in nats
   * @param changes of the energy in every transition by fresh momentum and trajectory; the first is
   *     not used
   * @return NaN for fewer than two draws and for constant or non-finite energies
   */
  public static double eBfmi(double[] energies, double[] changes) {
    if (energies.length < 2) {
      return Double.NaN;
    }
    double squares = 0;
    for (int i = 1; i < changes.length; i++) {
      squares += changes[i] * changes[i];
    }
    return squares / energies.length / StatUtils.variance(energies);
  }
}

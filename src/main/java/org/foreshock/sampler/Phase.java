package org.foreshock.sampler;

/**
 * A point of phase space under one {@link AffineMap}.
 *
 * @param position in the density's own coordinates
 * @param momentum standardised
 * @param gradient of the log density, standardised
 * @param logDensity at the position
 */
record Phase(double[] position, double[] momentum, double[] gradient, double logDensity) {

  /** The Hamiltonian: ½ p² − log density. */
  double energy() {
    double square = 0;
    for (double p : momentum) {
      square += p * p;
    }
    return 0.5 * square - logDensity;
  }
}

package org.foreshock.statespace;

/** Moments of an Ornstein–Uhlenbeck process of unit standard deviation and unit length. */
final class OrnsteinUhlenbeck {
  /** Below this the closed form loses its digits and a series is as good. */
  private static final double SMALL = 0.02;

  private OrnsteinUhlenbeck() {}

  /**
   * Variance of the integral over a stretch, given the value where it begins: 2ρ − 3 + 4e^−ρ −
   * e^−2ρ.
   *
   * @param rho length of the stretch, ≥ 0
   * @param kept e^−ρ
   */
  static double integralVariance(double rho, double kept) {
    if (rho < SMALL) {
      // Σ over k ≥ 3 of (4 (−1)^k − (−2)^k) ρ^k / k!
      double cube = rho * rho * rho;
      return cube
          * (2 / 3.0 - rho * (0.5 - rho * (7 / 30.0 - rho * (1 / 12.0 - rho * 31 / 1260.0))));
    }
    return 2 * rho - 3 + kept * (4 - kept);
  }
}

package org.foreshock.statespace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.analysis.integration.IterativeLegendreGaussIntegrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrnsteinUhlenbeckTest {
  /**
   * The integral is that of what was added on the way: what came in at s counts (1 − e^−(ρ − s))²
   * with a rate of 2 ds.
   */
  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 1e-3, 0.0199, 0.0201, 0.1, 1, 5, 40})
  void varianceOfTheIntegralIsThatOfItsIncrements(double rho) {
    IterativeLegendreGaussIntegrator integrator =
        new IterativeLegendreGaussIntegrator(10, 1e-12, 1e-300);
    double expected =
        integrator.integrate(
            1_000_000,
            s -> {
              double gain = -Math.expm1(s - rho);
              return 2 * gain * gain;
            },
            0,
            rho);
    assertEquals(
        expected, OrnsteinUhlenbeck.integralVariance(rho, Math.exp(-rho)), 2e-10 * expected);
  }
}

package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A length for coordinates: right to a factor, and the same in any units. */
final class ResolutionTest {
  private static final Prior UNKNOWN = new LogNormal(-4, 1.5);
  private static final BrokenPowerLaw LAW = BrokenPowerLaw.of(0.1, 3, 0.3);

  private static Sweep sweep(int seeds, double sigma) {
    return Simulated.sweep(LAW, Simulated.scales(1, 1e4, 25), seeds, sigma, 5);
  }

  private static double of(Sweep sweep) {
    return Resolution.of(sweep, UNKNOWN, NoiseModel.LOGNORMAL);
  }

  /** Single runs tell of their noise by how far they lie off their neighbours. */
  @ParameterizedTest
  @CsvSource({"1, 0.05", "1, 0.001", "2, 0.02", "100, 0.3"})
  void isTwoStandardErrorsOfTheLastMean(int seeds, double sigma) {
    double expected = 2 * sigma / Math.sqrt(seeds);
    assertEquals(0, Math.log(of(sweep(seeds, sigma)) / expected), Math.log(2));
  }

  @ParameterizedTest
  @CsvSource({"1", "3"})
  void doesNotDependOnUnits(int seeds) {
    Sweep sweep = sweep(seeds, 0.05);
    assertEquals(of(sweep), of(Simulated.inUnits(sweep, 1e-7, 1e9)), 1e-9);
  }

  @Test
  void knownNoiseIsTakenAsKnown() {
    double known = Resolution.of(sweep(4, 0.05), new Fixed(0.3), NoiseModel.LOGNORMAL);
    assertEquals(0.3, known, 1e-12);
  }

  @Test
  void neverZero() {
    double[] x = Simulated.scales(1, 100, 6);
    assertTrue(of(Sweep.ofRuns(x, new double[] {1, 1, 1, 1, 1, 1})) > 0);
    assertTrue(of(Sweep.ofRuns(new double[] {1, 2}, new double[] {2, 1})) > 0);
  }
}

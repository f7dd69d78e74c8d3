package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tuner of the step size against its definition, and what it converges to. */
class DualAveragingTest {
  /** Hoffman and Gelman (2014), equation 6, with the sums written out. */
  @Test
  void followsItsDefinition() {
    DualAveraging tuner = new DualAveraging(0.4, 0.8);
    assertEquals(0.4, tuner.stepSize(), 1e-15);
    double mu = Math.log(10 * 0.4);
    double mean = 0;
    double average = 0;
    for (int t = 1; t <= 60; t++) {
      double acceptance = 0.1 * (t * 7 % 11);
      tuner.update(acceptance);
      mean = (1 - 1 / (t + 10.0)) * mean + (0.8 - acceptance) / (t + 10.0);
      double log = mu - Math.sqrt(t) / 0.05 * mean;
      double eta = Math.pow(t, -0.75);
      average = eta * log + (1 - eta) * average;
      assertEquals(log, Math.log(tuner.stepSize()), 1e-11);
      double kept = t < 20 ? Math.log(0.2) : average;
      assertEquals(kept, Math.log(tuner.averaged()), 1e-11);
    }
  }

  /** The first updates take bold steps, which are no ones to keep. */
  @Test
  void keepsHalfTheFirstStepWhenCutShort() {
    DualAveraging tuner = new DualAveraging(0.4, 0.8);
    for (int t = 0; t < 20; t++) {
      assertEquals(0.2, tuner.averaged(), 1e-15);
      tuner.update(1);
    }
    assertTrue(tuner.averaged() > 1);
  }

  /** With an acceptance of e^(−step) the answer is −ln target. */
  @ParameterizedTest
  @ValueSource(doubles = {1e-4, 0.05, 1, 30, 1e4})
  void findsTheStepWithTheTargetAcceptance(double firstStep) {
    for (double target = 0.6; target < 0.99; target += 0.1) {
      DualAveraging tuner = new DualAveraging(firstStep, target);
      for (int t = 0; t < 3000; t++) {
        tuner.update(Math.exp(-tuner.stepSize()));
      }
      assertEquals(target, Math.exp(-tuner.averaged()), 0.01);
    }
  }

  @Test
  void shrinksWhileNothingIsAccepted() {
    DualAveraging tuner = new DualAveraging(1, 0.8);
    for (int t = 0; t < 100; t++) {
      tuner.update(0);
    }
    assertTrue(tuner.averaged() < 1e-6);
  }
}

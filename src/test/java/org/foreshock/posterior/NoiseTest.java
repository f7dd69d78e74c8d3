package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.BrokenPowerLaw;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NoiseTest {
  private static final BrokenPowerLaw LAW = BrokenPowerLaw.of(0.5, 3, 0.2);

  private static Noise noise(NoiseModel model) {
    return new Noise(model, 0.3, model == NoiseModel.STUDENT_T ? 2.5 : 0.4, Math.log(10));
  }

  @ParameterizedTest
  @EnumSource
  void quantilesInvertProbabilities(NoiseModel model) {
    for (double p : new double[] {1e-6, 0.01, 0.3, 0.5, 0.9, 0.999}) {
      assertEquals(p, noise(model).cumulative(noise(model).quantile(p)), 1e-9 * (p + 1e-3));
    }
  }

  /**
   * Runs follow the distribution that the model says: with 5000 of them the Kolmogorov distance
   * exceeds 2.7/√5000 with a probability of 1e-6.
   */
  @ParameterizedTest
  @EnumSource
  void runsFollowTheModel(NoiseModel model) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(8);
    Noise noise = noise(model);
    double u = Math.log(1000);
    double sigma = model == NoiseModel.HETEROSCEDASTIC ? 0.3 * Math.pow(100, 0.4) : 0.3;
    assertEquals(sigma, noise.sigmaAt(u), 1e-12);
    double[] p = new double[5000];
    for (int i = 0; i < p.length; i++) {
      double y = noise.run(LAW, u, random);
      double deviation =
          model == NoiseModel.ADDITIVE
              ? y - LAW.value(1000)
              : Math.log(y) - Math.log(LAW.value(1000));
      p[i] = noise.cumulative(deviation / sigma);
    }
    Arrays.sort(p);
    double distance = 0;
    for (int i = 0; i < p.length; i++) {
      distance = Math.max(distance, Math.abs(p[i] - (i + 0.5) / p.length));
    }
    assertTrue(distance < 2.7 / Math.sqrt(p.length), "distance " + distance);
  }
}

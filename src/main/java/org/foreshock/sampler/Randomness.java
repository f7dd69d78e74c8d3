package org.foreshock.sampler;

import org.apache.commons.rng.JumpableUniformRandomProvider;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.NormalizedGaussianSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * One stream of random numbers. Streams of one seed are 2^128 numbers apart (xoshiro256++ with
 * jumps; Blackman and Vigna 2021), so they never overlap and none depends on how many there are.
 */
public final class Randomness {
  private final UniformRandomProvider uniform;
  private final NormalizedGaussianSampler normal;

  private Randomness(UniformRandomProvider uniform) {
    this.uniform = uniform;
    this.normal = ZigguratSampler.NormalizedGaussian.of(uniform);
  }

  /**
   * Independent streams of one seed.
   *
   * @param seed any number
   * @param count how many
   */
  public static Randomness[] streams(long seed, int count) {
    JumpableUniformRandomProvider source =
        (JumpableUniformRandomProvider) RandomSource.XO_SHI_RO_256_PP.create(seed);
    Randomness[] streams = new Randomness[count];
    for (int i = 0; i < count; i++) {
      streams[i] = new Randomness(source.jump());
    }
    return streams;
  }

  /** The raw provider, for samplers of other distributions. */
  public UniformRandomProvider provider() {
    return uniform;
  }

  /** Uniform in [0, 1). */
  public double uniform() {
    return uniform.nextDouble();
  }

  /** Standard normal. */
  public double normal() {
    return normal.sample();
  }

  /** Independent standard normals. */
  double[] normals(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = normal();
    }
    return values;
  }

  /** An index, with probability in proportion to its weight. */
  int pick(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = uniform() * total;
    int last = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        last = i;
        left -= weights[i];
        if (left < 0) {
          return i;
        }
      }
    }
    return last;
  }
}

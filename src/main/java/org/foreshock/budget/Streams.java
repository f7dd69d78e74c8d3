package org.foreshock.budget;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A stream of random numbers for each replicate, from the seed and the replicate's number alone: so
 * any replicate can be done again, at another number of runs, on any machine, after a kill. The
 * streams start from states 2^64 apart in expectation (xoshiro256++, its state filled from a 64-bit
 * hash), so that no two of some millions meet.
 */
final class Streams {
  private Streams() {}

  static UniformRandomProvider of(long seed, int replicate) {
    return RandomSource.XO_SHI_RO_256_PP.create(mixed(seed, replicate));
  }

  /** The finalizer of SplitMix64 (Steele, Lea and Flood 2014), over the seed's own hash. */
  static long mixed(long seed, int replicate) {
    return mixed(mixed(seed) + replicate * 0x9e3779b97f4a7c15L);
  }

  private static long mixed(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}

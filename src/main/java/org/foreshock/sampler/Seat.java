package org.foreshock.sampler;

/**
 * What one chain is given: nothing in it is shared with another.
 *
 * @param density its own instance
 * @param mode to start from
 * @param random its own stream
 */
record Seat(CountedDensity density, Mode mode, Randomness random) {

  /** Where the chain starts. */
  double[] start() {
    return mode.scatter(density, random);
  }
}

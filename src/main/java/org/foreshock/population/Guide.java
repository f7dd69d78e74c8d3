package org.foreshock.population;

import org.apache.commons.math3.special.Gamma;
import org.foreshock.sampler.Randomness;

/**
 * A mixture of multivariate Student-t distributions with 7 degrees of freedom, flat in memory: its
 * density is wanted millions of times. Immutable but for its scratch space, so for one thread.
 */
final class Guide {
  static final int DEGREES = 7;

  private final int dimension;
  private final double[] weights;
  private final double[][] centres;

  /** Rows of L and of its inverse, one behind the other. */
  private final double[][] roots;

  private final double[][] inverses;
  private final double[] logFactors;
  private final double[] parts;
  private final double[] scratch;

  /**
   * A mixture.
   *
   * @param weights positive
   * @param centres one row a component
   * @param roots L of each component, row after row, L Lᵀ its scale matrix
   */
  Guide(double[] weights, double[][] centres, double[][] roots) {
    this.weights = weights;
    this.centres = centres;
    this.roots = roots;
    dimension = centres[0].length;
    inverses = new double[weights.length][];
    logFactors = new double[weights.length];
    parts = new double[weights.length];
    scratch = new double[dimension];
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double constant =
        Gamma.logGamma(0.5 * (DEGREES + dimension))
            - Gamma.logGamma(0.5 * DEGREES)
            - 0.5 * dimension * Math.log(DEGREES * Math.PI);
    for (int c = 0; c < weights.length; c++) {
      inverses[c] = Triangle.inverse(roots[c], dimension);
      logFactors[c] =
          constant + Math.log(weights[c] / total) - Triangle.logVolume(roots[c], dimension);
    }
  }

  /** The same, with scratch space of its own. */
  Guide copy() {
    return new Guide(weights, centres, roots);
  }

  int components() {
    return weights.length;
  }

  /** 1 + |z|²/ν for one component. */
  double spread(int component, double[] point) {
    return 1 + Triangle.squareNorm(inverses[component], centres[component], point) / DEGREES;
  }

  /** ln of weight times density of a component, given its spread. */
  double logPart(int component, double spread) {
    return logFactors[component] - 0.5 * (DEGREES + dimension) * Math.log(spread);
  }

  /** ln of the density, which integrates to 1. */
  double logDensity(double[] point) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < parts.length; c++) {
      parts[c] = logPart(c, spread(c, point));
      highest = Math.max(highest, parts[c]);
    }
    double sum = 0;
    for (double part : parts) {
      sum += Math.exp(part - highest);
    }
    return highest + Math.log(sum);
  }

  /** A draw from the mixture. */
  void draw(Randomness random, double[] into) {
    int component = pick(random);
    double chiSquare = 0;
    for (int i = 0; i < DEGREES; i++) {
      double normal = random.normal();
      chiSquare += normal * normal;
    }
    double stretch = Math.sqrt(DEGREES / chiSquare);
    for (int i = 0; i < dimension; i++) {
      scratch[i] = stretch * random.normal();
    }
    double[] root = roots[component];
    int entry = 0;
    for (int i = 0; i < dimension; i++) {
      double sum = centres[component][i];
      for (int j = 0; j <= i; j++) {
        sum += root[entry++] * scratch[j];
      }
      into[i] = sum;
    }
  }

  private int pick(Randomness random) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double left = random.uniform() * total;
    int last = weights.length - 1;
    for (int c = 0; c < last; c++) {
      left -= weights[c];
      if (left < 0) {
        return c;
      }
    }
    return last;
  }
}

package org.foreshock.statespace;

import org.foreshock.data.Metric;

/** Gathers the components of a mixture. */
final class Mixture {
  private final double[] weight;
  private final double[] mean;
  private final double[] sd;
  private int size;

  Mixture(int components) {
    weight = new double[components];
    mean = new double[components];
    sd = new double[components];
  }

  void add(double share, double centre, double spread) {
    weight[size] = share;
    mean[size] = centre;
    sd[size] = spread;
    size++;
  }

  NormalMixture done(Metric metric) {
    return new NormalMixture(metric, weight, mean, sd);
  }
}

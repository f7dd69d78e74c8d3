package org.foreshock.sampler;

/**
 * Robust adaptive Metropolis (Vihola 2012, arXiv 1011.4381): a random walk whose shape follows the
 * acceptance of its own steps, direction by direction, towards 0.234. It needs no moments, so a bad
 * start and heavy tails do not mislead it. It never stops adapting: for warm-up alone.
 */
final class RobustWalk {
  private static final double TARGET = 0.234;

  private final LogDensity density;
  private final Randomness random;
  private final double[][] root;
  private double[] position;
  private double logDensity;
  private int steps;

  /**
   * A walk that is about to start.
   *
   * @param density where it walks
   * @param map its L Lᵀ is the covariance that the walk expects
   * @param start of finite log density
   * @param random its own stream
   */
  RobustWalk(LogDensity density, AffineMap map, double[] start, Randomness random) {
    this.density = density;
    this.random = random;
    int k = start.length;
    root = new double[k][k];
    for (int j = 0; j < k; j++) {
      double[] axis = new double[k];
      double[] column = new double[k];
      axis[j] = 1;
      // the best scale for a Normal of many dimensions (Roberts, Gelman and Gilks 1997)
      map.move(column, 2.38 / Math.sqrt(k), axis);
      for (int i = 0; i < k; i++) {
        root[i][j] = column[i];
      }
    }
    position = start;
    logDensity = density.value(start);
  }

  double[] position() {
    return position;
  }

  double logDensity() {
    return logDensity;
  }

  /** One step. */
  void advance() {
    double[] z = random.normals(position.length);
    double[] shift = shift(z);
    double[] next = position.clone();
    for (int i = 0; i < next.length; i++) {
      next[i] += shift[i];
    }
    double value = density.value(next);
    double acceptance =
        value > Double.NEGATIVE_INFINITY ? Math.min(1, Math.exp(value - logDensity)) : 0;
    if (random.uniform() < acceptance) {
      position = next;
      logDensity = value;
    }
    reshape(z, shift, acceptance);
  }

  private double[] shift(double[] z) {
    double[] shift = new double[z.length];
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        shift[i] += root[i][j] * z[j];
      }
    }
    return shift;
  }

  /**
   * Section 2, step R3: S Sᵀ becomes S (1 + η (α − 0.234) u uᵀ) Sᵀ, with u the direction of z. As
   * the root need not be triangular, S (1 + (√(1 + η (α − 0.234)) − 1) u uᵀ) will do.
   */
  private void reshape(double[] z, double[] shift, double acceptance) {
    steps++;
    double rate = Math.min(1, z.length * Math.exp(-2.0 / 3 * Math.log(steps)));
    double square = 0;
    for (double v : z) {
      square += v * v;
    }
    double stretch = (Math.sqrt(1 + rate * (acceptance - TARGET)) - 1) / square;
    for (int i = 0; i < z.length; i++) {
      for (int j = 0; j < z.length; j++) {
        root[i][j] += stretch * shift[i] * z[j];
      }
    }
  }
}

package org.foreshock.sampler;

/**
 * A log density over unconstrained R^k and its gradient. An instance may hold scratch space: it
 * serves one thread at a time.
 */
public interface LogDensity {
  /** Number of coordinates k ≥ 1. */
  int dimension();

  /**
   * The log density, up to a constant.
   *
   * @param point k coordinates; not modified
   * @param gradient receives the k partial derivatives
   * @return the log density, never +∞; −∞ or NaN where it is not defined, and the gradient is then
   *     meaningless
   */
  double evaluate(double[] point, double[] gradient);

  /** The log density alone, the same to the bit; cheaper where an implementation makes it so. */
  default double value(double[] point) {
    return evaluate(point, new double[dimension()]);
  }
}

package org.foreshock.sampler;

/**
 * A log density over unconstrained R^k and its gradient. An instance may hold scratch space: it
 * serves one thread at a time.
 *
 * <p>It comes in two parts: what varies, which is all that Markov chains ask for, and a constant,
 * which counts where integrals do ({@link Evidence}). The density is e^({@link #value} + {@link
 * #logConstant}).
 */
public interface LogDensity {
  /** Number of coordinates k ≥ 1. */
  int dimension();

  /**
   * The log density less {@link #logConstant}.
   *
   * @param point k coordinates; not modified
   * @param gradient receives the k partial derivatives
   * @return the log density, never +∞; −∞ or NaN where it is not defined, and the gradient is then
   *     meaningless
   */
  double evaluate(double[] point, double[] gradient);

  /**
   * What {@link #evaluate} and {@link #value} leave out: the same at every point, and added where a
   * density is integrated.
   */
  default double logConstant() {
    return 0;
  }

  /** The log density alone, the same to the bit; cheaper where an implementation makes it so. */
  default double value(double[] point) {
    return evaluate(point, new double[dimension()]);
  }
}

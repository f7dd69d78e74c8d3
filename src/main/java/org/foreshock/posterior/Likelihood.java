package org.foreshock.posterior;

/**
 * The log density of a sweep given ln μ at its scales. Reads no raw run where sufficient statistics
 * will do, so that its cost does not grow with the number of seeds. Call {@link #settle} first; the
 * other methods speak of the values settled last.
 */
interface Likelihood {
  /**
   * Takes in the values of the law.
   *
   * @param logValue ln μ(x_k), one per scale
   * @return mean square of the residuals: what σ² would be if the law were just this
   */
  double settle(double[] logValue);

  /** Log likelihood at σ &gt; 0, with all constants. */
  double logDensity(double sigma);

  /** ∂ log likelihood/∂σ. */
  double bySigma(double sigma);

  /**
   * Fills in ∂/∂ln μ(x_k) of the log likelihood at σ, plus {@code weight} times that of the mean
   * square.
   */
  void byLogValue(double sigma, double weight, double[] into);
}

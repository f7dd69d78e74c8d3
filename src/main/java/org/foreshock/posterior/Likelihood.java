package org.foreshock.posterior;

import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;

/**
 * The log density of a sweep given the response of the law (ln μ, or μ with additive noise) at its
 * scales. Reads no raw run where sufficient statistics will do, so that its cost does not grow with
 * the number of seeds. Call {@link #settle} first; the other methods speak of the values settled
 * last.
 */
interface Likelihood {
  /** The likelihood of a sweep. Holds scratch space: for one thread at a time. */
  static Likelihood of(Sweep sweep, NoiseModel noise) {
    return switch (noise) {
      case LOGNORMAL, ADDITIVE -> new NormalLikelihood(sweep, noise);
      case HETEROSCEDASTIC -> new HeteroscedasticLikelihood(sweep);
      case STUDENT_T -> new StudentLikelihood(sweep);
    };
  }

  /**
   * Takes in the values of the law.
   *
   * @param response of the law, one per scale
   * @param shape the noise model's parameter beside σ; ignored if it has none
   * @return mean square of the residuals: about what σ² would be if the law were just this
   */
  double settle(double[] response, double shape);

  /** Log likelihood at σ &gt; 0, given ln σ too, with all constants. */
  double logDensity(double sigma, double logSigma);

  /** ∂ log likelihood/∂σ. */
  double bySigma(double sigma);

  /**
   * ∂/∂ shape of the log likelihood at σ, plus {@code weight} times that of the mean square; 0 if
   * the model has no such parameter.
   */
  default double byShape(double sigma, double weight) {
    return 0;
  }

  /**
   * Fills in ∂/∂ response of the log likelihood at σ, plus {@code weight} times that of the mean
   * square.
   */
  void byResponse(double sigma, double weight, double[] into);
}

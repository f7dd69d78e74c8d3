package org.foreshock.posterior;

import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;

/**
 * Response ~ Normal(r, σ) from counts, means and sums of squares:
 *
 * <pre>
 * −N (ln σ + ½ ln 2π) − (Σ_k n_k (m_k − r_k)² + S) / 2σ²
 * </pre>
 *
 * <p>with n_k runs of mean m_k at scale k, S the sum of squares within scales, and N the number of
 * deviations known.
 */
final class NormalLikelihood implements Likelihood {
  static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private final double[] count;
  private final double[] mean;
  private final double within;
  private final double terms;
  private final double[] residual;
  private double squares;

  NormalLikelihood(Sweep sweep, NoiseModel noise) {
    int scales = sweep.size();
    count = new double[scales];
    mean = new double[scales];
    residual = new double[scales];
    double sumWithin = 0;
    double sumTerms = 0;
    for (int k = 0; k < scales; k++) {
      Moments moments = noise.moments(sweep.scales().get(k));
      count[k] = moments.count();
      mean[k] = moments.mean();
      sumWithin += moments.sumOfSquares();
      sumTerms += moments.terms();
    }
    within = sumWithin;
    terms = sumTerms;
  }

  @Override
  public double settle(double[] response, double shape) {
    squares = within;
    for (int k = 0; k < count.length; k++) {
      residual[k] = mean[k] - response[k];
      squares += count[k] * residual[k] * residual[k];
    }
    return squares / terms;
  }

  @Override
  public double logDensity(double sigma, double logSigma) {
    return -terms * (logSigma + HALF_LOG_TWO_PI) - 0.5 * squares / (sigma * sigma);
  }

  @Override
  public double bySigma(double sigma) {
    return (squares / (sigma * sigma) - terms) / sigma;
  }

  @Override
  public void byResponse(double sigma, double weight, double[] into) {
    double pull = 1 / (sigma * sigma) - 2 * weight / terms;
    for (int k = 0; k < count.length; k++) {
      into[k] = pull * count[k] * residual[k];
    }
  }
}

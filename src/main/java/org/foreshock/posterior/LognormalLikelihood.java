package org.foreshock.posterior;

import org.foreshock.data.Moments;
import org.foreshock.data.Sweep;

/**
 * ln y ~ Normal(ln μ, σ) from counts, means and sums of squares:
 *
 * <pre>
 * −N (ln σ + ½ ln 2π) − (Σ_k n_k (m_k − ln μ_k)² + S) / 2σ²
 * </pre>
 *
 * <p>with n_k runs of mean m_k at scale k, S the sum of squares within scales, and N the number of
 * deviations known.
 */
final class LognormalLikelihood implements Likelihood {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  private final double[] count;
  private final double[] mean;
  private final double within;
  private final double terms;
  private final double[] residual;
  private double squares;

  LognormalLikelihood(Sweep sweep) {
    int scales = sweep.size();
    count = new double[scales];
    mean = new double[scales];
    residual = new double[scales];
    double sumWithin = 0;
    double sumTerms = 0;
    for (int k = 0; k < scales; k++) {
      Moments moments = sweep.scales().get(k).logMoments();
      count[k] = moments.count();
      mean[k] = moments.mean();
      sumWithin += moments.sumOfSquares();
      sumTerms += moments.terms();
    }
    within = sumWithin;
    terms = sumTerms;
  }

  @Override
  public double settle(double[] logValue) {
    squares = within;
    for (int k = 0; k < count.length; k++) {
      residual[k] = mean[k] - logValue[k];
      squares += count[k] * residual[k] * residual[k];
    }
    return squares / terms;
  }

  @Override
  public double logDensity(double sigma) {
    return -terms * (Math.log(sigma) + HALF_LOG_TWO_PI) - 0.5 * squares / (sigma * sigma);
  }

  @Override
  public double bySigma(double sigma) {
    return (squares / (sigma * sigma) - terms) / sigma;
  }

  @Override
  public void byLogValue(double sigma, double weight, double[] into) {
    double pull = 1 / (sigma * sigma) - 2 * weight / terms;
    for (int k = 0; k < count.length; k++) {
      into[k] = pull * count[k] * residual[k];
    }
  }
}

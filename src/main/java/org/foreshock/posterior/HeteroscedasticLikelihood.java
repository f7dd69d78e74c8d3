package org.foreshock.posterior;

import org.foreshock.data.Moments;
import org.foreshock.data.Sweep;

/**
 * ln y ~ Normal(ln μ, σ_k) with ln σ_k = ln σ + s v_k, v_k = ln x_k less the middle of the range,
 * from counts, means and sums of squares:
 *
 * <pre>
 * −N (ln σ + ½ ln 2π) − s Σ_k N_k v_k − Σ_k e^(−2 s v_k) (n_k (m_k − ln μ_k)² + S_k) / 2σ²
 * </pre>
 *
 * <p>with n_k runs of mean m_k and sum of squares S_k at scale k, and N_k the number of deviations
 * known there.
 */
final class HeteroscedasticLikelihood implements Likelihood {
  private final double[] count;
  private final double[] mean;
  private final double[] within;
  private final double[] distance;
  private final double terms;
  private final double lean;
  private final double[] residual;
  private final double[] precision;
  private double slope;
  private double squares;
  private double squaresBySlope;

  HeteroscedasticLikelihood(Sweep sweep) {
    int scales = sweep.size();
    count = new double[scales];
    mean = new double[scales];
    within = new double[scales];
    distance = new double[scales];
    residual = new double[scales];
    precision = new double[scales];
    double sumTerms = 0;
    double sumLean = 0;
    for (int k = 0; k < scales; k++) {
      Moments moments = sweep.scales().get(k).logMoments();
      count[k] = moments.count();
      mean[k] = moments.mean();
      within[k] = moments.sumOfSquares();
      distance[k] = Math.log(sweep.scales().get(k).x()) - sweep.logMiddle();
      sumTerms += moments.terms();
      sumLean += moments.terms() * distance[k];
    }
    terms = sumTerms;
    lean = sumLean;
  }

  @Override
  public double settle(double[] response, double shape) {
    slope = shape;
    squares = 0;
    squaresBySlope = 0;
    for (int k = 0; k < count.length; k++) {
      precision[k] = Math.exp(-2 * slope * distance[k]);
      residual[k] = mean[k] - response[k];
      double here = precision[k] * (count[k] * residual[k] * residual[k] + within[k]);
      squares += here;
      squaresBySlope -= 2 * distance[k] * here;
    }
    return squares / terms;
  }

  @Override
  public double logDensity(double sigma, double logSigma) {
    return -terms * (logSigma + NormalLikelihood.HALF_LOG_TWO_PI)
        - slope * lean
        - 0.5 * squares / (sigma * sigma);
  }

  @Override
  public double bySigma(double sigma) {
    return (squares / (sigma * sigma) - terms) / sigma;
  }

  @Override
  public double byShape(double sigma, double weight) {
    return -lean + squaresBySlope * (weight / terms - 0.5 / (sigma * sigma));
  }

  @Override
  public void byResponse(double sigma, double weight, double[] into) {
    double pull = 1 / (sigma * sigma) - 2 * weight / terms;
    for (int k = 0; k < count.length; k++) {
      into[k] = pull * precision[k] * count[k] * residual[k];
    }
  }
}

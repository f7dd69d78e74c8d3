package org.foreshock.posterior;

import java.util.Arrays;
import org.apache.commons.math3.special.Gamma;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * (ln y − ln μ)/σ ~ Student-t with ν degrees of freedom, over single runs:
 *
 * <pre>
 * N (ln Γ((ν+1)/2) − ln Γ(ν/2) − ½ ln νπ − ln σ) − ½ (ν+1) Σ_i ln(1 + r_i²/(ν σ²))
 * </pre>
 */
final class StudentLikelihood implements Likelihood {
  private static final double HALF_LOG_PI = 0.5 * Math.log(Math.PI);

  private static final double ASYMPTOTIC = 9;

  /** A product this large takes one more factor of any sense without overflow. */
  private static final double LARGE = 1e100;

  private final double[] logRun;
  private final int[] scale;
  private final double[] residual;
  private double freedom;

  /**
   * The likelihood of single runs.
   *
   * @throws IllegalArgumentException if the sweep has averaged runs
   */
  StudentLikelihood(Sweep sweep) {
    int runs = 0;
    for (Scale at : sweep.scales()) {
      if (at.runs().length == 0) {
        throw new IllegalArgumentException("student-t noise needs single runs, not averages");
      }
      runs += at.runs().length;
    }
    logRun = new double[runs];
    scale = new int[runs];
    residual = new double[runs];
    int next = 0;
    for (int k = 0; k < sweep.size(); k++) {
      for (double run : sweep.scales().get(k).runs()) {
        scale[next] = k;
        logRun[next++] = Math.log(run);
      }
    }
  }

  @Override
  public double settle(double[] response, double shape) {
    freedom = shape;
    double squares = 0;
    for (int i = 0; i < logRun.length; i++) {
      residual[i] = logRun[i] - response[scale[i]];
      squares += residual[i] * residual[i];
    }
    return squares / logRun.length;
  }

  @Override
  public double logDensity(double sigma, double logSigma) {
    double constant = logGammaStep(0.5 * freedom) - 0.5 * Math.log(freedom) - HALF_LOG_PI;
    return logRun.length * (constant - logSigma) - 0.5 * (freedom + 1) * logs(sigma);
  }

  /** Σ_i ln(1 + r_i²/(ν σ²)): the log of a product costs less than the sum of logs. */
  private double logs(double sigma) {
    double unit = 1 / (freedom * sigma * sigma);
    double sum = 0;
    double product = 1;
    for (double r : residual) {
      product *= 1 + r * r * unit;
      if (product > LARGE) {
        sum += Math.log(product);
        product = 1;
      }
    }
    return sum + Math.log(product);
  }

  /**
   * ln Γ(z + ½) − ln Γ(z), by the recurrence up to where the library's ln Γ is its asymptotic form,
   * the one that allocates nothing.
   */
  private static double logGammaStep(double z) {
    double ratio = 1;
    double far = z;
    while (far < ASYMPTOTIC) {
      ratio *= far / (far + 0.5);
      far++;
    }
    return Gamma.logGamma(far + 0.5) - Gamma.logGamma(far) + Math.log(ratio);
  }

  @Override
  public double bySigma(double sigma) {
    double unit = freedom * sigma * sigma;
    double pulls = 0;
    for (double r : residual) {
      pulls += r * r / (unit + r * r);
    }
    return ((freedom + 1) * pulls - logRun.length) / sigma;
  }

  @Override
  public double byShape(double sigma, double weight) {
    double unit = freedom * sigma * sigma;
    double pulls = 0;
    for (double r : residual) {
      pulls += r * r / (unit + r * r);
    }
    double constant =
        Gamma.digamma(0.5 * (freedom + 1)) - Gamma.digamma(0.5 * freedom) - 1 / freedom;
    return 0.5 * (logRun.length * constant - logs(sigma) + (freedom + 1) / freedom * pulls);
  }

  @Override
  public void byResponse(double sigma, double weight, double[] into) {
    Arrays.fill(into, 0);
    double unit = freedom * sigma * sigma;
    double mean = 2 * weight / logRun.length;
    for (int i = 0; i < residual.length; i++) {
      double r = residual[i];
      into[scale[i]] += (freedom + 1) * r / (unit + r * r) - mean * r;
    }
  }
}

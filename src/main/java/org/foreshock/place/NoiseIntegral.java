package org.foreshock.place;

import java.util.Arrays;
import org.foreshock.prior.Prior;

/**
 * What is left of the likelihood when σ is integrated out, as a function of the sum of squares Q:
 *
 * <pre>
 * ln G(Q) = ln ∫ σ^(−M) exp(−Q / 2σ²) p(σ) dσ
 * </pre>
 *
 * <p>A smooth function of ln Q: it is computed at the points of a grid when they are first asked
 * for, with its derivative, and interpolated by cubic Hermite polynomials in between.
 */
final class NoiseIntegral {
  private static final double STEP = 0.25;
  private static final double TAIL = 1e-6;
  private static final int MOST_STEPS = 600;

  private final Prior prior;
  private final double priorLow;
  private final double priorHigh;
  private final double priorPrecision;
  private double power;
  private double lowest;
  private final double[] value = new double[512];
  private final double[] slope = new double[512];

  NoiseIntegral(Prior prior) {
    this.prior = prior;
    priorLow = Math.log(Math.max(prior.quantile(TAIL), Double.MIN_NORMAL));
    priorHigh = Math.log(prior.quantile(1 - TAIL));
    double spread = Math.log(prior.quantile(0.84) / prior.quantile(0.16)) / 2;
    priorPrecision = prior.isFixed() ? 0 : 1 / (spread * spread);
  }

  /** Sets M. */
  void reset(double newPower) {
    power = newPower;
    // below this no σ that the prior allows feels Q
    lowest = 2 * priorLow - 12;
    Arrays.fill(value, Double.NaN);
  }

  /** A typical σ² at Q, to scale steps by. */
  double variance(double squares) {
    return Math.max(squares / Math.max(power, 1), Math.exp(2 * priorLow));
  }

  /** ln G(Q). */
  double logValue(double squares) {
    if (prior.isFixed()) {
      double sigma = prior.lower();
      return -power * Math.log(sigma) - 0.5 * squares / (sigma * sigma);
    }
    double position = (Math.max(Math.log(squares), lowest) - lowest) / STEP;
    int i = Math.min((int) position, value.length - 2);
    settle(i);
    settle(i + 1);
    double t = position - i;
    double s = 1 - t;
    double rise = value[i + 1] - value[i];
    double left = slope[i] * STEP - rise;
    double right = rise - slope[i + 1] * STEP;
    return value[i] + t * rise + t * s * (left * s + right * t);
  }

  private void settle(int i) {
    if (Double.isNaN(value[i])) {
      integrate(i, Math.exp(lowest + i * STEP));
    }
  }

  /** Trapezoidal rule in ln σ, from the largest term outwards both ways. */
  private void integrate(int i, double squares) {
    double step = 0.5 / Math.sqrt(2 * power + priorPrecision);
    double from = 0.5 * Math.log(squares / Math.max(power, 1));
    double centre = Math.min(Math.max(from, priorLow), priorHigh);
    double top = logTerm(centre, squares);
    for (int side = -1; side <= 1; side += 2) {
      double next = logTerm(centre + side * step, squares);
      for (int j = 0; next > top && j < MOST_STEPS; j++) {
        centre += side * step;
        top = next;
        next = logTerm(centre + side * step, squares);
      }
    }
    double sum = 1;
    double moment = squares * Math.exp(-2 * centre);
    for (int side = -1; side <= 1; side += 2) {
      double term = 1;
      for (int j = 1; term > 1e-10 && j < MOST_STEPS; j++) {
        double at = centre + side * j * step;
        term = Math.exp(logTerm(at, squares) - top);
        sum += term;
        moment += term * squares * Math.exp(-2 * at);
      }
    }
    value[i] = top + Math.log(sum * step);
    slope[i] = -0.5 * moment / sum;
  }

  private double logTerm(double logSigma, double squares) {
    return (1 - power) * logSigma
        - 0.5 * squares * Math.exp(-2 * logSigma)
        + prior.logDensity(Math.exp(logSigma));
  }
}

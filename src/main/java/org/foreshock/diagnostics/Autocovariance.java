package org.foreshock.diagnostics;

import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** Autocovariances of chains by the fast Fourier transform (Wiener-Khinchin). */
final class Autocovariance {
  private Autocovariance() {}

  /**
   * Autocovariance averaged over chains, at lags 0 to draws - 1, with divisor {@code draws} at
   * every lag.
   */
  static double[] averageOf(double[][] chains) {
    int draws = chains[0].length;
    int padded = 2 * Integer.highestOneBit(2 * draws - 1); // a power of two, no wrap-around
    double[][] power = new double[2][padded];
    for (int c = 0; c < chains.length; c += 2) {
      // Two real chains travel as one complex signal: its autocovariance has theirs, added, as its
      // real part.
      boolean paired = c + 1 < chains.length;
      double[][] signal = {
        centred(chains[c], padded), paired ? centred(chains[c + 1], padded) : new double[padded]
      };
      transform(signal, TransformType.FORWARD);
      for (int k = 0; k < padded; k++) {
        power[0][k] += signal[0][k] * signal[0][k] + signal[1][k] * signal[1][k];
      }
    }
    transform(power, TransformType.INVERSE);
    double[] result = new double[draws];
    for (int lag = 0; lag < draws; lag++) {
      result[lag] = power[0][lag] / ((double) draws * chains.length);
    }
    return result;
  }

  private static double[] centred(double[] chain, int padded) {
    double mean = StatUtils.mean(chain);
    double[] result = new double[padded];
    for (int i = 0; i < chain.length; i++) {
      result[i] = chain[i] - mean;
    }
    return result;
  }

  private static void transform(double[][] signal, TransformType direction) {
    FastFourierTransformer.transformInPlace(signal, DftNormalization.STANDARD, direction);
  }
}

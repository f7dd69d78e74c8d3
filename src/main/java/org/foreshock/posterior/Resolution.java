package org.foreshock.posterior;

import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.prior.Prior;

/**
 * What runs resolve at the largest scale: twice the standard error of their mean of ln y there. A
 * length for coordinates, so that a rough estimate of the noise will do: from the runs of each
 * scale, or, where these are single, from how far scales lie off the line between their neighbours.
 */
final class Resolution {
  /** Of additive noise, whose size relative to μ − a runs alone do not tell. */
  private static final double USUAL = 0.02;

  private static final double FINEST = 1e-6;
  private static final int ENOUGH = 3;

  /** Median of the square of a standard Normal. */
  private static final double MEDIAN_SQUARE = 0.4549;

  private Resolution() {}

  /**
   * The resolution.
   *
   * @param sigma prior of the noise: where it is fixed, it is known
   * @return in units of ln y
   */
  static double of(Sweep sweep, Prior sigma, NoiseModel noise) {
    if (!noise.isLog()) {
      return USUAL;
    }
    List<Scale> scales = sweep.scales();
    double count = noise.moments(scales.get(scales.size() - 1)).count();
    double sd = sigma.isFixed() ? sigma.lower() : scatter(scales, noise);
    double resolution = 2 * sd / Math.sqrt(count);
    return resolution > 0 ? Math.max(resolution, FINEST) : USUAL;
  }

  /** Standard deviation of one run; NaN where the runs do not tell. */
  private static double scatter(List<Scale> scales, NoiseModel noise) {
    double squares = 0;
    double freedom = 0;
    for (Scale scale : scales) {
      Moments moments = noise.moments(scale);
      squares += moments.sumOfSquares();
      freedom += moments.terms() - 1;
    }
    return freedom >= ENOUGH ? Math.sqrt(squares / freedom) : fromNeighbours(scales, noise);
  }

  private static double fromNeighbours(List<Scale> scales, NoiseModel noise) {
    int inner = scales.size() - 2;
    if (inner < ENOUGH) {
      return Double.NaN;
    }
    double[] squares = new double[inner];
    for (int k = 0; k < inner; k++) {
      squares[k] = offLine(scales.subList(k, k + 3), noise);
    }
    Arrays.sort(squares);
    return Math.sqrt(squares[inner / 2] / MEDIAN_SQUARE);
  }

  /** Squared distance of the middle one off the line between the others, over its variance. */
  private static double offLine(List<Scale> three, NoiseModel noise) {
    double from = Math.log(three.get(0).x());
    double share = (Math.log(three.get(1).x()) - from) / (Math.log(three.get(2).x()) - from);
    double[] weight = {share - 1, 1, -share};
    double off = 0;
    double variance = 0;
    for (int i = 0; i < weight.length; i++) {
      Moments moments = noise.moments(three.get(i));
      off += weight[i] * moments.mean();
      variance += weight[i] * weight[i] / moments.count();
    }
    return off * off / variance;
  }
}

package org.foreshock.statespace;

import java.util.Arrays;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Moments;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * A curve's points as the filter reads them: u = ln x from the last scale (0 there, negative
 * before), l = ln y from the mean at the last scale. More than {@value #MOST} scales are put into
 * as many bins of equal width in u.
 */
final class Series {
  static final int MOST = 40;

  /** ln x of the last scale. */
  final double logLast;

  /** What was taken from every ln y. */
  final double reference;

  /** Of each point: u, the mean of l, the number of runs. */
  final double[] u;

  final double[] mean;
  final double[] count;

  /** Squares within points, and how many independent deviations they are of. */
  final double squares;

  final double deviations;

  /** Of each point: the smoothed l and e to it. */
  final double[] smooth;

  final double[] level;

  /** The smallest smoothed level: the limit a lies below. */
  final double lowest;

  /** Mean l of the last three scales. */
  final double recent;

  Series(Sweep sweep) {
    List<Scale> scales = sweep.scales();
    int size = scales.size();
    double[] at = new double[size];
    double[] log = new double[size];
    double[] runs = new double[size];
    logLast = Math.log(sweep.maxX());
    reference = scales.get(size - 1).logMoments().mean();
    double within = 0;
    double free = 0;
    for (int i = 0; i < size; i++) {
      Moments moments = scales.get(i).logMoments();
      if (Double.isNaN(moments.mean())) {
        throw new InputException(
            "this forecast needs a metric above 0, but it is not at scale "
                + scales.get(i).x()
                + ": leave such runs out, or choose another method and additive noise");
      }
      at[i] = Math.log(scales.get(i).x()) - logLast;
      log[i] = moments.mean() - reference;
      runs[i] = moments.count();
      within += moments.sumOfSquares();
      free += moments.terms() - 1;
    }
    recent = recent(log);
    if (size > MOST) {
      Bins bins = new Bins(at, log, runs);
      u = bins.u;
      mean = bins.mean;
      count = bins.count;
      within += bins.squares;
      free += bins.deviations;
    } else {
      u = at;
      mean = log;
      count = runs;
    }
    squares = within;
    deviations = free;
    smooth = Smoother.smooth(u, mean, count);
    level = new double[u.length];
    double low = Double.POSITIVE_INFINITY;
    for (int i = 0; i < u.length; i++) {
      level[i] = Math.exp(smooth[i]);
      low = Math.min(low, level[i]);
    }
    lowest = low;
  }

  int size() {
    return u.length;
  }

  private static double recent(double[] log) {
    int from = Math.max(0, log.length - 3);
    double sum = 0;
    for (int i = from; i < log.length; i++) {
      sum += log[i];
    }
    return sum / (log.length - from);
  }

  /** Points put together in bins of equal width, squares taken about a local line. */
  private static final class Bins {
    final double[] u;
    final double[] mean;
    final double[] count;
    double squares;
    double deviations;

    Bins(double[] at, double[] log, double[] runs) {
      double[] whichU = new double[MOST];
      double[] whichMean = new double[MOST];
      double[] whichCount = new double[MOST];
      int[] from = new int[MOST + 1];
      double width = -at[0] / MOST;
      int filled = 0;
      int start = 0;
      for (int bin = 0; bin < MOST; bin++) {
        int end = start;
        while (end < at.length && (bin == MOST - 1 || at[end] < at[0] + (bin + 1) * width)) {
          end++;
        }
        if (end > start) {
          double n = 0;
          double sumU = 0;
          double sumLog = 0;
          for (int i = start; i < end; i++) {
            n += runs[i];
            sumU += runs[i] * at[i];
            sumLog += runs[i] * log[i];
          }
          whichU[filled] = sumU / n;
          whichMean[filled] = sumLog / n;
          whichCount[filled] = n;
          from[filled] = start;
          filled++;
        }
        start = end;
      }
      from[filled] = at.length;
      u = Arrays.copyOf(whichU, filled);
      mean = Arrays.copyOf(whichMean, filled);
      count = Arrays.copyOf(whichCount, filled);
      for (int b = 0; b < filled; b++) {
        double slope = slope(b);
        for (int i = from[b]; i < from[b + 1]; i++) {
          double off = log[i] - mean[b] - slope * (at[i] - u[b]);
          squares += runs[i] * off * off;
        }
        deviations += from[b + 1] - from[b] - 1;
      }
    }

    /** Slope of the means about a bin. */
    private double slope(int b) {
      int left = Math.max(0, b - 1);
      int right = Math.min(u.length - 1, b + 1);
      return (mean[right] - mean[left]) / (u[right] - u[left]);
    }
  }
}

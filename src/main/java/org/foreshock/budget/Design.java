package org.foreshock.budget;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.foreshock.numeric.Logs;

/**
 * Where the runs are to be.
 *
 * @param logScales ln x of the scales, ascending, at least three
 */
public record Design(double[] logScales) implements Serializable {
  /** Fewer scales cannot show a bend. */
  public static final int LEAST_SCALES = 3;

  /** Checks the order. */
  public Design {
    logScales = logScales.clone();
    if (logScales.length < LEAST_SCALES) {
      throw new IllegalArgumentException("a design has at least three scales");
    }
    for (int k = 1; k < logScales.length; k++) {
      if (!(logScales[k - 1] < logScales[k])) {
        throw new IllegalArgumentException("the scales of a design ascend");
      }
    }
  }

  /** Log-spaced scales from ln x to ln x. */
  public static Design spaced(double from, double to, int scales) {
    double[] at = new double[scales];
    for (int k = 0; k < scales; k++) {
      at[k] = from + (to - from) * k / (scales - 1);
    }
    return new Design(at);
  }

  /** Number of scales. */
  public int size() {
    return logScales.length;
  }

  /** ln of the smallest scale. */
  public double first() {
    return logScales[0];
  }

  /** ln of the largest scale. */
  public double last() {
    return logScales[logScales.length - 1];
  }

  /** The widest gap between neighbouring scales, in decades. */
  public double spacing() {
    double widest = 0;
    for (int k = 1; k < logScales.length; k++) {
      widest = Math.max(widest, logScales[k] - logScales[k - 1]);
    }
    return widest / Logs.LN_10;
  }

  /** The same number of scales, stretched so that the last comes so many decades farther. */
  public Design reaching(double decades) {
    double stretch = 1 + decades * Logs.LN_10 / (last() - first());
    return new Design(
        Arrays.stream(logScales).map(u -> first() + (u - first()) * stretch).toArray());
  }

  /** With one scale more in the middle between any two. */
  public Design denser() {
    double[] at = new double[2 * logScales.length - 1];
    for (int k = 0; k < logScales.length; k++) {
      at[2 * k] = logScales[k];
      if (k > 0) {
        at[2 * k - 1] = 0.5 * (logScales[k - 1] + logScales[k]);
      }
    }
    return new Design(at);
  }

  /**
   * What one run at a scale costs, if cost grows like x^p; the unit is a run at the largest scale.
   */
  public double cost(int scale, double exponent) {
    return Math.exp(exponent * (logScales[scale] - last()));
  }

  /** What one run at each scale costs. */
  public double cost(double exponent) {
    double sum = 0;
    for (int k = 0; k < logScales.length; k++) {
      sum += cost(k, exponent);
    }
    return sum;
  }

  String signature() {
    return Arrays.stream(logScales).mapToObj(Double::toHexString).collect(Collectors.joining(","));
  }
}

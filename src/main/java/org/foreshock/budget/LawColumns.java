package org.foreshock.budget;

import org.foreshock.law.Softplus;

/**
 * ln μ at fixed scales, and its derivatives by the parameters that are asked for: the columns of a
 * linear model around the current parameters. Evaluating allocates nothing.
 *
 * <p>Parameters, in this order: level (ln of the first segment at the smallest scale, relative to a
 * reference), c0, then c, place and ln f of each break, then the depth −ln(1 − a/μ(x_K)) of the
 * limit. Places are in nats from the smallest scale.
 */
final class LawColumns {
  static final int LEVEL = 0;
  static final int SLOPE = 1;

  /** More than this many nats above the last scale, and the limit is all but invisible. */
  private static final double STEEPEST = 300;

  private final int breaks;
  private final int scales;
  private final int last;
  private final double[] distance;
  private final double[] point;
  private final double[] logValue;
  private final double[][] column;
  private final double[] excess;
  private final double[] weight;
  private final double[][] bend;
  private final double[][] step;
  private final double[] bentAt;
  private final double[] bentBy;

  LawColumns(double[] logScales, int breaks) {
    this.breaks = breaks;
    scales = logScales.length;
    last = scales - 1;
    distance = new double[scales];
    for (int k = 0; k < scales; k++) {
      distance[k] = logScales[k] - logScales[0];
    }
    point = new double[depth() + 1];
    column = new double[depth() + 1][scales];
    logValue = new double[scales];
    excess = new double[scales];
    weight = new double[scales];
    bend = new double[breaks][scales];
    step = new double[breaks][scales];
    bentAt = new double[breaks];
    bentBy = new double[breaks];
    java.util.Arrays.fill(bentAt, Double.NaN);
  }

  int change(int i) {
    return 2 + 3 * i;
  }

  int place(int i) {
    return 3 + 3 * i;
  }

  int logSharpness(int i) {
    return 4 + 3 * i;
  }

  int depth() {
    return 2 + 3 * breaks;
  }

  /** The parameters; to be set before {@link #evaluate}. */
  double[] point() {
    return point;
  }

  /** ln μ(x_k) at the parameters last evaluated. */
  double[] logValue() {
    return logValue;
  }

  /** ∂ ln μ(x_k)/∂ parameter, for the parameters last asked for. */
  double[] column(int parameter) {
    return column[parameter];
  }

  /** Evaluates ln μ and the columns of the {@code count} first parameters of {@code wanted}. */
  void evaluate(int[] wanted, int count) {
    double c0 = point[SLOPE];
    for (int k = 0; k < scales; k++) {
      excess[k] = -c0 * distance[k];
    }
    for (int i = 0; i < breaks; i++) {
      shape(i);
      double c = point[change(i)];
      double[] b = bend[i];
      for (int k = 0; k < scales; k++) {
        excess[k] += c * b[k];
      }
    }
    boolean floor = point[depth()] > 0 || wanted[count - 1] == depth();
    if (floor) {
      addFloor();
    } else {
      for (int k = 0; k < scales; k++) {
        logValue[k] = point[LEVEL] + excess[k];
      }
    }
    for (int j = 0; j < count; j++) {
      int parameter = wanted[j];
      if (parameter != depth() && parameter != LEVEL) {
        byExcess(parameter);
        if (floor) {
          mix(column[parameter]);
        }
      } else if (parameter == LEVEL) {
        java.util.Arrays.fill(column[LEVEL], 1);
      }
    }
  }

  private void shape(int i) {
    double place = point[place(i)];
    double logSharpness = point[logSharpness(i)];
    if (place == bentAt[i] && logSharpness == bentBy[i]) {
      return;
    }
    bentAt[i] = place;
    bentBy[i] = logSharpness;
    double f = Math.exp(logSharpness);
    double inverse = 1 / f;
    for (int k = 0; k < scales; k++) {
      double t = (distance[k] - place) * inverse;
      bend[i][k] = -f * Softplus.value(t);
      step[i][k] = Softplus.logistic(t);
    }
  }

  private void addFloor() {
    double rise = Math.expm1(point[depth()]);
    double end = excess[last];
    double[] byDepth = column[depth()];
    for (int k = 0; k < scales; k++) {
      double e = Math.exp(Math.min(excess[k] - end, STEEPEST));
      double q = e + rise;
      logValue[k] = point[LEVEL] + end + Math.log(q);
      weight[k] = e / q;
      byDepth[k] = (rise + 1) / q;
    }
  }

  /** Column of a parameter as if there were no floor. */
  private void byExcess(int parameter) {
    double[] into = column[parameter];
    if (parameter == SLOPE) {
      for (int k = 0; k < scales; k++) {
        into[k] = -distance[k];
      }
      return;
    }
    int i = (parameter - 2) / 3;
    double c = point[change(i)];
    if (parameter == change(i)) {
      System.arraycopy(bend[i], 0, into, 0, scales);
    } else if (parameter == place(i)) {
      for (int k = 0; k < scales; k++) {
        into[k] = c * step[i][k];
      }
    } else {
      double place = point[place(i)];
      for (int k = 0; k < scales; k++) {
        into[k] = c * (bend[i][k] + step[i][k] * (distance[k] - place));
      }
    }
  }

  /** With a floor a scale follows its own excess in part, and that of the last scale otherwise. */
  private void mix(double[] into) {
    double end = into[last];
    for (int k = 0; k < scales; k++) {
      into[k] = end + weight[k] * (into[k] - end);
    }
  }
}

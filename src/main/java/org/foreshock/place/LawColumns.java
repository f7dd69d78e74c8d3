package org.foreshock.place;

import java.util.Arrays;
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
  private final double[][] own;
  private final double[][] column;
  private final double[] bySlope;
  private final double[] ones;
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
    own = new double[depth() + 1][scales];
    column = new double[depth() + 1][];
    logValue = new double[scales];
    excess = new double[scales];
    weight = new double[scales];
    bend = new double[breaks][scales];
    step = new double[breaks][scales];
    bentAt = new double[breaks];
    bentBy = new double[breaks];
    Arrays.fill(bentAt, Double.NaN);
    bySlope = new double[scales];
    ones = new double[scales];
    for (int k = 0; k < scales; k++) {
      bySlope[k] = -distance[k];
      ones[k] = 1;
    }
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
      if (parameter == LEVEL) {
        column[LEVEL] = ones;
      } else if (parameter == depth()) {
        column[parameter] = own[parameter];
      } else {
        double[] byExcess = byExcess(parameter);
        column[parameter] = floor ? mixed(byExcess, own[parameter]) : byExcess;
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
    double[] byDepth = own[depth()];
    for (int k = 0; k < scales; k++) {
      double e = Math.exp(Math.min(excess[k] - end, STEEPEST));
      double q = e + rise;
      logValue[k] = point[LEVEL] + end + Math.log(q);
      weight[k] = e / q;
      byDepth[k] = (rise + 1) / q;
    }
  }

  /** Column of a parameter as if there were no floor; not to be written to. */
  private double[] byExcess(int parameter) {
    if (parameter == SLOPE) {
      return bySlope;
    }
    int i = (parameter - 2) / 3;
    if (parameter == change(i)) {
      return bend[i];
    }
    double c = point[change(i)];
    double[] into = own[parameter];
    if (parameter == place(i)) {
      for (int k = 0; k < scales; k++) {
        into[k] = c * step[i][k];
      }
    } else {
      double place = point[place(i)];
      for (int k = 0; k < scales; k++) {
        into[k] = c * (bend[i][k] + step[i][k] * (distance[k] - place));
      }
    }
    return into;
  }

  /** With a floor a scale follows its own excess in part, and that of the last scale otherwise. */
  private double[] mixed(double[] byExcess, double[] into) {
    double end = byExcess[last];
    for (int k = 0; k < scales; k++) {
      into[k] = end + weight[k] * (byExcess[k] - end);
    }
    return into;
  }
}

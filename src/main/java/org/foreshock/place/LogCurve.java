package org.foreshock.place;

/**
 * A positive function of one number, held as its log at points that are added where the integral
 * needs them, with cubic Hermite polynomials in between. Each point also carries a share, a number
 * between 0 and 1 to be averaged under the function.
 */
final class LogCurve {
  /** The log of the function; may leave a share behind. */
  interface Function {
    double at(double x);

    /** The share that belongs to the value computed last. */
    default double share() {
      return 0;
    }
  }

  private static final int MOST = 512;
  private static final double ZERO = -1e12;

  /** What lies this far below the top, in logs, is not looked at. */
  private static final double DEEP = 30;

  private static final double CLIFF = 8;

  private static final double HILL = 12;

  private static final double[] NODE = {0.1127016653792583, 0.5, 0.8872983346207417};
  private static final double[] WEIGHT = {5.0 / 18, 8.0 / 18, 5.0 / 18};

  private final double[] x = new double[MOST];
  private final double[] y = new double[MOST];
  private final double[] share = new double[MOST];
  private final double[] slope = new double[MOST];
  private final double[] mass = new double[MOST];
  private final int[] order = new int[5];
  private final double[] divided = new double[5];
  private int size;
  private int top;
  private double total;
  private double error;
  private double peak;
  private double peakAt;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  double x(int i) {
    return x[i];
  }

  double y(int i) {
    return y[i];
  }

  /** The largest log value of a point. */
  double top() {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < size; i++) {
      highest = Math.max(highest, y[i]);
    }
    return highest;
  }

  /** Estimated relative error of the integral after {@link #refine}. */
  double error() {
    return error;
  }

  /** Adds a point, unless there is one already or no room is left. */
  void add(double at, double logValue, double itsShare) {
    int i = size;
    while (i > 0 && x[i - 1] >= at) {
      i--;
    }
    if (size == MOST || (i < size && x[i] == at)) {
      return;
    }
    System.arraycopy(x, i, x, i + 1, size - i);
    System.arraycopy(y, i, y, i + 1, size - i);
    System.arraycopy(share, i, share, i + 1, size - i);
    x[i] = at;
    y[i] = logValue > ZERO ? logValue : ZERO;
    share[i] = itsShare;
    size++;
  }

  /** Whether there is no point within a distance. */
  boolean hasRoom(double at, double distance) {
    for (int i = 0; i < size; i++) {
      if (Math.abs(x[i] - at) < distance) {
        return false;
      }
    }
    return true;
  }

  /** Interpolates, and integrates between the points; returns ln of the integral. */
  double settle() {
    top = 0;
    for (int i = 1; i < size; i++) {
      top = y[i] > y[top] ? i : top;
    }
    slopes();
    total = 0;
    for (int i = 0; i < size - 1; i++) {
      mass[i] = integrate(i);
      total += mass[i];
    }
    return y[top] + Math.log(total);
  }

  /** Slopes of the polynomials through five neighbours, or through three where there is a cliff. */
  private void slopes() {
    if (size == 2) {
      slope[0] = secant(0);
      slope[1] = slope[0];
      return;
    }
    for (int i = 0; i < size; i++) {
      int first = Math.min(Math.max(i - 2, 0), Math.max(size - 5, 0));
      int points = Math.min(5, size);
      if (points < 5 || hasCliff(first, points)) {
        first = Math.min(Math.max(i - 1, 0), size - 3);
        points = 3;
      }
      slope[i] = slope(i, first, points);
    }
  }

  private boolean hasCliff(int first, int points) {
    for (int i = first; i < first + points - 1; i++) {
      if (Math.abs(y[i + 1] - y[i]) > CLIFF) {
        return true;
      }
    }
    return false;
  }

  /** Slope at point i of Newton's polynomial through a run of points that has i among them. */
  private double slope(int i, int first, int points) {
    order[0] = i;
    for (int p = first, j = 1; p < first + points; p++) {
      if (p != i) {
        order[j++] = p;
      }
    }
    for (int j = 0; j < points; j++) {
      divided[j] = y[order[j]];
    }
    double sum = 0;
    double product = 1;
    for (int step = 1; step < points; step++) {
      for (int j = 0; j < points - step; j++) {
        divided[j] = (divided[j + 1] - divided[j]) / (x[order[j + step]] - x[order[j]]);
      }
      sum += divided[0] * product;
      product *= x[i] - x[order[step]];
    }
    return sum;
  }

  private double secant(int i) {
    return (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
  }

  /** Second divided difference of points i, i + 1 and i + 2. */
  private double bend(int i) {
    return (secant(i + 1) - secant(i)) / (x[i + 2] - x[i]);
  }

  private double value(int i, double t) {
    double h = x[i + 1] - x[i];
    double rise = y[i + 1] - y[i];
    double left = limited(slope[i] * h, rise) - rise;
    double right = rise - limited(slope[i + 1] * h, rise);
    return y[i] + t * rise + t * (1 - t) * (left * (1 - t) + right * t);
  }

  /**
   * On a cliff the curve has to stay monotone (Fritsch and Carlson 1980); elsewhere a slope that a
   * cliff next door has spoilt must not make a hill.
   */
  private static double limited(double slope, double rise) {
    double most = 3 * Math.abs(rise);
    if (Math.abs(rise) < CLIFF) {
      most += HILL;
      return Math.min(Math.max(slope, -most), most);
    }
    return rise > 0 ? Math.min(Math.max(slope, 0), most) : Math.max(Math.min(slope, 0), -most);
  }

  /** Integral over interval i, relative to the top; leaves its highest value in {@link #peak}. */
  private double integrate(int i) {
    double h = x[i + 1] - x[i];
    double rise = y[i + 1] - y[i];
    double left = limited(slope[i] * h, rise) - rise;
    double right = rise - limited(slope[i + 1] * h, rise);
    double bulge = Math.abs(rise) < CLIFF ? 0.15 * (Math.abs(left) + Math.abs(right)) : 0;
    double high = Math.max(y[i], y[i + 1]) - y[top];
    peak = high;
    peakAt = y[i] > y[i + 1] ? x[i] : x[i + 1];
    if (high + bulge < -DEEP) {
      return 0;
    }
    int panels = 1 + (int) Math.min((Math.abs(rise) + bulge) / 3, 24);
    double sum = 0;
    for (int p = 0; p < panels; p++) {
      for (int j = 0; j < NODE.length; j++) {
        double t = (p + NODE[j]) / panels;
        double v = value(i, t) - y[top];
        if (v > peak) {
          peak = v;
          peakAt = x[i] + t * h;
        }
        sum += WEIGHT[j] * Math.exp(Math.min(v, 300));
      }
    }
    return sum * h / panels;
  }

  /**
   * How far the interpolation of interval i may be wrong in the middle: the difference between the
   * parabolas through the three points on its left and on its right.
   */
  private double doubt(int i) {
    if (size == 2) {
      return 1;
    }
    double h = x[i + 1] - x[i];
    double left = i > 0 ? bend(i - 1) : 0;
    double right = i < size - 2 ? bend(i) : 0;
    return 0.25 * h * h * Math.abs(left - right);
  }

  /**
   * Adds points until the integral is known to a relative tolerance, by its own estimate, or the
   * budget is used up.
   *
   * @return ln of the integral
   */
  double refine(Function function, double tolerance, int budget) {
    double result = settle();
    for (int spent = 0; ; spent++) {
      int worst = worst();
      if (error < tolerance || spent == budget || size == MOST) {
        return result;
      }
      double at = target(worst);
      if (at <= x[worst] || at >= x[worst + 1]) {
        return result;
      }
      double logValue = function.at(at);
      add(at, logValue, function.share());
      result = settle();
    }
  }

  /** The interval that adds most to the estimated error. */
  private int worst() {
    int worst = 0;
    double most = -1;
    double sum = 0;
    for (int i = 0; i < size - 1; i++) {
      double its = doubtfulMass(i) / total;
      sum += its;
      if (its > most) {
        most = its;
        worst = i;
      }
    }
    error = sum;
    return worst;
  }

  /** What the integral over interval i may be wrong by. */
  private double doubtfulMass(int i) {
    if (Math.abs(y[i + 1] - y[i]) > CLIFF) {
      // where on the way the curve falls is not known
      double high = Math.max(y[i], y[i + 1]) - y[top];
      return high < -DEEP ? 0 : 0.1 * (x[i + 1] - x[i]) * Math.exp(high);
    }
    // the cubic has about a third of the doubt between the parabolas
    return mass[i] * Math.min(0.3 * doubt(i), 1);
  }

  /** Where the next point of an interval does most: its predicted top, or near its higher end. */
  private double target(int i) {
    integrate(i);
    double h = x[i + 1] - x[i];
    double t = (peakAt - x[i]) / h;
    double high = Math.max(y[i], y[i + 1]);
    if (peak > high - y[top] + 0.5 && t > 0.1 && t < 0.9) {
      return peakAt;
    }
    double rise = y[i + 1] - y[i];
    double fraction = Math.abs(rise) < 12 ? 0.5 : rise > 0 ? 0.75 : 0.25;
    return x[i] + fraction * h;
  }

  /** Average of the share under the function, between the points linear. */
  double averageShare() {
    double sum = 0;
    for (int i = 0; i < size - 1; i++) {
      sum += mass[i] * 0.5 * (share[i] + share[i + 1]);
    }
    return sum / total;
  }

  /** The normalised function as a table, every interval cut into equal parts. */
  PlaceDensity density(int parts) {
    int n = (size - 1) * parts;
    double[] at = new double[n + 1];
    double[] weight = new double[n];
    at[0] = x[0];
    for (int i = 0; i < size - 1; i++) {
      double h = (x[i + 1] - x[i]) / parts;
      for (int j = 0; j < parts; j++) {
        int k = i * parts + j;
        at[k + 1] = j == parts - 1 ? x[i + 1] : x[i] + (j + 1) * h;
        double middle = value(i, (j + 0.5) / parts) - y[top];
        weight[k] = h * Math.exp(Math.min(middle, 300));
      }
    }
    return new PlaceDensity(at, weight);
  }
}

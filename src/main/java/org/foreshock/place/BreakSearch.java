package org.foreshock.place;

import java.util.Arrays;

/**
 * Where the breaks of an analysis with several of them are to be looked for: one after another over
 * a grid of places and sharpnesses, each climbed from before the next is sought, and at the end put
 * in order of place. The last of them is where the nested quadrature starts; the others are fitted
 * at each of its points, and only have to be in the right valley.
 */
final class BreakSearch {
  private static final int MOST_PLACES = 48;
  private static final double BEYOND = 1e3;
  private static final int STEPS = 40;

  /**
   * Places of earlier breaks that are less sure than this, in nats, are not for Laplace's method.
   */
  private static final double LOOSE = 0.35;

  private static final double WIDEST = 1.2;

  /** A break that raises the log density by this much is one that the runs know. */
  private static final double CLEAR = 6;

  private static final double[] QUANTILES = {0.1, 0.5, 0.9};

  private final ConditionalFit fit;
  private final LawColumns law;
  private final int breaks;
  private final double[] places;
  private final double[][] logSharpness;
  private final double beyond;
  private final int depth;

  BreakSearch(ConditionalFit fit, double[] logScales, AnalysisPrior analysis) {
    this.fit = fit;
    law = fit.law();
    breaks = analysis.priors().breaks();
    depth = law.depth();
    double span = logScales[logScales.length - 1] - logScales[0];
    beyond = span + BEYOND;
    int count = Math.min(2 * logScales.length, MOST_PLACES);
    places = new double[count];
    Arrays.setAll(places, i -> span * (i + 1) / count);
    logSharpness = new double[breaks][QUANTILES.length];
    for (int i = 0; i < breaks; i++) {
      for (int j = 0; j < QUANTILES.length; j++) {
        logSharpness[i][j] = Math.log(analysis.priors().f().get(i).quantile(QUANTILES[j]));
      }
    }
  }

  /** What a search found. */
  static final class Found {
    /** The parameters. */
    final double[] point;

    /** How far the place of each earlier break may be from there, in nats. */
    final double[] reach;

    /** Whether the runs know the place of every earlier break. */
    boolean known;

    Found(int parameters, int earlier) {
      point = new double[parameters];
      reach = new double[earlier];
    }
  }

  /**
   * Searches with a = 0, or with the limit free.
   *
   * @param found receives all breaks
   * @param less receives one break less, the last being away
   */
  void run(boolean withLimit, Found found, Found less) {
    double[] point = fit.point();
    Arrays.fill(point, 0);
    fit.release();
    for (int i = 0; i < breaks; i++) {
      remove(i);
    }
    double before = Double.NEGATIVE_INFINITY;
    double gain = 0;
    for (int count = 1; count <= breaks; count++) {
      save(less);
      place(count - 1);
      double value = climb(count, withLimit);
      gain = value - before;
      before = value;
    }
    // a last break that the runs do not know may be anywhere, and must not displace one that they
    // do
    sort(gain > CLEAR ? breaks : breaks - 1);
    save(found);
    measure(found, breaks, withLimit);
    System.arraycopy(less.point, 0, point, 0, point.length);
    sort(breaks - 1);
    save(less);
    measure(less, breaks - 1, withLimit);
  }

  private void save(Found found) {
    System.arraycopy(fit.point(), 0, found.point, 0, found.point.length);
  }

  /** How far the earlier ones of the first few breaks may move. */
  private void measure(Found found, int count, boolean withLimit) {
    found.known = true;
    for (int i = 0; i < breaks - 1; i++) {
      double sd = deviation(law.place(i), count, withLimit);
      found.reach[i] = Math.min(6 * sd, WIDEST);
      found.known &= sd < LOOSE;
    }
  }

  /** Standard deviation of a parameter of the first few breaks at the fit. */
  private double deviation(int parameter, int count, boolean withLimit) {
    int used = 2 + 3 * count;
    int n = withLimit ? used + 1 : used;
    int[] active = new int[n];
    int j = 0;
    for (int i = 0; i < n; i++) {
      int next = i == used ? depth : i;
      if (next != parameter) {
        active[j++] = next;
      }
    }
    active[n - 1] = parameter;
    fit.climb(active, n, 0);
    return fit.sdOfLast();
  }

  private void remove(int i) {
    fit.point()[law.change(i)] = 0;
    fit.point()[law.place(i)] = beyond;
    fit.point()[law.logSharpness(i)] = logSharpness[i][1];
  }

  /** Puts the next break where it does most, the changes of slope being free. */
  private void place(int next) {
    int[] active = new int[3 + next];
    active[1] = LawColumns.SLOPE;
    for (int i = 0; i <= next; i++) {
      active[2 + i] = law.change(i);
    }
    double[] point = fit.point();
    double[] start = point.clone();
    double[] best = start;
    double most = Double.NEGATIVE_INFINITY;
    for (double at : places) {
      for (double x : logSharpness[next]) {
        System.arraycopy(start, 0, point, 0, point.length);
        point[law.place(next)] = at;
        point[law.logSharpness(next)] = x;
        fit.climb(active, active.length, 3);
        double value = fit.expected(active, active.length);
        if (value > most) {
          most = value;
          best = start.clone();
          fit.solution(active, active.length, best);
        }
      }
    }
    System.arraycopy(best, 0, point, 0, point.length);
  }

  private double climb(int count, boolean withLimit) {
    int n = 2 + 3 * count;
    int[] active = new int[n + 1];
    for (int i = 0; i < n; i++) {
      active[i] = i;
    }
    active[n] = depth;
    double[] point = fit.point();
    point[depth] = withLimit ? Math.max(point[depth], 0.05) : 0;
    int used = withLimit ? n + 1 : n;
    fit.climb(active, used, STEPS);
    return fit.objective(active, used);
  }

  /** Puts the first few breaks in order of place. */
  private void sort(int count) {
    double[] point = fit.point();
    for (int i = 1; i < count; i++) {
      for (int j = i; j > 0 && point[law.place(j - 1)] > point[law.place(j)]; j--) {
        for (int parameter = 0; parameter < 3; parameter++) {
          int lower = law.change(j - 1) + parameter;
          int upper = law.change(j) + parameter;
          double held = point[lower];
          point[lower] = point[upper];
          point[upper] = held;
        }
      }
    }
  }
}

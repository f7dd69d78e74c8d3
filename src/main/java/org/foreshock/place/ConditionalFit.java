package org.foreshock.place;

import java.util.Arrays;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;

/**
 * Fits and integrals of the law with some parameters held: the core of the nested quadrature.
 *
 * <p>The parameters are those of {@link LawColumns}. A fit climbs in a subset of them by damped
 * Gauss-Newton steps; the integral over level, c0, the earlier breaks, c of the last break and σ
 * then uses the linear model around the fit: all but c and σ by Laplace's method, σ exactly, c by a
 * rule that fits how far the runs know it.
 */
final class ConditionalFit {
  private static final double HALF_LOG_TWO_PI = 0.9189385332046727;

  /** A fit has converged when what a step still promises is below this, in units of ln density. */
  private static final double CLOSE = 0.005;

  /** The same where the model is linear: the step is exact, but must not cancel too many digits. */
  private static final double LINEAR = 1e3;

  private static final int MOST_ATTEMPTS = 5;
  private static final double DEEPEST = 14;

  private final int scales;
  private final int breaks;
  private final int size;
  private final int c;
  private final int depth;
  private final LawColumns law;
  private final double[] point;
  private final double shiftOfPlace;
  private final Prior[] prior;
  private final double[] centre;
  private final double[] spread;
  private final double[] lower;
  private final double[] upper;
  private final double[] earliest;
  private final double[] latest;
  private final boolean levelFollows;
  private final Floor floor;
  private final NoiseIntegral noise;
  private final NoiseIntegral noiseWithoutC;

  private double[] count;
  private final double[] y;
  private double within;
  private double reference;

  private final double[] residual;
  private final double[][] normal;
  private final double[] right;
  private double squares;
  private final double[][] factor;
  private final double[] move;
  private final double[] from;
  private final double[] offset;
  private final double[] lean;
  private double bestC;
  private double least;
  private double curvature;
  private boolean converged;
  private double promise;
  private double sdOfLast;
  private double pullOfLast;
  private long passes;

  /**
   * Prepares fits to runs at these scales.
   *
   * @param logScales ln x, ascending
   * @param analysis the priors
   */
  ConditionalFit(double[] logScales, AnalysisPrior analysis) {
    Priors priors = analysis.priors();
    scales = logScales.length;
    breaks = priors.breaks();
    law = new LawColumns(logScales, breaks);
    point = law.point();
    size = point.length;
    c = law.change(breaks - 1);
    depth = law.depth();
    shiftOfPlace = logScales[0];
    levelFollows = analysis.levelFollows();
    floor = priors.floor();
    prior = new Prior[size];
    centre = new double[size];
    spread = new double[size];
    lower = new double[size];
    upper = new double[size];
    earliest = new double[breaks - 1];
    latest = new double[breaks - 1];
    Arrays.fill(lower, Double.NEGATIVE_INFINITY);
    Arrays.fill(upper, Double.POSITIVE_INFINITY);
    arrange(priors);
    noise = new NoiseIntegral(priors.sigma());
    noiseWithoutC = new NoiseIntegral(priors.sigma());
    y = new double[scales];
    residual = new double[scales];
    normal = new double[size][size];
    factor = new double[size][size];
    right = new double[size];
    move = new double[size];
    from = new double[size];
    offset = new double[size];
    lean = new double[size];
  }

  private void arrange(Priors priors) {
    set(LawColumns.LEVEL, priors.level(), 0, 1);
    set(LawColumns.SLOPE, priors.c0(), 0, 1);
    for (int i = 0; i < breaks; i++) {
      set(law.change(i), priors.c().get(i), 0, 1);
      set(law.place(i), priors.log10D().get(i), -shiftOfPlace, Logs.LN_10);
      int f = law.logSharpness(i);
      Prior sharpness = priors.f().get(i);
      prior[f] = sharpness;
      lower[f] = Math.log(sharpness.quantile(1e-6));
      upper[f] = Math.log(sharpness.quantile(1 - 1e-6));
      centre[f] = Math.log(sharpness.quantile(0.5));
      spread[f] = Math.log(sharpness.quantile(0.84) / sharpness.quantile(0.16)) / 2;
    }
    upper[depth] = DEEPEST;
    lower[depth] = 0;
    for (int i = 0; i < breaks - 1; i++) {
      earliest[i] = lower[law.place(i)];
      latest[i] = upper[law.place(i)];
    }
  }

  private void set(int parameter, Prior its, double shift, double unit) {
    prior[parameter] = its;
    centre[parameter] = its.quantile(0.5) * unit + shift;
    spread[parameter] = (its.quantile(0.84) - its.quantile(0.16)) * unit / 2;
    if (its.lower() > Double.NEGATIVE_INFINITY) {
      lower[parameter] = its.lower() * unit + shift;
    }
    if (its.upper() < Double.POSITIVE_INFINITY) {
      upper[parameter] = its.upper() * unit + shift;
    }
  }

  /** Keeps the earlier breaks near where they were found, so that each stays the break it is. */
  void confine(BreakSearch.Found found) {
    for (int i = 0; i < breaks - 1; i++) {
      int place = law.place(i);
      lower[place] = found.point[place] - found.reach[i];
      upper[place] = found.point[place] + found.reach[i];
    }
  }

  /** Lets the earlier breaks go wherever their priors allow. */
  void release() {
    for (int i = 0; i < breaks - 1; i++) {
      int place = law.place(i);
      lower[place] = earliest[i];
      upper[place] = latest[i];
    }
  }

  LawColumns law() {
    return law;
  }

  /** The current parameters; may be written to. */
  double[] point() {
    return point;
  }

  /** Whether the last fit converged. */
  boolean converged() {
    return converged;
  }

  /**
   * What the integral around the last fit may be wrong by, relatively: what a step still promised.
   */
  double doubt() {
    return converged ? 0 : promise < 1 ? promise : 1;
  }

  /** Evaluations of the law since the last {@link #reset}. */
  long passes() {
    return passes;
  }

  /** Turns to another experiment. */
  void reset(Experiment experiment) {
    count = experiment.count();
    within = experiment.within();
    reference = experiment.mean()[0];
    for (int k = 0; k < scales; k++) {
      y[k] = experiment.mean()[k] - reference;
    }
    double terms = experiment.freedom() + scales;
    int others = 2 + 3 * (breaks - 1);
    noise.reset(terms - others);
    noiseWithoutC.reset(terms - others - 1);
    Arrays.fill(point, 0);
    passes = 0;
  }

  /** ln prior density of a parameter at a value, up to a constant, in the units of the point. */
  private double logPrior(int parameter, double value) {
    if (parameter == LawColumns.LEVEL) {
      return prior[parameter].logDensity(levelFollows ? value : value + reference);
    }
    if (parameter == LawColumns.SLOPE || (parameter - 2) % 3 == 0) {
      return prior[parameter].logDensity(value);
    }
    if ((parameter - 2) % 3 == 1) {
      return prior[parameter].logDensity((value + shiftOfPlace) / Logs.LN_10);
    }
    return prior[parameter].logDensity(Math.exp(value)) + value;
  }

  /** Its derivative. */
  private double pull(int parameter, double value) {
    if (parameter == depth) {
      return -1;
    }
    if (parameter == LawColumns.LEVEL) {
      return prior[parameter].derivative(levelFollows ? value : value + reference);
    }
    if (parameter == LawColumns.SLOPE || (parameter - 2) % 3 == 0) {
      return prior[parameter].derivative(value);
    }
    if ((parameter - 2) % 3 == 1) {
      return prior[parameter].derivative((value + shiftOfPlace) / Logs.LN_10) / Logs.LN_10;
    }
    double f = Math.exp(value);
    return prior[parameter].derivative(f) * f + 1;
  }

  /**
   * Precision of a normal that stands in for the prior in a step: that of the scale mixture which
   * Student's t is, so that a step never overshoots.
   */
  private double precision(int parameter, double value, double pull) {
    if (parameter == depth) {
      return 0.05;
    }
    double s = spread[parameter];
    if (!(s > 0)) {
      return 0;
    }
    double deviation = value - centre[parameter];
    double own = Math.abs(deviation) > 1e-3 * s ? -pull / deviation : 0;
    return Math.max(own, 0.1 / (s * s));
  }

  /** Residuals, normal equations of the active parameters without priors, and the objective. */
  private void pass(int[] active, int n) {
    passes++;
    law.evaluate(active, n);
    double[] logValue = law.logValue();
    double sum = within;
    for (int k = 0; k < scales; k++) {
      double r = y[k] - logValue[k];
      residual[k] = count[k] * r;
      sum += residual[k] * r;
    }
    squares = sum;
    for (int i = 0; i < n; i++) {
      double[] column = law.column(active[i]);
      double g = 0;
      for (int k = 0; k < scales; k++) {
        g += column[k] * residual[k];
      }
      right[i] = g;
    }
    for (int i = 0; i < n; i++) {
      double[] column = law.column(active[i]);
      double[] row = normal[i];
      for (int j = 0; j <= i; j++) {
        double[] other = law.column(active[j]);
        double s = 0;
        for (int k = 0; k < scales; k++) {
          s += count[k] * column[k] * other[k];
        }
        row[j] = s;
      }
    }
  }

  /** Log of the posterior density at the last evaluation, without the parameters held. */
  double objective(int[] active, int n) {
    double sum = noise.logValue(squares);
    for (int i = 0; i < n; i++) {
      int parameter = active[i];
      sum += parameter == depth ? -point[depth] : logPrior(parameter, point[parameter]);
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** Standard deviation of the last active parameter, the others free, at the last fit. */
  double sdOfLast() {
    return sdOfLast;
  }

  /** Slope of the profile log density in the last active parameter, at the last fit. */
  double pullOfLast() {
    return pullOfLast;
  }

  /** Climbs in the first n active parameters. The level comes first; the depth, if active, last. */
  void climb(int[] active, int n, int most) {
    start(active, n);
    goOn(active, n, most);
  }

  /** Evaluates where a climb would start. */
  void start(int[] active, int n) {
    pass(active, n);
  }

  /** Climbs from where the last evaluation was. */
  void goOn(int[] active, int n, int most) {
    boolean linear = point[depth] == 0 && isLinear(active, n);
    for (int step = 0; ; step++) {
      promise = direction(active, n, noise.variance(squares));
      converged = promise < (linear ? LINEAR : CLOSE);
      if (converged || step == most || !advance(active, n, linear)) {
        return;
      }
    }
  }

  /** Whether only level, c0 and changes of slope are active. */
  private boolean isLinear(int[] active, int n) {
    for (int i = 0; i < n; i++) {
      boolean change = (active[i] - 2) % 3 == 0 && active[i] != depth;
      if (active[i] > LawColumns.SLOPE && !change) {
        return false;
      }
    }
    return true;
  }

  /** What the objective will be at the solution. */
  double expected(int[] active, int n) {
    return objective(active, n) + promise;
  }

  /** A Gauss-Newton step into {@code move}; what it promises in units of ln density. */
  private double direction(int[] active, int n, double variance) {
    for (int i = 0; i < n; i++) {
      System.arraycopy(normal[i], 0, factor[i], 0, i + 1);
      int parameter = active[i];
      double value = point[parameter];
      double pull = pull(parameter, value);
      factor[i][i] += variance * precision(parameter, value, pull);
      move[i] = right[i] + variance * pull;
    }
    Cholesky.factor(factor, n);
    Cholesky.forward(factor, n, move);
    double pivot = factor[n - 1][n - 1];
    sdOfLast = Math.sqrt(variance) / pivot;
    pullOfLast = move[n - 1] * pivot / variance;
    int end = active[n - 1];
    double byLast = move[n - 1] / pivot;
    double bounded = Math.min(Math.max(byLast, lower[end] - point[end]), upper[end] - point[end]);
    move[n - 1] = bounded * pivot;
    double sum = Math.abs(bounded * (2 * byLast - bounded)) * pivot * pivot;
    for (int i = 0; i < n - 1; i++) {
      sum += move[i] * move[i];
    }
    Cholesky.backward(factor, n, move);
    return 0.5 * sum / variance;
  }

  /**
   * Goes along {@code move}, shortened until the objective does not fall, or further where it rises
   * by much less than promised; false if it must fall.
   */
  private boolean advance(int[] active, int n, boolean linear) {
    double most = 0;
    for (int k = 0; k < scales; k++) {
      double change = 0;
      for (int i = 0; i < n; i++) {
        change += law.column(active[i])[k] * move[i];
      }
      most = Math.max(most, Math.abs(change));
    }
    for (int i = 0; i < n; i++) {
      from[i] = point[active[i]];
    }
    double before = objective(active, n);
    double length = linear || most < 3 ? 1 : 3 / most;
    double gain = 0;
    for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
      go(active, n, length);
      gain = objective(active, n) - before;
      double slope = 2 * promise;
      if (linear || gain > 0.25 * slope * length - CLOSE) {
        return true;
      }
      // the parabola through the start, its slope there and the end
      double top = 0.5 * slope * length * length / (slope * length - gain);
      length = Math.min(Math.max(top, 0.1 * length), 0.6 * length);
    }
    if (gain > -CLOSE) {
      return true;
    }
    go(active, n, 0);
    return false;
  }

  private void go(int[] active, int n, double length) {
    for (int i = 0; i < n; i++) {
      int parameter = active[i];
      double to = from[i] + length * move[i];
      point[parameter] = Math.min(Math.max(to, lower[parameter]), upper[parameter]);
    }
    pass(active, n);
  }

  /** The parameters with what is left of the last step. */
  void solution(int[] active, int n, double[] into) {
    System.arraycopy(point, 0, into, 0, size);
    for (int i = 0; i < n; i++) {
      int parameter = active[i];
      double to = point[parameter] + move[i];
      into[parameter] = Math.min(Math.max(to, lower[parameter]), upper[parameter]);
    }
  }

  /** How the other active parameters follow the last one, at the last fit. */
  void responseToLast(int n, double[] response) {
    // L of the others applied to their coupling with the last is its row of the factor
    for (int i = n - 2; i >= 0; i--) {
      double sum = -factor[n - 1][i];
      for (int m = i + 1; m < n - 1; m++) {
        sum -= factor[m][i] * response[m];
      }
      response[i] = sum / factor[i][i];
    }
  }

  /** Moves the last active parameter of an earlier fit, and the others as they follow it. */
  void moveLast(double[] anchor, double[] response, int[] active, int n, double to) {
    System.arraycopy(anchor, 0, point, 0, size);
    int end = active[n - 1];
    double by = to - anchor[end];
    point[end] = to;
    for (int i = 0; i < n - 1; i++) {
      int parameter = active[i];
      double follow = anchor[parameter] + by * response[i];
      point[parameter] = Math.min(Math.max(follow, lower[parameter]), upper[parameter]);
    }
  }

  /**
   * ln of the integral of prior times likelihood over all but the place and sharpness of the last
   * break and the depth, in the linear model around the last fit; its active parameters were level,
   * c0, the earlier breaks and c. Leaves out the constant (2π)^(−N/2).
   */
  double logIntegral(int[] active, int n) {
    int others = n - 1;
    double variance = noise.variance(squares);
    eliminate(active, others, variance);
    double raw = squares;
    double slope = right[others];
    double bend = normal[others][others];
    for (int i = 0; i < others; i++) {
      double byOffset = -2 * right[i];
      double byLean = 0;
      for (int j = 0; j < others; j++) {
        double a = j <= i ? normal[i][j] : normal[j][i];
        byOffset += a * offset[j];
        byLean += a * lean[j];
      }
      raw += offset[i] * byOffset;
      slope -= offset[i] * (normal[others][i] + byLean) - right[i] * lean[i];
      bend += lean[i] * (2 * normal[others][i] + byLean);
    }
    double logDet = 0;
    for (int i = 0; i < others; i++) {
      logDet += Math.log(factor[i][i]);
    }
    curvature = Math.max(bend, 0);
    if (!converged) {
      // the linear model would promise too much
      raw = squares;
      slope = 0;
      Arrays.fill(offset, 0, others, 0);
    }
    double integral = overC(active, others, raw, slope);
    return integral - logDet + others * HALF_LOG_TWO_PI;
  }

  /** The others as linear functions of the change of c: offset + lean · change. */
  private void eliminate(int[] active, int others, double variance) {
    for (int i = 0; i < others; i++) {
      System.arraycopy(normal[i], 0, factor[i], 0, i + 1);
      offset[i] = right[i];
      lean[i] = -normal[others][i];
      int parameter = active[i];
      double pull = pull(parameter, point[parameter]);
      factor[i][i] += variance * precision(parameter, point[parameter], pull);
      offset[i] += variance * pull;
    }
    Cholesky.factor(factor, others);
    Cholesky.forward(factor, others, offset);
    Cholesky.backward(factor, others, offset);
    Cholesky.forward(factor, others, lean);
    Cholesky.backward(factor, others, lean);
  }

  /** Product of the priors at a value of c, the others being where it puts them. */
  private double logPriors(int[] active, int others, double value) {
    double change = value - point[c];
    double sum = logPrior(c, value);
    for (int i = 0; i < others; i++) {
      sum += logPrior(active[i], point[active[i]] + offset[i] + change * lean[i]);
    }
    return sum;
  }

  private double overC(int[] active, int others, double raw, double slope) {
    if (prior[c].isFixed()) {
      double change = prior[c].lower() - point[c];
      double sum = raw - 2 * change * slope + change * change * curvature;
      return noise.logValue(sum) + logPriors(active, others, prior[c].lower());
    }
    double reach = 5 * spread[c];
    double leanOfSlope = Math.abs(lean[1]) / spread[LawColumns.SLOPE];
    if (curvature * reach * reach < 1e-4 * noise.variance(raw) && leanOfSlope * reach < 0.02) {
      // no trace of the break in the runs: the prior of c integrates to 1
      double sum = noise.logValue(raw);
      for (int i = 0; i < others; i++) {
        sum += logPrior(active[i], point[active[i]] + offset[i]);
      }
      return sum;
    }
    bestC = point[c] + slope / curvature;
    least = Math.max(raw - slope * slope / curvature, within + Double.MIN_NORMAL);
    double sd = Math.sqrt(noise.variance(least) / curvature);
    double rough = sd * Math.max(1 / spread[c], leanOfSlope);
    if (rough > 0.3) {
      return wide(active, others, sd);
    }
    double normalMass = noiseWithoutC.logValue(least) + HALF_LOG_TWO_PI - 0.5 * Math.log(curvature);
    double middle = logPriors(active, others, bestC);
    if (rough < 0.03) {
      return normalMass + middle;
    }
    // Gauss-Hermite with three points
    double away = Math.sqrt(3) * sd;
    double up = Math.exp(logPriors(active, others, bestC + away) - middle);
    double down = Math.exp(logPriors(active, others, bestC - away) - middle);
    return normalMass + middle + Math.log((4 + up + down) / 6);
  }

  private static final int HALF = 8;
  private static final double STEP = 0.5;
  private static final double[] SINH = new double[2 * HALF + 1];
  private static final double[] LOG_COSH = new double[2 * HALF + 1];

  static {
    for (int j = -HALF; j <= HALF; j++) {
      double e = Math.exp(j * STEP);
      SINH[j + HALF] = 0.5 * (e - 1 / e);
      LOG_COSH[j + HALF] = Math.log(0.5 * (e + 1 / e));
    }
  }

  private final double[] term = new double[2 * HALF + 1];

  /** Trapezoidal rule over c = centre + width · sinh τ, which reaches into Student's tails. */
  private double wide(int[] active, int others, double sd) {
    double byRuns = 1 / (sd * sd);
    double byPrior = 1 / (spread[c] * spread[c]);
    double bySlope = lean[1] * lean[1] / (spread[LawColumns.SLOPE] * spread[LawColumns.SLOPE]);
    double width = 1 / Math.sqrt(byRuns + byPrior + bySlope);
    double slopeless =
        lean[1] == 0 ? 0 : point[c] - (point[LawColumns.SLOPE] + offset[1]) / lean[1];
    double middle = width * width * (bestC * byRuns + centre[c] * byPrior + slopeless * bySlope);
    double top = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < term.length; j++) {
      double value = middle + width * SINH[j];
      double change = value - bestC;
      term[j] =
          noise.logValue(least + change * change * curvature)
              + logPriors(active, others, value)
              + LOG_COSH[j];
      top = Math.max(top, term[j]);
    }
    double sum = 0;
    for (double v : term) {
      sum += Math.exp(v - top);
    }
    return top + Math.log(sum * STEP * width);
  }

  /** ln density of the depth under the prior of the floor, at the last fit. */
  double logDepthPrior() {
    double at = point[depth];
    if (floor instanceof Floor.Share free) {
      return free.share().logDensity(Math.max(-Math.expm1(-at), Double.MIN_NORMAL)) - at;
    }
    if (floor instanceof Floor.Absolute free) {
      // a = e^h (e^depth − 1) at the last scale, and da/d depth = μ there
      double logValue = law.logValue()[scales - 1] + reference;
      return free.a().logDensity(-Math.expm1(-at) * Math.exp(logValue)) + logValue;
    }
    return Double.NEGATIVE_INFINITY;
  }
}

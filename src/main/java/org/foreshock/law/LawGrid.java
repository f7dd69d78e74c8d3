package org.foreshock.law;

import java.util.Arrays;

/**
 * ln μ and its gradient at fixed scales x_1 &lt; … &lt; x_K, many times over, without allocating.
 *
 * <p>The law is held by what the runs know best, its height at the largest scale, so that limit,
 * slopes and breaks can move without dragging the whole curve along:
 *
 * <ul>
 *   <li>{@code anchor}: ln μ(x_K) or the {@code level}, as {@link Anchor} says;
 *   <li>{@code slope} = c0;
 *   <li>{@code limit}: ln a, or the depth ln μ(x_K) − ln(μ(x_K) − a), as {@link LimitForm} says;
 *   <li>per break: {@code change} = c_i, {@code logPlace} = ln(d_i/x_1), {@code logSharpness} = ln
 *       f_i.
 * </ul>
 *
 * <p>The level is ln of the first segment b x^(−c0) at x_1. Use: set the fields of {@link
 * Parameters}, call {@link #evaluate}, then {@link #pullBack}. Not safe for use by two threads.
 */
public final class LawGrid {
  /** What the parameter {@code anchor} means. */
  public enum Anchor {
    /** The level. */
    LEVEL,
    /** ln μ(x_K) with {@link LimitForm#DEPTH}, ln(μ(x_K) − a) with {@link LimitForm#LOG}. */
    LAST
  }

  /** What the parameter {@code limit} means. */
  public enum LimitForm {
    /** ln a; −∞ for a = 0. */
    LOG,
    /** −ln(1 − share), share = a/μ(x_K): 0 for a = 0, and beyond every bound as a nears μ(x_K). */
    DEPTH
  }

  /** One point in parameter space, or a gradient there. Arrays have one entry per break. */
  public static final class Parameters {
    public double anchor;
    public double slope;
    public double limit;
    public final double[] change;
    public final double[] logPlace;
    public final double[] logSharpness;

    public Parameters(int breaks) {
      change = new double[breaks];
      logPlace = new double[breaks];
      logSharpness = new double[breaks];
    }

    public int breaks() {
      return change.length;
    }

    /** Sets everything to 0. */
    public void clear() {
      anchor = 0;
      slope = 0;
      limit = 0;
      Arrays.fill(change, 0);
      Arrays.fill(logPlace, 0);
      Arrays.fill(logSharpness, 0);
    }
  }

  private final Anchor anchor;
  private final LimitForm limitForm;
  private final int last;
  private final double[] distance;
  private final double[] logExcess;
  private final double[] logValue;
  private final double[] excessShare;
  private final double[] adjoint;
  private final double[] scratch;
  private final double[] sharpness;

  // all breaks in one row, which makes longer vectors: break i at scale k stands at i K + k
  private final double[] along;
  private final double[] softplus;
  private final double[] logistic;

  private double level;
  private double logLimit;
  private double depthGrown;

  /**
   * A grid.
   *
   * @param logScales u_1 &lt; … &lt; u_K, natural logs of the scales
   * @param breaks number of breaks
   * @param anchor what the parameter {@code anchor} means
   * @param limitForm what the parameter {@code limit} means
   */
  public LawGrid(double[] logScales, int breaks, Anchor anchor, LimitForm limitForm) {
    this.anchor = anchor;
    this.limitForm = limitForm;
    int scales = logScales.length;
    last = scales - 1;
    distance = new double[scales];
    for (int k = 0; k < scales; k++) {
      distance[k] = logScales[k] - logScales[0];
    }
    logExcess = new double[scales];
    logValue = new double[scales];
    excessShare = new double[scales];
    adjoint = new double[scales];
    scratch = new double[Math.max(breaks, 1) * scales];
    sharpness = new double[breaks];
    along = new double[breaks * scales];
    softplus = new double[breaks * scales];
    logistic = new double[breaks * scales];
  }

  /** Number of scales K. */
  public int size() {
    return distance.length;
  }

  /** ln μ(x_k) at the parameters last evaluated. The array is reused. */
  public double[] logValue() {
    return logValue;
  }

  /** ln of the first segment at x_1, at the parameters last evaluated. */
  public double level() {
    return level;
  }

  /** ln a at the parameters last evaluated; −∞ for a = 0. */
  public double logLimit() {
    return logLimit;
  }

  /** Evaluates ln μ at every scale. */
  public void evaluate(Parameters at) {
    for (int k = 0; k <= last; k++) {
      logExcess[k] = -at.slope * distance[k];
    }
    for (int i = 0; i < sharpness.length; i++) {
      placeBreak(i, at.logPlace[i], at.logSharpness[i]);
    }
    bend();
    for (int i = 0; i < sharpness.length; i++) {
      subtractBreak(i, at.change[i]);
    }
    double depth = limitForm == LimitForm.DEPTH ? at.limit : 0;
    level = anchor == Anchor.LEVEL ? at.anchor : at.anchor - depth - logExcess[last];
    for (int k = 0; k <= last; k++) {
      logExcess[k] += level;
    }
    depthGrown = Expm1.of(depth);
    logLimit = limitForm == LimitForm.DEPTH ? logExcess[last] + Math.log(depthGrown) : at.limit;
    addLimit();
  }

  private void placeBreak(int i, double logPlace, double logSharpness) {
    double f = Math.exp(logSharpness);
    double inverse = 1 / f;
    int start = i * distance.length;
    sharpness[i] = f;
    for (int k = 0; k <= last; k++) {
      along[start + k] = (distance[k] - logPlace) * inverse;
    }
  }

  private void bend() {
    Softplus.evaluate(along, softplus, logistic, scratch);
    for (int j = 0; j < along.length; j++) {
      softplus[j] += Math.max(along[j], 0);
    }
  }

  private void subtractBreak(int i, double change) {
    double height = change * sharpness[i];
    int start = i * distance.length;
    for (int k = 0; k <= last; k++) {
      logExcess[k] -= height * softplus[start + k];
    }
  }

  private void addLimit() {
    if (logLimit == Double.NEGATIVE_INFINITY) {
      System.arraycopy(logExcess, 0, logValue, 0, distance.length);
      Arrays.fill(excessShare, 1);
      return;
    }
    for (int k = 0; k <= last; k++) {
      adjoint[k] = logExcess[k] - logLimit;
    }
    Softplus.evaluate(adjoint, logValue, excessShare, scratch);
    for (int k = 0; k <= last; k++) {
      logValue[k] += Math.max(logExcess[k], logLimit);
    }
  }

  /**
   * Adds the chain rule for a function F of ln μ(x_k), the level and ln a.
   *
   * @param at the parameters last evaluated
   * @param byLogValue ∂F/∂ln μ(x_k), one per scale
   * @param byLevel ∂F/∂level, 0 if F does not use the level itself
   * @param byLogLimit ∂F/∂ln a, 0 if F does not use a itself
   * @param into receives the sums
   */
  public void pullBack(
      Parameters at, double[] byLogValue, double byLevel, double byLogLimit, Parameters into) {
    double shift = byLevel;
    double limit = byLogLimit;
    for (int k = 0; k <= last; k++) {
      adjoint[k] = byLogValue[k] * excessShare[k];
      limit += byLogValue[k] - adjoint[k];
    }
    double byDepth = 0;
    if (limitForm == LimitForm.DEPTH && at.limit != 0) {
      adjoint[last] += limit;
      byDepth = limit + limit / depthGrown;
    }
    for (int k = 0; k <= last; k++) {
      shift += adjoint[k];
    }
    into.anchor += shift;
    if (anchor == Anchor.LAST) {
      // the level makes up for whatever the shape does at the largest scale
      adjoint[last] -= shift;
      byDepth -= shift;
    }
    into.limit += limitForm == LimitForm.DEPTH ? byDepth : limit;
    pullBackShape(at, into);
  }

  private void pullBackShape(Parameters at, Parameters into) {
    double slope = 0;
    for (int k = 0; k <= last; k++) {
      slope -= adjoint[k] * distance[k];
    }
    into.slope += slope;
    for (int i = 0; i < sharpness.length; i++) {
      pullBackBreak(at, i, into);
    }
  }

  private void pullBackBreak(Parameters at, int i, Parameters into) {
    double f = sharpness[i];
    int start = i * distance.length;
    double sumPlus = 0;
    double sumStep = 0;
    double sumTurn = 0;
    for (int k = 0; k <= last; k++) {
      double stepped = adjoint[k] * logistic[start + k];
      sumPlus += adjoint[k] * softplus[start + k];
      sumStep += stepped;
      sumTurn += stepped * (distance[k] - at.logPlace[i]);
    }
    into.change[i] -= f * sumPlus;
    into.logPlace[i] += at.change[i] * sumStep;
    into.logSharpness[i] -= at.change[i] * (f * sumPlus - sumTurn);
  }
}

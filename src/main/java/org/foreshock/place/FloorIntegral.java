package org.foreshock.place;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.foreshock.prior.Beta;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;

/**
 * The integral of prior times likelihood over everything but place and sharpness of the last break:
 * the sum of a = 0, if it has mass of its own, and of a free limit, over whose depth a rule of
 * Gauss goes, or Laplace's method where the runs know it well.
 */
final class FloorIntegral {
  /** A part this far below the other, in logs, is not computed to the end. */
  private static final double NEGLIGIBLE = 10;

  private static final int STEPS = 10;
  private static final double DEEPEST = 9;
  private static final double START = 0.05;
  private static final int FINE = 10;

  private final ConditionalFit fit;
  private final double narrow;
  private final double logZero;
  private final double logFree;
  private final boolean uniform;
  private final boolean pole;
  private final double shallowest;
  private final double deepest;
  private final int place;
  private final int logSharpness;
  private final int depth;
  private final int[] bare;
  private final int[] deep;
  private final double[] node;
  private final double[] weight;
  private final double[] fineNode = new double[FINE];
  private final double[] fineWeight = new double[FINE];
  private final double[] logTerm;
  private final double[] doubt;
  private BreakSearch.Found zeroFound;
  private BreakSearch.Found freeFound;

  /**
   * Prepares the integral.
   *
   * @param nodes of the rule over the depth
   * @param narrow standard deviation of the depth below which its profile is as good as normal
   */
  FloorIntegral(ConditionalFit fit, AnalysisPrior analysis, int nodes, double narrow) {
    this.fit = fit;
    this.narrow = narrow;
    int breaks = analysis.priors().breaks();
    LawColumns law = fit.law();
    place = law.place(breaks - 1);
    logSharpness = law.logSharpness(breaks - 1);
    depth = law.depth();
    bare = new int[3 * breaks];
    deep = new int[bare.length + 1];
    for (int i = 0; i < bare.length; i++) {
      bare[i] = i;
      deep[i] = i;
    }
    deep[bare.length] = depth;
    logZero = Math.log(analysis.zeroFloor());
    logFree = Math.log(1 - analysis.zeroFloor());
    Floor floor = analysis.priors().floor();
    Prior share = floor instanceof Floor.Share free ? free.share() : null;
    uniform = new Beta(1, 1).equals(share);
    pole = share instanceof Beta beta && beta.a() < 1;
    shallowest = share == null ? 0 : -Math.log1p(-share.lower());
    deepest = share == null ? DEEPEST : Math.min(-Math.log1p(-share.upper()), DEEPEST);
    node = new double[nodes];
    weight = new double[nodes];
    logTerm = new double[nodes];
    doubt = new double[nodes];
    rule(node, weight);
    rule(fineNode, fineWeight);
  }

  /** The rule of Gauss and Legendre on (0, 1). */
  private static void rule(double[] node, double[] weight) {
    GaussIntegrator rule = new GaussIntegratorFactory().legendre(node.length);
    for (int i = 0; i < node.length; i++) {
      node[i] = 0.5 * (1 + rule.getPoint(i));
      weight[i] = 0.5 * rule.getWeight(i);
    }
  }

  /** Says where the earlier breaks are, with a = 0 and with a free limit. */
  void confine(BreakSearch.Found withZero, BreakSearch.Found withFree) {
    zeroFound = withZero;
    freeFound = withFree;
  }

  /** Keeps the earlier breaks near where they were found with a = 0. */
  void confineZero() {
    if (zeroFound != null) {
      fit.confine(zeroFound);
    }
  }

  /** Keeps them near where they were found with a free limit. */
  void confineFree() {
    if (freeFound != null) {
      fit.confine(freeFound);
    }
  }

  boolean hasZero() {
    return logZero > Double.NEGATIVE_INFINITY;
  }

  boolean hasFree() {
    return logFree > Double.NEGATIVE_INFINITY;
  }

  /**
   * The first look at a place (nats from the smallest scale) and sharpness; the profile's points
   * are where the fits start.
   */
  void look(double atPlace, double atLogSharpness, FloorProfile profile) {
    profile.zero = Double.NEGATIVE_INFINITY;
    profile.free = Double.NEGATIVE_INFINITY;
    profile.zeroDoubt = 0;
    profile.freeDoubt = 0;
    profile.done = true;
    double expected = Double.NEGATIVE_INFINITY;
    if (hasZero()) {
      confineZero();
      load(profile.zeroPoint, atPlace, atLogSharpness);
      fit.point()[depth] = 0;
      fit.climb(bare, bare.length, STEPS);
      profile.zeroDoubt = fit.doubt();
      profile.zero = logZero + fit.logIntegral(bare, bare.length);
      expected = fit.expected(bare, bare.length);
      fit.solution(bare, bare.length, profile.zeroPoint);
    }
    if (hasFree()) {
      confineFree();
      load(profile.freePoint, atPlace, atLogSharpness);
      profile.free = logFree + lookDeep(profile, expected);
    }
  }

  private void load(double[] from, double atPlace, double atLogSharpness) {
    System.arraycopy(from, 0, fit.point(), 0, from.length);
    fit.point()[place] = atPlace;
    fit.point()[logSharpness] = atLogSharpness;
  }

  private void save(double[] into) {
    System.arraycopy(fit.point(), 0, into, 0, into.length);
  }

  /** The part with a free limit; starts from the fit without one where that is the better. */
  private double lookDeep(FloorProfile profile, double expected) {
    if (shallowest == deepest) {
      fit.point()[depth] = shallowest;
      double value = atDepth();
      profile.freeDoubt = fit.doubt();
      save(profile.freePoint);
      return value;
    }
    double start = fit.point()[depth];
    fit.point()[depth] = start > 0 && start < 3 ? start : START;
    fit.start(deep, deep.length);
    if (zeroFound == null && fit.objective(deep, deep.length) < expected) {
      System.arraycopy(profile.zeroPoint, 0, fit.point(), 0, profile.zeroPoint.length);
      fit.start(deep, deep.length);
    }
    fit.goOn(deep, deep.length, STEPS);
    boolean converged = fit.converged();
    double at = fit.point()[depth];
    double sd = fit.sdOfLast();
    double pull = fit.pullOfLast();
    fit.responseToLast(deep.length, profile.response);
    save(profile.freePoint);
    profile.shallow = Math.max(shallowest, at - 4 * sd);
    profile.deep = Math.min(deepest, at + reach(at, sd, pull));
    if (!(profile.shallow < profile.deep)) {
      profile.shallow = shallowest;
      profile.deep = deepest;
    }
    profile.done = uniform && sd < narrow && converged;
    profile.freeDoubt = fit.doubt();
    return laplace(at, sd, pull, profile.shallow, profile.deep);
  }

  /** How far the depth may go up before its profile has fallen by 8. */
  private static double reach(double at, double sd, double pull) {
    double steep = at > 0 ? 0 : -Math.min(pull, 0) * sd;
    return sd * (-steep + Math.sqrt(steep * steep + 16));
  }

  /** The profile taken for a normal, cut off at the ends. */
  private double laplace(double at, double sd, double pull, double low, double high) {
    double value = fit.logIntegral(bare, bare.length) + fit.logDepthPrior();
    double sum = 0;
    for (int i = 0; i < FINE; i++) {
      double by = low + fineNode[i] * (high - low) - at;
      double z = by / sd;
      sum += fineWeight[i] * Math.exp(Math.min(pull * by - 0.5 * z * z, 300));
    }
    return value + Math.log(sum * (high - low));
  }

  /**
   * Computes the part with a free limit to the end, if it matters.
   *
   * @param worthwhile a value of the whole far below which rough will do
   */
  void complete(FloorProfile profile, double worthwhile) {
    if (profile.done || profile.free < Math.max(worthwhile, profile.zero) - NEGLIGIBLE) {
      return;
    }
    profile.done = true;
    confineFree();
    profile.free = logFree + gauss(profile);
  }

  /** Gauss-Legendre in the share, or in its root where the prior has a pole at 0. */
  private double gauss(FloorProfile profile) {
    double from = -Math.expm1(-profile.shallow);
    double to = -Math.expm1(-profile.deep);
    if (pole) {
      from = Math.sqrt(from);
      to = Math.sqrt(to);
    }
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < node.length; i++) {
      double v = from + node[i] * (to - from);
      double share = pole ? v * v : v;
      double at = -Math.log1p(-share);
      fit.moveLast(profile.freePoint, profile.response, deep, deep.length, at);
      double jacobian = (pole ? 2 * v : 1) / (1 - share);
      logTerm[i] = atDepth() + Math.log(jacobian * weight[i]);
      doubt[i] = fit.doubt();
      top = Math.max(top, logTerm[i]);
    }
    double sum = 0;
    double doubtful = 0;
    for (int i = 0; i < node.length; i++) {
      double term = Math.exp(logTerm[i] - top);
      sum += term;
      doubtful += term * doubt[i];
    }
    profile.freeDoubt = sum > 0 ? doubtful / sum : 1;
    return top + Math.log(sum * (to - from));
  }

  private double atDepth() {
    fit.climb(bare, bare.length, STEPS);
    return fit.logIntegral(bare, bare.length) + fit.logDepthPrior();
  }
}

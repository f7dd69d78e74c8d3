package org.foreshock.place;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Prior;

/**
 * The posterior of the place of the last break by nested adaptive quadrature: the place outermost,
 * then ln f, then the depth of the limit; all else by {@link ConditionalFit}.
 *
 * <p>Free of random numbers: the same experiment has the same answer to the last bit.
 */
final class PlaceQuadrature implements PlaceAnalysis {
  private static final double TAIL = 1e-5;

  /** Values this far below the best, in logs, carry no mass. */
  private static final double FAR = 14;

  /** A place this far below the best is not looked into. */
  private static final double HOPELESS = 40;

  /** A top of the scan is broad if both its neighbours are within this of it. */
  private static final double BROAD = 4;

  /** Where points go around a narrow top, in its standard deviations. */
  private static final double[] AROUND = {0, -1.3, 1.3, -2.6, 2.6, -4.2, 4.2};

  private static final int TOPS = 3;

  private final Located located;
  private final double origin;
  private final double lastScale;
  final ConditionalFit fit;
  final FloorIntegral floors;
  private final Prior placePrior;
  private final Prior sharpnessPrior;
  private final double[] places;
  private final double[] sharpnesses;
  final FloorProfile[][] scan;
  private final double[][] rough;
  private final int place;
  private final int logSharpness;
  private final int depth;
  private final int[] sharp;
  private final int[] sharpDeep;
  private final int[] deepSharp;
  private final int[] all;
  private final int[] allDeep;
  private final int[] deepAll;
  final LogCurve outer = new LogCurve();
  final LogCurve inner = new LogCurve();

  /** Finds the earlier breaks; null if there are none. */
  private final BreakSearch search;

  private final BreakSearch.Found zeroFound;
  private final BreakSearch.Found freeFound;

  /** The same with one break less. */
  private final BreakSearch.Found zeroLess;

  private final BreakSearch.Found freeLess;

  /** ln of the density of places in order over that of places in any, against one break less. */
  private final double logOrder;

  private final LogCurve.Function overPlace = new OverPlace();
  private final LogCurve.Function overSharpness = new OverSharpness();
  private final List<FloorProfile> solved = new ArrayList<>();
  final FloorProfile work;
  private double placeNow;
  private double innerTop;
  private double best;
  private double accountTop;
  private double counted;
  private double doubtful;

  /**
   * How fine the quadrature is.
   *
   * @param spacing of the places looked at first, in decades
   * @param intervals between the sharpnesses looked at first
   * @param depths nodes of the rule over the depth of the limit
   * @param narrow standard deviation of the depth below which Laplace's method will do
   * @param inner relative tolerance of the integral over ln f
   * @param outer relative tolerance of the integral over the place
   */
  record Fineness(
      double spacing, int intervals, int depths, double narrow, double inner, double outer) {
    PlacePosterior.Method method() {
      return equals(FAST)
          ? PlacePosterior.Method.QUADRATURE
          : PlacePosterior.Method.FINE_QUADRATURE;
    }

    static final Fineness FAST = new Fineness(0.3, 9, 6, 0.03, 0.008, 0.005);
    static final Fineness FINE = new Fineness(0.1, 24, 12, 0, 3e-4, 1e-3);
  }

  private final Fineness fineness;

  PlaceQuadrature(double[] logScales, AnalysisPrior analysis, Located located) {
    this(logScales, analysis, located, Fineness.FAST);
  }

  PlaceQuadrature(double[] logScales, AnalysisPrior analysis, Located located, Fineness fineness) {
    this.located = located;
    this.fineness = fineness;
    origin = logScales[0];
    lastScale = logScales[logScales.length - 1] / Logs.LN_10;
    fit = new ConditionalFit(logScales, analysis);
    floors = new FloorIntegral(fit, analysis, fineness.depths(), fineness.narrow());
    int breaks = analysis.priors().breaks();
    placePrior = analysis.priors().log10D().get(breaks - 1);
    sharpnessPrior = analysis.priors().f().get(breaks - 1);
    places = places(analysis);
    sharpnesses =
        even(
            Math.log(sharpnessPrior.quantile(TAIL)),
            Math.log(sharpnessPrior.quantile(1 - TAIL)),
            fineness.intervals());
    int parameters = fit.point().length;
    search = breaks > 1 ? new BreakSearch(fit, logScales, analysis) : null;
    zeroFound = new BreakSearch.Found(parameters, breaks - 1);
    freeFound = new BreakSearch.Found(parameters, breaks - 1);
    zeroLess = new BreakSearch.Found(parameters, breaks - 1);
    freeLess = new BreakSearch.Found(parameters, breaks - 1);
    logOrder =
        analysis.priors().logOrderConstant() - analysis.priors().oneLess().logOrderConstant();
    scan = new FloorProfile[places.length][sharpnesses.length];
    for (FloorProfile[] row : scan) {
      for (int j = 0; j < row.length; j++) {
        row[j] = new FloorProfile(parameters);
      }
    }
    rough = new double[places.length][sharpnesses.length];
    work = new FloorProfile(parameters);
    LawColumns law = fit.law();
    place = law.place(breaks - 1);
    logSharpness = law.logSharpness(breaks - 1);
    depth = law.depth();
    sharp = first(3 * breaks, logSharpness);
    sharpDeep = first(3 * breaks, logSharpness, depth);
    deepSharp = first(3 * breaks, depth, logSharpness);
    all = first(3 * breaks, logSharpness, place);
    allDeep = first(3 * breaks, logSharpness, place, depth);
    deepAll = first(3 * breaks, logSharpness, depth, place);
  }

  private static int[] first(int count, int... then) {
    int[] active = new int[count + then.length];
    for (int i = 0; i < count; i++) {
      active[i] = i;
    }
    System.arraycopy(then, 0, active, count, then.length);
    return active;
  }

  private double[] places(AnalysisPrior analysis) {
    double low = placePrior.quantile(TAIL * 0.01);
    double high = Math.min(placePrior.quantile(1 - TAIL * 0.01), analysis.horizonEnd());
    if (placePrior.lower() > Double.NEGATIVE_INFINITY) {
      low = placePrior.lower();
    }
    if (placePrior.upper() <= analysis.horizonEnd()) {
      high = placePrior.upper();
    }
    int n = (int) Math.min(Math.max((high - low) / fineness.spacing(), 12), 200);
    return even(low, high, n);
  }

  private static double[] even(double low, double high, int intervals) {
    double[] points = new double[intervals + 1];
    for (int i = 0; i <= intervals; i++) {
      points[i] = i == intervals ? high : low + (high - low) * i / intervals;
    }
    return points;
  }

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    fit.reset(experiment);
    best = Double.NEGATIVE_INFINITY;
    accountTop = Double.NEGATIVE_INFINITY;
    counted = 0;
    doubtful = 0;
    solved.clear();
    outer.clear();
    look();
    addTops();
    double spacing = places[1] - places[0];
    int start = bestRow();
    for (int i = start; i < places.length; i++) {
      if (outer.hasRoom(places[i], 0.15 * spacing)) {
        addPlace(places[i], i);
      }
    }
    for (int i = start - 1; i >= 0; i--) {
      if (outer.hasRoom(places[i], 0.15 * spacing)) {
        addPlace(places[i], i);
      }
    }
    double evidence = outer.refine(overPlace, fineness.outer(), 100);
    return summary(evidence + logOrder - withoutBreak());
  }

  /** A first look at all places and sharpnesses, along a path that never jumps. */
  private void look() {
    System.arraycopy(fit.point(), 0, work.zeroPoint, 0, work.zeroPoint.length);
    System.arraycopy(fit.point(), 0, work.freePoint, 0, work.freePoint.length);
    if (search != null) {
      findEarlier();
    }
    FloorProfile previous = work;
    for (int i = 0; i < places.length; i++) {
      for (int step = 0; step < sharpnesses.length; step++) {
        int j = i % 2 == 0 ? step : sharpnesses.length - 1 - step;
        FloorProfile profile = scan[i][j];
        profile.startFrom(previous);
        floors.look(nats(places[i]), sharpnesses[j], profile);
        rough[i][j] = profile.logValue() + logSharpnessPrior(sharpnesses[j]);
        previous = profile;
      }
    }
  }

  private void findEarlier() {
    if (floors.hasZero()) {
      search.run(false, zeroFound, zeroLess);
      System.arraycopy(zeroFound.point, 0, work.zeroPoint, 0, work.zeroPoint.length);
    }
    if (floors.hasFree()) {
      search.run(true, freeFound, freeLess);
      System.arraycopy(freeFound.point, 0, work.freePoint, 0, work.freePoint.length);
    }
    floors.confine(zeroFound, freeFound);
  }

  double nats(double log10) {
    return log10 * Logs.LN_10 - origin;
  }

  private double logSharpnessPrior(double x) {
    return sharpnessPrior.logDensity(Math.exp(x)) + x;
  }

  private int bestRow() {
    int row = 0;
    double top = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < places.length; i++) {
      for (double value : rough[i]) {
        if (value > top) {
          top = value;
          row = i;
        }
      }
    }
    return row;
  }

  /** Climbs from the tops of the scan and puts points around those that are narrow. */
  private void addTops() {
    List<int[]> tops = new ArrayList<>();
    for (int t = 0; t < TOPS; t++) {
      int[] top = null;
      for (int i = 0; i < places.length; i++) {
        for (int j = 0; j < sharpnesses.length; j++) {
          if ((top == null || rough[i][j] > rough[top[0]][top[1]]) && isApart(tops, i, j)) {
            top = new int[] {i, j};
          }
        }
      }
      tops.add(top);
    }
    for (int[] top : tops) {
      FloorProfile from = scan[top[0]][top[1]];
      if (floors.hasZero()) {
        floors.confineZero();
        climbAll(from.zeroPoint, all, all);
      }
      if (floors.hasFree()) {
        floors.confineFree();
        climbAll(from.freePoint, allDeep, deepAll);
      }
    }
  }

  private static boolean isApart(List<int[]> tops, int i, int j) {
    for (int[] top : tops) {
      if (Math.abs(top[0] - i) <= 1 && Math.abs(top[1] - j) <= 1) {
        return false;
      }
    }
    return true;
  }

  private void climbAll(double[] from, int[] active, int[] placeLast) {
    System.arraycopy(from, 0, fit.point(), 0, from.length);
    fit.climb(active, active.length, 30);
    fit.climb(placeLast, placeLast.length, 0);
    double sd = fit.sdOfLast() / Logs.LN_10;
    double centre = (fit.point()[place] + origin) / Logs.LN_10;
    double spacing = places[1] - places[0];
    if (sd > 0.6 * spacing) {
      return;
    }
    FloorProfile profile = new FloorProfile(from.length);
    System.arraycopy(fit.point(), 0, profile.zeroPoint, 0, from.length);
    System.arraycopy(fit.point(), 0, profile.freePoint, 0, from.length);
    solved.add(profile);
    for (double z : AROUND) {
      double at = centre + z * sd;
      boolean inside = at > places[0] && at < places[places.length - 1];
      if (inside && outer.hasRoom(at, 0.7 * sd)) {
        addPlace(at, -1);
      }
    }
  }

  private void addPlace(double at, int row) {
    double logValue = atPlace(at, row);
    outer.add(at, logValue, inner.averageShare());
  }

  /**
   * ln of the integral over everything but the place.
   *
   * @param row of the scan, or −1 if it is not a place of the scan
   */
  double atPlace(double log10, int row) {
    placeNow = nats(log10);
    inner.clear();
    innerTop = Double.NEGATIVE_INFINITY;
    int below =
        (int)
            Math.min(
                Math.max((log10 - places[0]) / (places[1] - places[0]), 0), places.length - 2.0);
    double[] first = rough[row >= 0 ? row : below];
    double[] second = rough[row >= 0 ? row : below + 1];
    int start = 0;
    for (int j = 1; j < sharpnesses.length; j++) {
      if (guess(first, second, j) > guess(first, second, start)) {
        start = j;
      }
    }
    FloorProfile from =
        scan[row >= 0 ? row : rough[below][start] > rough[below + 1][start] ? below : below + 1][
            start];
    if (!isBroad(first, second, start)) {
      climbSharp(from);
      FloorProfile near = nearest();
      if (near != null) {
        climbSharp(near);
      }
    }
    work.startFrom(from);
    double spacing = sharpnesses[1] - sharpnesses[0];
    // the best first, so that what is negligible beside it is known to be
    for (int step = 0; step < 2 * sharpnesses.length; step++) {
      int j = start + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
      if (j < 0 || j >= sharpnesses.length || !inner.hasRoom(sharpnesses[j], 0.15 * spacing)) {
        continue;
      }
      double guess = guess(first, second, j);
      if (row >= 0 && guess < innerTop - FAR) {
        inner.add(sharpnesses[j], guess, 0);
      } else if (row >= 0) {
        FloorProfile profile = scan[row][j];
        floors.complete(profile, innerTop - logSharpnessPrior(sharpnesses[j]));
        addSharp(sharpnesses[j], profile);
      } else {
        atSharpness(sharpnesses[j]);
        addSharp(sharpnesses[j], work);
      }
    }
    best = Math.max(best, innerTop);
    if (innerTop < best - HOPELESS) {
      inner.settle();
      return innerTop + placePrior.logDensity(log10);
    }
    return inner.refine(overSharpness, fineness.inner(), 60) + placePrior.logDensity(log10);
  }

  private static double guess(double[] first, double[] second, int j) {
    return Math.max(first[j], second[j]);
  }

  private static boolean isBroad(double[] first, double[] second, int j) {
    double least = guess(first, second, j) - BROAD;
    return (j == 0 || guess(first, second, j - 1) > least)
        && (j == first.length - 1 || guess(first, second, j + 1) > least);
  }

  private void addSharp(double x, FloorProfile profile) {
    inner.add(x, noted(x, profile), profile.zeroShare());
  }

  /** The log of the integrand over ln f; keeps the account of how much of it is in doubt. */
  private double noted(double x, FloorProfile profile) {
    double logValue = profile.logValue() + logSharpnessPrior(x);
    if (!(logValue > Double.NEGATIVE_INFINITY)) {
      return Double.NEGATIVE_INFINITY;
    }
    innerTop = Math.max(innerTop, logValue);
    if (logValue > accountTop) {
      double factor = Math.exp(accountTop - logValue);
      counted *= factor;
      doubtful *= factor;
      accountTop = logValue;
    }
    double weight = Math.exp(logValue - accountTop);
    counted += weight;
    doubtful += weight * profile.doubt();
    return logValue;
  }

  /** The solution whose place is nearest. */
  private FloorProfile nearest() {
    FloorProfile nearest = null;
    double least = Double.POSITIVE_INFINITY;
    for (FloorProfile profile : solved) {
      double distance = Math.abs(profile.freePoint[place] - placeNow);
      if (distance < least) {
        least = distance;
        nearest = profile;
      }
    }
    return nearest;
  }

  private void climbSharp(FloorProfile from) {
    if (floors.hasZero()) {
      floors.confineZero();
      climbSharp(from.zeroPoint, sharp, sharp, 0);
    }
    if (floors.hasFree()) {
      floors.confineFree();
      climbSharp(from.freePoint, sharpDeep, deepSharp, from.freePoint[depth]);
    }
  }

  private void climbSharp(double[] from, int[] active, int[] sharpLast, double startDepth) {
    System.arraycopy(from, 0, fit.point(), 0, from.length);
    fit.point()[place] = placeNow;
    fit.point()[depth] = startDepth;
    fit.climb(active, active.length, 15);
    fit.climb(sharpLast, sharpLast.length, 0);
    double sd = fit.sdOfLast();
    double low = sharpnesses[0];
    double high = sharpnesses[sharpnesses.length - 1];
    double centre = Math.min(Math.max(fit.point()[logSharpness], low), high);
    double spacing = sharpnesses[1] - sharpnesses[0];
    if (sd > 0.4 * spacing) {
      return;
    }
    System.arraycopy(fit.point(), 0, work.zeroPoint, 0, from.length);
    System.arraycopy(fit.point(), 0, work.freePoint, 0, from.length);
    if (inner.hasRoom(centre, 0.7 * sd)) {
      atSharpness(centre);
      addSharp(centre, work);
    }
    if (innerTop < best - HOPELESS) {
      return;
    }
    FloorProfile found = new FloorProfile(from.length);
    found.startFrom(work);
    solved.add(found);
    for (double z : AROUND) {
      double at = centre + z * sd;
      if (at >= low && at <= high && inner.hasRoom(at, 0.7 * sd)) {
        atSharpness(at);
        addSharp(at, work);
      }
    }
  }

  /** Leaves the floor's integral at a sharpness, and the place at hand, in {@link #work}. */
  private void atSharpness(double x) {
    floors.look(placeNow, x, work);
    floors.complete(work, innerTop - logSharpnessPrior(x));
  }

  private final class OverSharpness implements LogCurve.Function {
    @Override
    public double at(double x) {
      atSharpness(x);
      return noted(x, work);
    }

    @Override
    public double share() {
      return work.zeroShare();
    }
  }

  private final class OverPlace implements LogCurve.Function {
    @Override
    public double at(double x) {
      return atPlace(x, -1);
    }

    @Override
    public double share() {
      return inner.averageShare();
    }
  }

  /** ln of the evidence for one break less. */
  private double withoutBreak() {
    double beyond = nats(places[places.length - 1]) + 1e3;
    if (search == null) {
      work.startFrom(scan[places.length - 1][0]);
    } else {
      System.arraycopy(zeroLess.point, 0, work.zeroPoint, 0, work.zeroPoint.length);
      System.arraycopy(freeLess.point, 0, work.freePoint, 0, work.freePoint.length);
      floors.confine(zeroLess, freeLess);
    }
    floors.look(beyond, sharpnesses[0], work);
    floors.complete(work, Double.NEGATIVE_INFINITY);
    return work.logValue();
  }

  private PlacePosterior summary(double logBayesFactor) {
    PlaceDensity density = outer.density(24);
    double[] ends = density.shortest(located.level());
    return new PlacePosterior(
        ends[0],
        ends[1],
        1 - density.cumulative(lastScale),
        density.mostWithin(located.width()),
        density.mean(),
        density.variance(),
        outer.averageShare(),
        logBayesFactor,
        new PlacePosterior.How(fineness.method(), error(), fit.passes()));
  }

  /**
   * That of the integrals and of the fits that they stand on, if the earlier breaks are the ones
   * found.
   */
  private double error() {
    boolean known = search == null || earlierAreKnown();
    return known ? outer.error() + doubtful / counted : Double.POSITIVE_INFINITY;
  }

  private boolean earlierAreKnown() {
    return (!floors.hasZero() || zeroFound.known) && (!floors.hasFree() || freeFound.known);
  }
}

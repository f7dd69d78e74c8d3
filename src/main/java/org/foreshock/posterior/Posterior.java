package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.LawGrid;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.LogDensity;

/**
 * The posterior density of a broken power law with a given number of breaks, over unconstrained
 * coordinates. Evaluating it allocates nothing. Holds scratch space: one instance a thread.
 *
 * <p>As a {@link LogDensity}, with its constant, it is prior times likelihood, both with all their
 * constants, times the Jacobian of the coordinates: its integral over R^k is the evidence, the
 * density of the runs given the model. With log-normal noise and its relatives that is a density of
 * ln y, with additive noise one of y. A quantity that is fixed adds nothing: the evidence is then
 * that given its value.
 *
 * <p>Coordinates are chosen so that what the runs know stands still while the rest moves: ln μ at
 * the largest scale in place of the level; asinh c for changes of slope; the depth −ln(1 − share)
 * of the floor, share = a/μ(x_max), folded at 0 or its logarithm; ln σ less ln of the root mean
 * square residual, so that a close fit does not squeeze every other coordinate; ln f; log10 d in
 * order inside its support. A level, floor or σ whose prior bounds or fixes it keeps its own.
 */
public final class Posterior implements LogDensity {
  /** A limit below this share of the law is a start no chain should be given. */
  private static final double LEAST_SHARE = 1e-3;

  /** A residual is as good as none below this quantile of the prior of σ. */
  private static final double LEAST_SIGMA = 1e-3;

  private final NoiseModel noise;
  private final Layout layout;
  private final Prior[] priors;
  private final double logOrder;
  private final FloorForm floorForm;
  private final boolean sigmaIsRelative;
  private final double leastScatter;
  private final boolean levelIsAnchor;
  private final Coordinates coordinates;
  private final LawGrid grid;
  private final Likelihood likelihood;
  private final double[] logScales;
  private final int last;

  /**
   * Ln of the unit of y in coordinates, and the y that they count from: of {@link FloorForm#FREE}.
   */
  private final double logUnit;

  private final double centre;

  private final LawGrid.Parameters law;
  private final LawGrid.Parameters byLaw;
  private final double[] quantities;
  private final double[] byQuantity;
  private final double[] response;
  private final double[] byResponse;
  private double shift;
  private double byShift;
  private double byShape;
  private double sigma;
  private double logSigma;
  private double scatter;
  private double logJacobian;
  private double bySigma;
  private double byLevel;
  private double byLogLimit;
  private double share;

  /** Which quantity the coordinate of the floor is for, and which one its prior. */
  private enum FloorForm {
    /** The depth of the share, prior on the share over (0, 1). */
    DEPTH_OF_SHARE,
    /** The depth, prior on a over (0, ∞). */
    DEPTH_OF_LIMIT,
    /** The share itself, fixed or in a narrower interval. */
    SHARE,
    /** a itself, fixed or bounded. */
    LIMIT,
    /** ln(μ(x_max) − a), prior on a over the whole line. */
    FREE
  }

  /**
   * The posterior of one model.
   *
   * @param sweep the runs
   * @param priors of every quantity, without an atom; their number of breaks is the model's
   * @param noise how runs scatter
   */
  public Posterior(Sweep sweep, Priors priors, NoiseModel noise) {
    this.noise = noise;
    layout = Layout.of(priors);
    List<Prior> arranged = layout.arrange(priors);
    this.priors = arranged.toArray(new Prior[0]);
    logOrder = priors.logOrderConstant();
    levelIsAnchor = !isLine(priors.level());
    floorForm = floorForm(priors.floor(), noise, levelIsAnchor);
    boolean depth = floorForm == FloorForm.DEPTH_OF_SHARE || floorForm == FloorForm.DEPTH_OF_LIMIT;
    sigmaIsRelative =
        priors.sigma().lower() == 0 && priors.sigma().upper() == Double.POSITIVE_INFINITY;
    double least = sigmaIsRelative ? priors.sigma().quantile(LEAST_SIGMA) : 0;
    leastScatter = least * least;
    last = sweep.size() - 1;
    logScales = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      logScales[k] = Math.log(sweep.scales().get(k).x());
    }
    SlopeCoordinate.Tie tie =
        depth
            ? SlopeCoordinate.Tie.DEPTH
            : floorForm == FloorForm.FREE ? SlopeCoordinate.Tie.EXCESS : SlopeCoordinate.Tie.NONE;
    double resolution = Resolution.of(sweep, priors.sigma(), noise);
    coordinates = new Coordinates(layout, arranged, logScales, tie, resolution, sigmaIsRelative);
    grid =
        new LawGrid(
            logScales,
            layout.breaks(),
            levelIsAnchor ? LawGrid.Anchor.LEVEL : LawGrid.Anchor.LAST,
            floorForm == FloorForm.LIMIT || floorForm == FloorForm.FREE
                ? LawGrid.LimitForm.LOG
                : LawGrid.LimitForm.DEPTH);
    likelihood = Likelihood.of(sweep, noise);
    centre = sweep.scales().get(last).mean();
    logUnit = Math.log(range(sweep));
    law = new LawGrid.Parameters(layout.breaks());
    byLaw = new LawGrid.Parameters(layout.breaks());
    quantities = new double[layout.size()];
    byQuantity = new double[layout.size()];
    response = new double[last + 1];
    byResponse = new double[last + 1];
  }

  private static FloorForm floorForm(Floor floor, NoiseModel noise, boolean levelIsAnchor) {
    if (floor instanceof Floor.Share share) {
      boolean whole = share.share().lower() == 0 && share.share().upper() == 1;
      return whole ? FloorForm.DEPTH_OF_SHARE : FloorForm.SHARE;
    }
    boolean halfLine =
        floor instanceof Floor.Absolute absolute
            && absolute.a().lower() == 0
            && absolute.a().upper() == Double.POSITIVE_INFINITY;
    boolean free =
        !noise.isLog()
            && !levelIsAnchor
            && floor instanceof Floor.Absolute absolute
            && isLine(absolute.a());
    return halfLine ? FloorForm.DEPTH_OF_LIMIT : free ? FloorForm.FREE : FloorForm.LIMIT;
  }

  /** Between the lowest and the highest mean; 1 if there is none. */
  private static double range(Sweep sweep) {
    DoubleSummaryStatistics means =
        sweep.scales().stream().mapToDouble(Scale::mean).summaryStatistics();
    double range = means.getMax() - means.getMin();
    return range > 0 ? range : 1;
  }

  private static boolean isLine(Prior prior) {
    return prior.lower() == Double.NEGATIVE_INFINITY && prior.upper() == Double.POSITIVE_INFINITY;
  }

  @Override
  public int dimension() {
    return coordinates.dimension();
  }

  @Override
  public double logConstant() {
    return coordinates.logConstant();
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    logJacobian = coordinates.read(point, quantities);
    double logJoint = logJoint();
    byLaw.clear();
    grid.pullBack(law, byResponse, byLevel, byLogLimit, byLaw);
    collectGradient();
    coordinates.pullBack(quantities, byQuantity, gradient);
    double value = logJoint + logJacobian;
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  @Override
  public double value(double[] point) {
    logJacobian = coordinates.read(point, quantities);
    double logJoint = logJoint();
    double value = logJoint + logJacobian;
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** Log prior plus log likelihood of the quantities; leaves what the gradient needs. */
  private double logJoint() {
    setLaw();
    grid.evaluate(law);
    respond();
    settleSigma();
    double logLikelihood = likelihood.logDensity(sigma, logSigma);
    double logPrior = logOrder + sigmaPrior() + levelPrior() + floorPrior();
    for (int j = 0; j < priors.length; j++) {
      boolean done = (j <= Layout.FLOOR && j != Layout.SLOPE) || coordinates.isFixed(j);
      byQuantity[j] = 0;
      if (!done) {
        logPrior += prior(j);
      }
    }
    return logPrior + logLikelihood;
  }

  /** Log prior of one quantity; fills in its derivative. */
  private double prior(int j) {
    double quantity = quantities[j];
    if (layout.isSharpness(j)) {
      double log = law.logSharpness[j - layout.sharpness(0)];
      byQuantity[j] = priors[j].derivative(quantity, log);
      return priors[j].logDensity(quantity, log);
    }
    byQuantity[j] = priors[j].derivative(quantity);
    return priors[j].logDensity(quantity);
  }

  private void setLaw() {
    law.anchor =
        floorForm == FloorForm.FREE ? quantities[Layout.FLOOR] + logUnit : quantities[Layout.LEVEL];
    law.slope = quantities[Layout.SLOPE];
    double floor = quantities[Layout.FLOOR];
    law.limit =
        switch (floorForm) {
          case DEPTH_OF_SHARE, DEPTH_OF_LIMIT -> floor;
          case SHARE -> -Math.log1p(-floor);
          case LIMIT -> noise.isLog() ? Math.log(floor) : Double.NEGATIVE_INFINITY;
          case FREE -> Double.NEGATIVE_INFINITY;
        };
    for (int i = 0; i < law.breaks(); i++) {
      law.change[i] = quantities[layout.change(i)];
      law.logPlace[i] = quantities[layout.place(i)] * Logs.LN_10 - logScales[0];
      law.logSharpness[i] = Math.log(quantities[layout.sharpness(i)]);
    }
  }

  /**
   * What the law is compared with the runs in. With additive noise a limit that may be below 0 is
   * not the grid's, which holds logs, but added here.
   */
  private void respond() {
    double[] logValue = grid.logValue();
    if (noise.isLog()) {
      System.arraycopy(logValue, 0, response, 0, response.length);
      return;
    }
    shift =
        switch (floorForm) {
          case LIMIT -> quantities[Layout.FLOOR];
          case FREE -> lastValue() - Math.exp(law.anchor);
          default -> 0;
        };
    for (int k = 0; k <= last; k++) {
      response[k] = shift + Math.exp(logValue[k]);
    }
  }

  /** μ(x_max), of {@link FloorForm#FREE}. */
  private double lastValue() {
    return centre + Math.exp(logUnit) * quantities[Layout.LEVEL];
  }

  private void settleSigma() {
    scatter = leastScatter + likelihood.settle(response, shape());
    double given = quantities[Layout.SIGMA];
    sigma = sigmaIsRelative ? Math.exp(given) * Math.sqrt(scatter) : given;
    logSigma = Math.log(sigma);
  }

  private double shape() {
    return layout.hasShape() ? quantities[Layout.SHAPE] : Double.NaN;
  }

  /** Log prior of σ; fills in the gradient of likelihood and σ's prior by ln μ and by σ. */
  private double sigmaPrior() {
    boolean fixed = coordinates.isFixed(Layout.SIGMA);
    Prior prior = priors[Layout.SIGMA];
    bySigma = fixed ? 0 : likelihood.bySigma(sigma) + prior.derivative(sigma, logSigma);
    double weight = 0;
    if (sigmaIsRelative) {
      logJacobian += logSigma;
      bySigma = bySigma * sigma + 1;
      weight = 0.5 * bySigma / scatter;
    }
    byShape = likelihood.byShape(sigma, weight);
    likelihood.byResponse(sigma, weight, byResponse);
    if (!noise.isLog()) {
      byShift = 0;
      for (int k = 0; k <= last; k++) {
        byShift += byResponse[k];
        byResponse[k] *= response[k] - shift;
      }
    }
    return fixed ? 0 : prior.logDensity(sigma, logSigma);
  }

  private double levelPrior() {
    Prior prior = priors[Layout.LEVEL];
    if (coordinates.isFixed(Layout.LEVEL)) {
      byLevel = 0;
      return 0;
    }
    byLevel = prior.derivative(grid.level());
    return prior.logDensity(grid.level());
  }

  /**
   * The floor's prior, its gradient by ln a, and the Jacobian from depth to what it is stated for.
   */
  private double floorPrior() {
    Prior prior = priors[Layout.FLOOR];
    byLogLimit = 0;
    if (coordinates.isFixed(Layout.FLOOR)) {
      return 0;
    }
    switch (floorForm) {
      case DEPTH_OF_SHARE -> {
        double depth = quantities[Layout.FLOOR];
        logJacobian -= depth;
        share = -Math.expm1(-depth);
        return prior.logDensity(share);
      }
      case DEPTH_OF_LIMIT -> {
        double a = Math.exp(grid.logLimit());
        byLogLimit = prior.derivative(a) * a;
        logJacobian += grid.logValue()[last];
        byResponse[last] += 1;
        return prior.logDensity(a);
      }
      case FREE -> {
        byShift += prior.derivative(shift);
        logJacobian += logUnit;
        return prior.logDensity(shift);
      }
      default -> {
        return prior.logDensity(quantities[Layout.FLOOR]);
      }
    }
  }

  private void collectGradient() {
    boolean free = floorForm == FloorForm.FREE;
    byQuantity[Layout.LEVEL] = free ? Math.exp(logUnit) * byShift : byLaw.anchor;
    byQuantity[Layout.SLOPE] += byLaw.slope;
    byQuantity[Layout.SIGMA] = bySigma;
    byQuantity[Layout.FLOOR] = byFloor();
    if (layout.hasShape()) {
      byQuantity[Layout.SHAPE] += byShape;
    }
    for (int i = 0; i < law.breaks(); i++) {
      byQuantity[layout.change(i)] += byLaw.change[i];
      byQuantity[layout.place(i)] += byLaw.logPlace[i] * Logs.LN_10;
      byQuantity[layout.sharpness(i)] += byLaw.logSharpness[i] / quantities[layout.sharpness(i)];
    }
  }

  private double byFloor() {
    if (coordinates.isFixed(Layout.FLOOR)) {
      return 0;
    }
    Prior prior = priors[Layout.FLOOR];
    double floor = quantities[Layout.FLOOR];
    return switch (floorForm) {
      case DEPTH_OF_SHARE -> byLaw.limit + prior.derivative(share) * (1 - share) - 1;
      case DEPTH_OF_LIMIT -> byLaw.limit;
      case SHARE -> byLaw.limit / (1 - floor) + prior.derivative(floor);
      case LIMIT -> (noise.isLog() ? byLaw.limit / floor : byShift) + prior.derivative(floor);
      case FREE -> byLaw.anchor - byShift * Math.exp(law.anchor);
    };
  }

  /**
   * The law and noise at a point, with the log of prior times likelihood as they are stated: a
   * density of level, c0, c, f, log10 d, a (or its share) and sigma, so free of Jacobians.
   */
  public PosteriorDraw draw(int chain, int number, double[] point) {
    coordinates.read(point, quantities);
    double logJoint = logJoint();
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < law.breaks(); i++) {
      double place = place(quantities[layout.place(i)]);
      breaks.add(new Break(place, law.change[i], quantities[layout.sharpness(i)]));
    }
    double logOffset = asTold(grid.level() + law.slope * logScales[0]);
    BrokenPowerLaw drawn = new BrokenPowerLaw(limit(), logOffset, law.slope, breaks);
    Noise scatters = new Noise(noise, sigma, shape(), logMiddle());
    return new PosteriorDraw(chain, number, logJoint, drawn, scatters);
  }

  private double limit() {
    boolean apart = !noise.isLog() && (floorForm == FloorForm.LIMIT || floorForm == FloorForm.FREE);
    return apart ? shift : Math.min(Math.exp(grid.logLimit()), Double.MAX_VALUE);
  }

  private double logMiddle() {
    return asTold(0.5 * (logScales[0] + logScales[last]));
  }

  /** The log of a number as a file holds it, so that a draw read back is the same draw. */
  private static double asTold(double log) {
    double told = Math.log(Math.exp(log));
    return Double.isFinite(told) ? told : log;
  }

  /** A place under a vague prior may be beyond every double; the nearest one serves as well. */
  private static double place(double log10) {
    return Math.min(Math.max(Logs.exp10(log10), Double.MIN_VALUE), Double.MAX_VALUE);
  }

  /** The law and noise of a draw from the prior; its log density is left undefined (NaN). */
  public PosteriorDraw draw(int chain, int number, PriorDraw drawn) {
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < layout.breaks(); i++) {
      double place = place(drawn.log10D()[i]);
      breaks.add(new Break(place, drawn.c()[i], drawn.f()[i]));
    }
    double logOffset = drawn.level() + drawn.c0() * logScales[0];
    BrokenPowerLaw free = new BrokenPowerLaw(0, logOffset, drawn.c0(), breaks);
    boolean share = floorForm == FloorForm.DEPTH_OF_SHARE || floorForm == FloorForm.SHARE;
    double odds = drawn.floor() / (1 - drawn.floor());
    double limit = share ? free.valueAtLog(logScales[last]) * odds : drawn.floor();
    limit = Math.min(limit, Double.MAX_VALUE);
    BrokenPowerLaw law = new BrokenPowerLaw(limit, logOffset, drawn.c0(), breaks);
    Noise scatters = new Noise(noise, drawn.sigma(), drawn.shape(), logMiddle());
    return new PosteriorDraw(chain, number, Double.NaN, law, scatters);
  }

  /**
   * The point of a law and noise, the other way round from {@link #draw}; moved just inside the
   * support of the priors where it is not.
   */
  public double[] point(BrokenPowerLaw at, Noise scatters) {
    double[] values = new double[layout.size()];
    double logExcess = at.logExcess(logScales[last]);
    double least = -Math.log1p(-LEAST_SHARE);
    double depth =
        at.limit() > 0 ? Math.max(at.logValue(logScales[last]) - logExcess, least) : least;
    double share = -Math.expm1(-depth);
    double level = at.logOffset() - at.slope() * logScales[0];
    values[Layout.LEVEL] = levelIsAnchor ? level : anchor(at, logExcess, depth);
    values[Layout.SLOPE] = at.slope();
    values[Layout.SIGMA] =
        sigmaIsRelative ? Math.log(scatters.sigma() / rootScatter(at, scatters)) : scatters.sigma();
    if (layout.hasShape()) {
      values[Layout.SHAPE] = scatters.shape();
    }
    values[Layout.FLOOR] =
        switch (floorForm) {
          case DEPTH_OF_SHARE, DEPTH_OF_LIMIT -> depth;
          case SHARE -> share;
          case LIMIT -> at.limit();
          case FREE -> logExcess - logUnit;
        };
    for (int i = 0; i < layout.breaks(); i++) {
      Break b = at.breaks().get(i);
      values[layout.change(i)] = b.slopeChange();
      values[layout.sharpness(i)] = b.sharpness();
      values[layout.place(i)] = Math.log(b.place()) / Logs.LN_10;
    }
    return coordinates.write(values);
  }

  /** The other point of the same law, where coordinates have two of each; otherwise the same. */
  public double[] mirrored(double[] point) {
    return coordinates.mirrored(point);
  }

  private double anchor(BrokenPowerLaw at, double logExcess, double depth) {
    return switch (floorForm) {
      case LIMIT -> logExcess;
      case FREE -> (at.valueAtLog(logScales[last]) - centre) / Math.exp(logUnit);
      default -> logExcess + depth;
    };
  }

  private double rootScatter(BrokenPowerLaw at, Noise scatters) {
    double[] centres = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      centres[k] = scatters.centre(at, logScales[k]);
    }
    return Math.sqrt(leastScatter + likelihood.settle(centres, scatters.shape()));
  }
}

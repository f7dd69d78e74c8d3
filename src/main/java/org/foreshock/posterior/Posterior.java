package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.LawGrid;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.LogDensity;

/**
 * The posterior density of a broken power law with a given number of breaks, over unconstrained
 * coordinates. Evaluating it allocates nothing. Holds scratch space: one instance a thread.
 *
 * <p>Coordinates are chosen so that what the runs know stands still while the rest moves: ln μ at
 * the largest scale in place of the level; asinh c for changes of slope; the depth −ln(1 − share)
 * of the floor, share = a/μ(x_max), folded at 0; ln σ less ln of the root mean square residual, so
 * that a close fit does not squeeze every other coordinate; ln f; log10 d in order inside its
 * support. A level, floor or σ whose prior bounds or fixes it keeps its own.
 */
public final class Posterior implements LogDensity {
  private static final double LN10 = Math.log(10);

  /** A limit below this share of the law is a start no chain should be given. */
  private static final double LEAST_SHARE = 1e-3;

  /** A residual is as good as none below this quantile of the prior of σ. */
  private static final double LEAST_SIGMA = 1e-3;

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

  private final LawGrid.Parameters law;
  private final LawGrid.Parameters byLaw;
  private final double[] quantities;
  private final double[] byQuantity;
  private final double[] byLogValue;
  private double sigma;
  private double scatter;
  private double logJacobian;
  private double bySigma;
  private double byLevel;
  private double byLogLimit;

  /** Which quantity the coordinate of the floor is for, and which one its prior. */
  private enum FloorForm {
    /** The depth of the share, prior on the share over (0, 1). */
    DEPTH_OF_SHARE,
    /** The depth, prior on a over (0, ∞). */
    DEPTH_OF_LIMIT,
    /** The share itself, fixed or in a narrower interval. */
    SHARE,
    /** a itself, fixed or bounded. */
    LIMIT
  }

  /**
   * The posterior of one model.
   *
   * @param sweep the runs
   * @param priors of every quantity; their number of breaks is the model's
   * @param noise how runs scatter
   */
  public Posterior(Sweep sweep, Priors priors, NoiseModel noise) {
    layout = new Layout(priors.breaks());
    List<Prior> arranged = layout.arrange(priors);
    this.priors = arranged.toArray(new Prior[0]);
    logOrder = priors.logOrderConstant();
    floorForm = floorForm(priors.floor());
    boolean depth = floorForm == FloorForm.DEPTH_OF_SHARE || floorForm == FloorForm.DEPTH_OF_LIMIT;
    sigmaIsRelative =
        priors.sigma().lower() == 0 && priors.sigma().upper() == Double.POSITIVE_INFINITY;
    double least = sigmaIsRelative ? priors.sigma().quantile(LEAST_SIGMA) : 0;
    leastScatter = least * least;
    levelIsAnchor = !isLine(priors.level());
    last = sweep.size() - 1;
    logScales = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      logScales[k] = Math.log(sweep.scales().get(k).x());
    }
    coordinates = new Coordinates(layout, arranged, logScales, depth, sigmaIsRelative);
    grid =
        new LawGrid(
            logScales,
            layout.breaks(),
            levelIsAnchor ? LawGrid.Anchor.LEVEL : LawGrid.Anchor.LAST,
            floorForm == FloorForm.LIMIT ? LawGrid.LimitForm.LOG : LawGrid.LimitForm.DEPTH);
    likelihood = noise.likelihood(sweep);
    law = new LawGrid.Parameters(layout.breaks());
    byLaw = new LawGrid.Parameters(layout.breaks());
    quantities = new double[layout.size()];
    byQuantity = new double[layout.size()];
    byLogValue = new double[last + 1];
  }

  private static FloorForm floorForm(Floor floor) {
    if (floor instanceof Floor.Share share) {
      boolean whole = share.share().lower() == 0 && share.share().upper() == 1;
      return whole ? FloorForm.DEPTH_OF_SHARE : FloorForm.SHARE;
    }
    boolean halfLine =
        floor instanceof Floor.Absolute absolute
            && absolute.a().lower() == 0
            && absolute.a().upper() == Double.POSITIVE_INFINITY;
    return halfLine ? FloorForm.DEPTH_OF_LIMIT : FloorForm.LIMIT;
  }

  private static boolean isLine(Prior prior) {
    return prior.lower() == Double.NEGATIVE_INFINITY && prior.upper() == Double.POSITIVE_INFINITY;
  }

  @Override
  public int dimension() {
    return coordinates.dimension();
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    logJacobian = coordinates.read(point, quantities);
    double logJoint = logJoint();
    byLaw.clear();
    grid.pullBack(law, byLogValue, byLevel, byLogLimit, byLaw);
    collectGradient();
    coordinates.pullBack(quantities, byQuantity, gradient);
    double value = logJoint + logJacobian;
    return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
  }

  /** Log prior plus log likelihood of the quantities; leaves what the gradient needs. */
  private double logJoint() {
    setLaw();
    grid.evaluate(law);
    settleSigma();
    double logLikelihood = likelihood.logDensity(sigma);
    double logPrior = logOrder + sigmaPrior() + levelPrior() + floorPrior();
    for (int j = 0; j < priors.length; j++) {
      boolean done = (j <= Layout.FLOOR && j != Layout.SLOPE) || coordinates.isFixed(j);
      if (!done) {
        logPrior += priors[j].logDensity(quantities[j]);
      }
      byQuantity[j] = done ? 0 : priors[j].derivative(quantities[j]);
    }
    return logPrior + logLikelihood;
  }

  private void setLaw() {
    law.anchor = quantities[Layout.LEVEL];
    law.slope = quantities[Layout.SLOPE];
    double floor = quantities[Layout.FLOOR];
    law.limit =
        switch (floorForm) {
          case DEPTH_OF_SHARE, DEPTH_OF_LIMIT -> floor;
          case SHARE -> -Math.log1p(-floor);
          case LIMIT -> Math.log(floor);
        };
    for (int i = 0; i < law.breaks(); i++) {
      law.change[i] = quantities[layout.change(i)];
      law.logPlace[i] = quantities[layout.place(i)] * LN10 - logScales[0];
      law.logSharpness[i] = Math.log(quantities[layout.sharpness(i)]);
    }
  }

  private void settleSigma() {
    scatter = leastScatter + likelihood.settle(grid.logValue());
    double given = quantities[Layout.SIGMA];
    sigma = sigmaIsRelative ? Math.exp(given) * Math.sqrt(scatter) : given;
  }

  /** Log prior of σ; fills in the gradient of likelihood and σ's prior by ln μ and by σ. */
  private double sigmaPrior() {
    boolean fixed = coordinates.isFixed(Layout.SIGMA);
    Prior prior = priors[Layout.SIGMA];
    bySigma = fixed ? 0 : likelihood.bySigma(sigma) + prior.derivative(sigma);
    double weight = 0;
    if (sigmaIsRelative) {
      logJacobian += Math.log(sigma);
      bySigma = bySigma * sigma + 1;
      weight = 0.5 * bySigma / scatter;
    }
    likelihood.byLogValue(sigma, weight, byLogValue);
    return fixed ? 0 : prior.logDensity(sigma);
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
        return prior.logDensity(-Math.expm1(-depth));
      }
      case DEPTH_OF_LIMIT -> {
        double a = Math.exp(grid.logLimit());
        byLogLimit = prior.derivative(a) * a;
        logJacobian += grid.logValue()[last];
        byLogValue[last] += 1;
        return prior.logDensity(a);
      }
      default -> {
        return prior.logDensity(quantities[Layout.FLOOR]);
      }
    }
  }

  private void collectGradient() {
    byQuantity[Layout.LEVEL] = byLaw.anchor;
    byQuantity[Layout.SLOPE] += byLaw.slope;
    byQuantity[Layout.SIGMA] = bySigma;
    byQuantity[Layout.FLOOR] = byFloor();
    for (int i = 0; i < law.breaks(); i++) {
      byQuantity[layout.change(i)] += byLaw.change[i];
      byQuantity[layout.place(i)] += byLaw.logPlace[i] * LN10;
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
      case DEPTH_OF_SHARE -> {
        double share = -Math.expm1(-floor);
        yield byLaw.limit + prior.derivative(share) * Math.exp(-floor) - 1;
      }
      case DEPTH_OF_LIMIT -> byLaw.limit;
      case SHARE -> byLaw.limit / (1 - floor) + prior.derivative(floor);
      case LIMIT -> byLaw.limit / floor + prior.derivative(floor);
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
    BrokenPowerLaw drawn =
        new BrokenPowerLaw(asTold(grid.logLimit()), logOffset, law.slope, breaks);
    return new PosteriorDraw(chain, number, logJoint, drawn, sigma);
  }

  /** The log of a number as a file holds it, so that a draw read back is the same draw. */
  private static double asTold(double log) {
    double told = Math.log(Math.exp(log));
    return Double.isFinite(told) ? told : log;
  }

  /** A place under a vague prior may be beyond every double; the nearest one serves as well. */
  private static double place(double log10) {
    return Math.min(Math.max(Math.exp(log10 * LN10), Double.MIN_VALUE), Double.MAX_VALUE);
  }

  /** The law and noise of a draw from the prior; its log density is left undefined (NaN). */
  public PosteriorDraw draw(int chain, int number, PriorDraw drawn) {
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < layout.breaks(); i++) {
      double place = place(drawn.log10D()[i]);
      breaks.add(new Break(place, drawn.c()[i], drawn.f()[i]));
    }
    double logOffset = drawn.level() + drawn.c0() * logScales[0];
    BrokenPowerLaw free =
        new BrokenPowerLaw(Double.NEGATIVE_INFINITY, logOffset, drawn.c0(), breaks);
    boolean share = floorForm == FloorForm.DEPTH_OF_SHARE || floorForm == FloorForm.SHARE;
    double logOdds = Math.log(drawn.floor()) - Math.log1p(-drawn.floor());
    double logLimit = share ? free.logExcess(logScales[last]) + logOdds : Math.log(drawn.floor());
    BrokenPowerLaw law = new BrokenPowerLaw(logLimit, logOffset, drawn.c0(), breaks);
    return new PosteriorDraw(chain, number, Double.NaN, law, drawn.sigma());
  }

  /**
   * The point of a law and noise, the other way round from {@link #draw}; moved just inside the
   * support of the priors where it is not.
   */
  public double[] point(BrokenPowerLaw at, double noise) {
    double[] values = new double[layout.size()];
    double logExcess = at.logExcess(logScales[last]);
    double depth = Math.max(at.logValue(logScales[last]) - logExcess, -Math.log1p(-LEAST_SHARE));
    double share = -Math.expm1(-depth);
    boolean limit = floorForm == FloorForm.LIMIT;
    double level = at.logOffset() - at.slope() * logScales[0];
    values[Layout.LEVEL] = levelIsAnchor ? level : logExcess + (limit ? 0 : depth);
    values[Layout.SLOPE] = at.slope();
    values[Layout.SIGMA] = sigmaIsRelative ? Math.log(noise / rootScatter(at)) : noise;
    values[Layout.FLOOR] =
        switch (floorForm) {
          case DEPTH_OF_SHARE, DEPTH_OF_LIMIT -> depth;
          case SHARE -> share;
          case LIMIT -> at.limit();
        };
    for (int i = 0; i < layout.breaks(); i++) {
      Break b = at.breaks().get(i);
      values[layout.change(i)] = b.slopeChange();
      values[layout.sharpness(i)] = b.sharpness();
      values[layout.place(i)] = Math.log(b.place()) / LN10;
    }
    return coordinates.write(values);
  }

  private double rootScatter(BrokenPowerLaw at) {
    double[] logValue = new double[last + 1];
    for (int k = 0; k <= last; k++) {
      logValue[k] = at.logValue(logScales[k]);
    }
    return Math.sqrt(leastScatter + likelihood.settle(logValue));
  }
}

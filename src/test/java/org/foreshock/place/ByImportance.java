package org.foreshock.place;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.prior.StudentT;
import org.foreshock.sampler.Randomness;

/**
 * The posterior of the place of one break by importance sampling of all seven quantities, from the
 * law and the priors alone: slow, random, and without a line of the quadrature.
 *
 * <p>Place and sharpness come from a table of cells in the quantiles of their priors, which a first
 * round fills; the limit from its prior; level, c0 and c from a multivariate Student-t around the
 * least squares fit given these, which takes the priors for further observations; σ from its prior
 * or around the residuals, half the time each.
 */
final class ByImportance {
  private static final double LN_10 = Math.log(10);
  private static final int PLACES = 48;
  private static final int SHARPNESSES = 12;
  private static final int NU = 5;
  private static final double EVEN = 0.15;

  private final Experiment runs;
  private final AnalysisPrior analysis;
  private final Priors priors;
  private final int breaks;
  private final UniformRandomProvider random;
  private final double shift;
  private final double[] placeEdge = new double[PLACES + 1];
  private final double[] logSharpnessEdge = new double[SHARPNESSES + 1];
  private final double[] centre;
  private final double[] spread;
  private final double leastSigma;
  private final double mostSigma;

  /** What the draws say. */
  record Answer(
      double logEvidence,
      double error,
      double probabilityZeroFloor,
      double mean,
      double sd,
      double[] places,
      double[] weights,
      double worth) {

    /** Posterior probability of a place in an interval. */
    double within(double low, double high) {
      double sum = 0;
      for (int i = 0; i < places.length; i++) {
        sum += places[i] >= low && places[i] <= high ? weights[i] : 0;
      }
      return sum;
    }
  }

  /** One draw: its log weight, and what it is a draw of. */
  private record Draw(double logWeight, double place, boolean zero, int cell) {}

  private ByImportance(Experiment runs, AnalysisPrior analysis, int breaks, long seed) {
    this.runs = runs;
    this.analysis = analysis;
    this.breaks = breaks;
    priors = breaks == 0 ? analysis.priors().oneLess() : analysis.priors();
    random = Randomness.streams(seed, 1)[0].provider();
    shift = analysis.levelFollows() ? runs.mean()[0] : 0;
    if (breaks > 0) {
      Prior place = priors.log10D().get(0);
      double within = place.cumulative(analysis.horizonEnd());
      edges(place, within, placeEdge);
      edges(priors.f().get(0), 1, logSharpnessEdge);
      Arrays.setAll(logSharpnessEdge, j -> Math.log(logSharpnessEdge[j]));
    }
    List<Prior> all = linear();
    centre = all.stream().mapToDouble(prior -> prior.quantile(0.5)).toArray();
    centre[0] += shift - runs.mean()[0];
    spread = all.stream().mapToDouble(ByImportance::spread).toArray();
    leastSigma = priors.sigma().quantile(0.02);
    mostSigma = priors.sigma().quantile(0.98);
  }

  /** The outermost lose a millionth of the mass. */
  private static void edges(Prior prior, double within, double[] edge) {
    int last = edge.length - 1;
    for (int i = 0; i <= last; i++) {
      edge[i] = prior.quantile(within * Math.min(Math.max((double) i / last, 1e-6), 1 - 1e-6));
    }
  }

  /** With the break. */
  static Answer of(Experiment runs, AnalysisPrior analysis, int draws, long seed) {
    return new ByImportance(runs, analysis, 1, seed).answer(draws);
  }

  /** ln p(runs | one break) − ln p(runs | none). */
  static double logBayesFactor(
      Answer with, Experiment runs, AnalysisPrior analysis, int draws, long seed) {
    return with.logEvidence - new ByImportance(runs, analysis, 0, seed).answer(draws).logEvidence;
  }

  private Answer answer(int draws) {
    double[] share = new double[PLACES * SHARPNESSES];
    Arrays.fill(share, 1.0 / share.length);
    if (breaks > 0) {
      share = table(draws(share, draws / 2));
    }
    Draw[] all = draws(share, draws);
    double top = top(all);
    double[] weight = Arrays.stream(all).mapToDouble(d -> Math.exp(d.logWeight - top)).toArray();
    double sum = 0;
    double squares = 0;
    for (double w : weight) {
      sum += w;
      squares += w * w;
    }
    double zero = 0;
    double mean = 0;
    double second = 0;
    for (int i = 0; i < all.length; i++) {
      weight[i] /= sum;
      zero += all[i].zero ? weight[i] : 0;
      mean += weight[i] * all[i].place;
      second += weight[i] * all[i].place * all[i].place;
    }
    double worth = sum * sum / squares;
    return new Answer(
        top + Math.log(sum / draws),
        Math.sqrt(1 / worth - 1.0 / draws),
        zero,
        mean,
        Math.sqrt(Math.max(second - mean * mean, 0)),
        Arrays.stream(all).mapToDouble(Draw::place).toArray(),
        weight,
        worth);
  }

  private static double top(Draw[] all) {
    return Arrays.stream(all).mapToDouble(Draw::logWeight).max().orElseThrow();
  }

  private static double[] table(Draw[] all) {
    double top = top(all);
    double[] share = new double[PLACES * SHARPNESSES];
    double sum = 0;
    for (Draw each : all) {
      double w = Math.exp(each.logWeight - top);
      share[each.cell] += w;
      sum += w;
    }
    for (int i = 0; i < share.length; i++) {
      share[i] = EVEN / share.length + (1 - EVEN) * share[i] / sum;
    }
    return share;
  }

  private Draw[] draws(double[] share, int draws) {
    double[] upTo = share.clone();
    Arrays.parallelPrefix(upTo, Double::sum);
    Draw[] all = new Draw[draws];
    for (int i = 0; i < draws; i++) {
      double u = (i + random.nextDouble()) / draws * upTo[upTo.length - 1];
      int found = Arrays.binarySearch(upTo, u);
      int cell = Math.min(found < 0 ? -1 - found : found, upTo.length - 1);
      all[i] = draw(cell, -Math.log(share[cell] * share.length));
    }
    return all;
  }

  private Draw draw(int cell, double logCell) {
    double place = Double.NaN;
    double f = Double.NaN;
    double logPrior = 0;
    if (breaks > 0) {
      int i = cell / SHARPNESSES;
      int j = cell % SHARPNESSES;
      place = between(placeEdge, i);
      logPrior = priors.log10D().get(0).logDensity(place);
      logPrior += Math.log(PLACES * (placeEdge[i + 1] - placeEdge[i]));
      f = Math.exp(between(logSharpnessEdge, j));
      double width = logSharpnessEdge[j + 1] - logSharpnessEdge[j];
      if (width > 0) {
        logPrior += priors.f().get(0).logDensity(f) + Math.log(f * SHARPNESSES * width);
      }
    }
    boolean zero = random.nextDouble() < analysis.zeroFloor();
    double limit = zero ? 0 : limit();
    double[] at = centre.clone();
    double[][] root = climb(at, place, f, zero, limit);
    double[] z = new double[at.length];
    Arrays.setAll(z, i -> normal());
    double chi = 0;
    for (int i = 0; i < NU; i++) {
      double n = normal();
      chi += n * n;
    }
    double stretch = Math.sqrt(NU / chi);
    double squares = 0;
    double logDensity = 0;
    for (int i = 0; i < at.length; i++) {
      for (int j = 0; j <= i; j++) {
        at[i] += root[i][j] * z[j] * stretch;
      }
      squares += z[i] * z[i] * stretch * stretch;
      logDensity -= Math.log(root[i][i]);
    }
    int q = at.length;
    // the constant of a Student-t of 5 degrees of freedom in 2 or 3 dimensions
    double logGammas = q == 2 ? Math.log(2.5) : Math.log(6 / 1.329340388179137);
    logDensity += logGammas - 0.5 * q * Math.log(NU * Math.PI);
    logDensity -= 0.5 * (NU + q) * Math.log1p(squares / NU);
    double[] rest = residuals(at, place, f, zero, limit);
    double sum = runs.within();
    double terms = runs.freedom() + runs.size();
    for (int k = 0; k < rest.length; k++) {
      sum += runs.count()[k] * rest[k] * rest[k];
    }
    Sigma sigma = sigma(sum, terms);
    double logWeight =
        logCell
            + logPrior
            + logPriors(at)
            - logDensity
            + priors.sigma().logDensity(sigma.value)
            - sigma.logDensity
            - terms * Math.log(sigma.value)
            - 0.5 * sum / (sigma.value * sigma.value);
    return new Draw(
        Double.isNaN(logWeight) ? Double.NEGATIVE_INFINITY : logWeight, place, zero, cell);
  }

  private double normal() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }

  private double limit() {
    Floor floor = priors.floor();
    return floor instanceof Floor.Share free
        ? free.share().sample(random)
        : ((Floor.Absolute) floor).a().sample(random);
  }

  private List<Prior> linear() {
    return breaks == 0
        ? List.of(priors.level(), priors.c0())
        : List.of(priors.level(), priors.c0(), priors.c().get(0));
  }

  private double logPriors(double[] at) {
    double sum = 0;
    List<Prior> all = linear();
    for (int i = 0; i < at.length; i++) {
      double value = i == 0 ? at[0] + runs.mean()[0] - shift : at[i];
      sum += narrow(all.get(i)).logDensity(value);
    }
    return sum;
  }

  private double between(double[] edge, int i) {
    return edge[i] + random.nextDouble() * (edge[i + 1] - edge[i]);
  }

  /** ȳ − ln μ. */
  private double[] residuals(double[] at, double place, double f, boolean zero, double limit) {
    double first = runs.logScales()[0];
    List<Break> all =
        breaks == 0 ? List.of() : List.of(new Break(Math.exp(place * LN_10), at[2], f));
    BrokenPowerLaw shape = new BrokenPowerLaw(0, 0, at[1], all);
    double excess = at[0] + at[1] * first;
    double[] rest = new double[runs.size()];
    double end = excess + shape.logExcess(runs.logScales()[runs.size() - 1]);
    double floor =
        zero
            ? 0
            : priors.floor() instanceof Floor.Share
                ? Math.exp(end) * limit / (1 - limit)
                : limit * Math.exp(-runs.mean()[0]);
    for (int k = 0; k < rest.length; k++) {
      double value = excess + shape.logExcess(runs.logScales()[k]);
      rest[k] =
          runs.mean()[k] - runs.mean()[0] - (floor > 0 ? Math.log(Math.exp(value) + floor) : value);
    }
    return rest;
  }

  /** Least squares from where it is; returns a root of the covariance. */
  private double[][] climb(double[] at, double place, double f, boolean zero, double limit) {
    int q = at.length;
    double noise = 0;
    double[][] precision = new double[q][q];
    int steps = zero ? 2 : 5;
    for (int step = 0; step < steps; step++) {
      double[] rest = residuals(at, place, f, zero, limit);
      double sum = runs.within();
      for (int k = 0; k < rest.length; k++) {
        sum += runs.count()[k] * rest[k] * rest[k];
      }
      double own = sum / Math.max(runs.freedom() + runs.size() - 2, 2);
      noise = Math.min(Math.max(own, leastSigma * leastSigma), mostSigma * mostSigma);
      double[][] slope = new double[q][];
      for (int i = 0; i < q; i++) {
        double[] moved = at.clone();
        moved[i] += 1e-5;
        double[] other = residuals(moved, place, f, zero, limit);
        double[] column = new double[rest.length];
        Arrays.setAll(column, k -> (rest[k] - other[k]) / 1e-5);
        slope[i] = column;
      }
      double[] pull = new double[q];
      for (int i = 0; i < q; i++) {
        for (int j = 0; j < q; j++) {
          precision[i][j] = 0;
          for (int k = 0; k < rest.length; k++) {
            precision[i][j] += runs.count()[k] * slope[i][k] * slope[j][k] / noise;
          }
        }
        for (int k = 0; k < rest.length; k++) {
          pull[i] += runs.count()[k] * slope[i][k] * rest[k] / noise;
        }
        precision[i][i] += 1 / (spread[i] * spread[i]);
        pull[i] += (centre[i] - at[i]) / (spread[i] * spread[i]);
      }
      double[] by =
          new CholeskyDecomposition(new Array2DRowRealMatrix(precision), 1e-6, 0)
              .getSolver()
              .solve(new ArrayRealVector(pull))
              .toArray();
      double most = 0;
      for (double b : by) {
        most = Math.max(most, Math.abs(b));
      }
      double length = zero || most < 1 ? 1 : 1 / most;
      for (int i = 0; i < q; i++) {
        at[i] += length * by[i];
      }
    }
    RealMatrix covariance =
        new CholeskyDecomposition(new Array2DRowRealMatrix(precision), 1e-6, 0)
            .getSolver()
            .getInverse();
    RealMatrix even = covariance.add(covariance.transpose()).scalarMultiply(0.5);
    return new CholeskyDecomposition(even, 1e-6, 0).getL().getData();
  }

  /** What is fixed is all but fixed here. */
  private static Prior narrow(Prior prior) {
    return prior.isFixed() ? new Normal(prior.lower(), 1e-7) : prior;
  }

  private static double spread(Prior stated) {
    Prior prior = narrow(stated);
    double half = (prior.quantile(0.84) - prior.quantile(0.16)) / 2;
    return prior instanceof StudentT ? 1.5 * half : half;
  }

  private record Sigma(double value, double logDensity) {}

  /** From the prior, or from a Student-t of ln σ around the residuals. */
  private Sigma sigma(double squares, double terms) {
    Prior prior = priors.sigma();
    if (prior.isFixed()) {
      return new Sigma(prior.lower(), 0);
    }
    double centre = 0.5 * Math.log(squares / terms);
    double scale = 1.2 / Math.sqrt(2 * terms);
    StudentT around = new StudentT(NU, centre, scale);
    double value = random.nextBoolean() ? prior.sample(random) : Math.exp(around.sample(random));
    double density =
        0.5 * Math.exp(prior.logDensity(value))
            + 0.5 * Math.exp(around.logDensity(Math.log(value)) - Math.log(value));
    return new Sigma(value, Math.log(density));
  }
}

package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.point.PointFit;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Mode;

/**
 * Finds the modes that chains start from. With the places and sharpnesses of the breaks and the
 * limit given, ln(y − a) is linear in level and slopes, so a candidate costs one small regression:
 * breaks are scanned over a grid one after another, the best few kept at each number of breaks
 * (segmented regression with a beam), polished by a pattern search, and climbed from in the
 * posterior itself. So are the optima of least squares ({@link PointFit}), whose search tries
 * breaks together and fits the limit as well: it finds breaks that merge and breaks that have just
 * begun, which many seeds make certain and a scan one after another misses.
 */
public final class StartSearch {
  private static final int BEAM = 6;
  private static final int IDLE = 2;
  private static final int MAX_PLACES = 48;
  private static final double MOST_DECADES = 2;

  /** How far beyond the last scale, in nats, a break is tried that does nothing yet. */
  private static final double FAR = 2;

  /** With more scales than this, neighbours are looked at together while scanning. */
  private static final int MOST_SCALES = 300;

  private static final double[] LIMITS = {0, 0.3, 0.6, 0.85, 0.97};

  /**
   * How far below the lowest mean a limit that may be negative is tried, in ranges of the means.
   */
  private static final double[] DEPTHS = {0.02, 0.1, 0.4, 1.5, 6, 30};

  /** What is left of y above the limit counts as no less, in the same unit. */
  private static final double LEAST_EXCESS = 1e-3;

  /** Climbs to one maximum end within this of each other in log density. */
  private static final double ALIKE = 1e-3;

  /** And within so many standard deviations. */
  private static final double NEAR = 1;

  private static final double[] SHARPNESS_QUANTILES = {0.05, 0.25, 0.5, 0.75, 0.95};

  private final Sweep sweep;
  private final Priors priors;
  private final Posterior posterior;
  private final int scales;
  private final double[] u;
  private final NoiseModel noise;
  private final double noiseShape;
  private final double[] response;
  private final double[] value;
  private final double lowest;
  private final double range;
  private final double[] count;
  private final double within;
  private final double terms;
  private final double[] scratch;

  /**
   * A search.
   *
   * @param sweep the runs
   * @param priors of the model
   * @param noise of the model
   * @param posterior of the same; used by this thread alone while the search runs
   */
  public StartSearch(Sweep sweep, Priors priors, NoiseModel noise, Posterior posterior) {
    this.sweep = sweep;
    this.priors = priors;
    this.noise = noise;
    noiseShape = priors.shape().map(other -> other.prior().quantile(0.5)).orElse(Double.NaN);
    this.posterior = posterior;
    int together = (sweep.size() + MOST_SCALES - 1) / MOST_SCALES;
    this.scales = (sweep.size() + together - 1) / together;
    u = new double[scales];
    response = new double[scales];
    value = new double[scales];
    count = new double[scales];
    double sumWithin = 0;
    double sumTerms = 0;
    for (int i = 0; i < sweep.size(); i++) {
      Scale scale = sweep.scales().get(i);
      Moments moments = noise.moments(scale);
      int k = i / together;
      count[k] += moments.count();
      u[k] += (Math.log(scale.x()) - u[k]) * moments.count() / count[k];
      response[k] += (moments.mean() - response[k]) * moments.count() / count[k];
      sumWithin += moments.sumOfSquares();
      sumTerms += moments.terms();
    }
    Arrays.setAll(value, k -> noise.isLog() ? Math.exp(response[k]) : response[k]);
    DoubleSummaryStatistics values = Arrays.stream(value).summaryStatistics();
    lowest = values.getMin();
    range = values.getMax() > lowest ? values.getMax() - lowest : 1;
    within = sumWithin;
    terms = sumTerms;
    scratch = new double[posterior.dimension()];
  }

  /** The shape of a law: what is left to find is linear. */
  private record Shape(double limit, double[] place, double[] sharpness) {
    Shape with(double newPlace, double newSharpness) {
      return new Shape(limit, append(place, newPlace), append(sharpness, newSharpness));
    }

    Shape replace(int i, double newPlace, double newSharpness) {
      double[] places = place.clone();
      double[] sharp = sharpness.clone();
      places[i] = newPlace;
      sharp[i] = newSharpness;
      return new Shape(limit, places, sharp);
    }

    Shape withLimit(double newLimit) {
      return new Shape(newLimit, place, sharpness);
    }

    private static double[] append(double[] a, double last) {
      double[] longer = Arrays.copyOf(a, a.length + 1);
      longer[a.length] = last;
      return longer;
    }
  }

  /**
   * A shape with the verdict on it: the posterior's, or, while breaks are still missing, the
   * profile log likelihood.
   */
  private record Candidate(Shape shape, double[] point, double logDensity) {}

  /**
   * The modes found, best first, each worth a start: those whose Laplace mass is within a factor
   * e^4 of the largest.
   */
  public List<Mode> modes() {
    List<Candidate> beam = new ArrayList<>();
    for (double limit : limits()) {
      beam.add(judge(new Shape(limit, new double[0], new double[0])));
    }
    for (int i = 0; i < priors.c().size(); i++) {
      List<Candidate> idle = idle(beam, i);
      beam = polish(widen(beam, i));
      beam.addAll(idle);
    }
    List<double[]> starts = new ArrayList<>();
    beam.forEach(candidate -> starts.add(candidate.point()));
    starts.addAll(leastSquares());
    return climb(starts);
  }

  /** Optima of least squares, where there are runs enough for them. */
  private List<double[]> leastSquares() {
    int breaks = priors.breaks();
    if (breaks == 0 || sweep.size() < 3 + 3 * breaks) {
      return List.of();
    }
    NoiseModel response = noise.isLog() ? NoiseModel.LOGNORMAL : NoiseModel.ADDITIVE;
    boolean floor = !(priors.floor() instanceof Floor.Zero);
    PointFit fit = PointFit.leastSquares(sweep, response, breaks, floor, horizon());
    List<BrokenPowerLaw> laws = new ArrayList<>();
    laws.add(fit.law());
    fit.rivals().forEach(rival -> laws.add(rival.law()));
    return laws.stream().map(law -> posterior.point(law, scatters(law))).toList();
  }

  /** How many decades beyond the runs a break may lie, at most two. */
  private double horizon() {
    double farthest = 0;
    for (Prior place : priors.log10D()) {
      farthest = Math.max(farthest, place.upper() - Math.log(sweep.maxX()) / Logs.LN_10);
    }
    return Math.min(MOST_DECADES, farthest);
  }

  private double[] limits() {
    if (priors.floor() instanceof Floor.Zero) {
      return new double[] {0};
    }
    if (!noise.isLog() && priors.floor() instanceof Floor.Absolute absolute) {
      return absolute.a().isFixed()
          ? new double[] {absolute.a().lower()}
          : Arrays.stream(DEPTHS).map(depth -> lowest - depth * range).toArray();
    }
    return Arrays.stream(LIMITS).map(share -> share * Math.max(lowest, 0)).toArray();
  }

  /**
   * The best candidates with a break added that does nothing, beyond the runs: without these the
   * possibility that the runs show no further break is only found by accident.
   */
  private List<Candidate> idle(List<Candidate> beam, int breaks) {
    double f = priors.f().get(breaks).quantile(0.5);
    List<Candidate> idle = new ArrayList<>();
    for (Candidate from : beam) {
      idle.add(judge(from.shape().with(u[scales - 1] + FAR, f)));
    }
    idle.removeIf(candidate -> !(candidate.logDensity() > Double.NEGATIVE_INFINITY));
    idle.sort(Comparator.comparingDouble(Candidate::logDensity).reversed());
    return idle.subList(0, Math.min(IDLE, idle.size()));
  }

  /** Adds a break to every candidate at every place and sharpness; keeps the best, places apart. */
  private List<Candidate> widen(List<Candidate> beam, int breaks) {
    double[] sharpness = quantiles(priors.f().get(breaks), SHARPNESS_QUANTILES);
    List<Candidate> all = new ArrayList<>();
    for (Candidate from : beam) {
      for (double place : places()) {
        Candidate best = null;
        for (double f : sharpness) {
          best = better(best, judge(from.shape().with(place, f)));
        }
        all.add(best);
      }
    }
    return distinct(all, BEAM);
  }

  private static double[] quantiles(Prior prior, double[] at) {
    double[] q = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      q[i] = prior.quantile(at[i]);
    }
    return q;
  }

  /** Where breaks are tried: along the data, and a little past its end. */
  private double[] places() {
    int inside = Math.min(2 * scales, MAX_PLACES);
    double width = u[scales - 1] - u[0];
    double[] places = new double[inside + 2];
    for (int i = 0; i < inside; i++) {
      places[i] = u[0] + width * (i + 0.5) / inside;
    }
    places[inside] = u[scales - 1] + 0.5;
    places[inside + 1] = u[scales - 1] + FAR;
    return places;
  }

  private static Candidate better(Candidate a, Candidate b) {
    return a == null || b.logDensity() > a.logDensity() ? b : a;
  }

  /**
   * The best of the list that differ from each other by more than a unit of log density or place.
   */
  private List<Candidate> distinct(List<Candidate> all, int most) {
    all.sort(Comparator.comparingDouble(Candidate::logDensity).reversed());
    double near = (u[scales - 1] - u[0]) / 40;
    List<Candidate> kept = new ArrayList<>();
    for (Candidate candidate : all) {
      boolean fresh = kept.stream().noneMatch(k -> alike(k.shape(), candidate.shape(), near));
      if (fresh && kept.size() < most && candidate.logDensity() > Double.NEGATIVE_INFINITY) {
        kept.add(candidate);
      }
    }
    return kept;
  }

  private static boolean alike(Shape a, Shape b, double near) {
    double[] p = a.place().clone();
    double[] q = b.place().clone();
    Arrays.sort(p);
    Arrays.sort(q);
    for (int i = 0; i < p.length; i++) {
      if (Math.abs(p[i] - q[i]) > near) {
        return false;
      }
    }
    return true;
  }

  /** Moves every break, its sharpness and the limit by shrinking steps while that helps. */
  private List<Candidate> polish(List<Candidate> beam) {
    List<Candidate> polished = new ArrayList<>();
    for (Candidate candidate : beam) {
      polished.add(polish(candidate));
    }
    return distinct(polished, BEAM);
  }

  private Candidate polish(Candidate start) {
    Candidate best = start;
    double step = (u[scales - 1] - u[0]) / places().length;
    double ratio = 2;
    for (int round = 0; round < 8; round++) {
      for (int i = 0; i < best.shape().place().length; i++) {
        Shape shape = best.shape();
        double place = shape.place()[i];
        double f = shape.sharpness()[i];
        for (int move = -1; move <= 1; move += 2) {
          best = better(best, judge(shape.replace(i, place + move * step, f)));
          best = better(best, judge(shape.replace(i, place, move > 0 ? f * ratio : f / ratio)));
        }
      }
      for (double limit : limits()) {
        best = better(best, judge(best.shape().withLimit(limit)));
      }
      step *= 0.6;
      ratio = 1 + 0.7 * (ratio - 1);
    }
    return best;
  }

  private List<Mode> climb(List<double[]> starts) {
    List<Mode> modes = new ArrayList<>();
    for (double[] start : starts) {
      Mode mode = Mode.climb(posterior, start);
      if (modes.stream().noneMatch(known -> isSame(known, mode))
          && Double.isFinite(mode.logDensity())) {
        modes.add(mode);
      }
    }
    modes.sort(Comparator.comparingDouble(Mode::logMass).reversed());
    double least = modes.isEmpty() ? 0 : modes.get(0).logMass() - 4;
    modes.removeIf(m -> m.logMass() < least);
    return modes;
  }

  /**
   * Whether two climbs came to the same maximum. Modes that are as likely as each other may still
   * be far apart; climbs along a flat ridge end a little apart.
   */
  private boolean isSame(Mode known, Mode mode) {
    return Math.abs(known.logDensity() - mode.logDensity()) < ALIKE
        && (known.distance(mode.point()) < NEAR
            || known.distance(posterior.mirrored(mode.point())) < NEAR);
  }

  /** Finds level, slopes and noise of a shape by weighted regression; asks the posterior. */
  private Candidate judge(Shape shape) {
    double[] beta = regress(shape);
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < shape.place().length; i++) {
      breaks.add(new Break(Math.exp(shape.place()[i]), beta[2 + i], shape.sharpness()[i]));
    }
    breaks.sort(Comparator.comparingDouble(Break::place));
    BrokenPowerLaw law =
        new BrokenPowerLaw(shape.limit(), beta[0] + beta[1] * u[0], beta[1], breaks);
    Noise scatters = scatters(law);
    if (breaks.size() < priors.breaks()) {
      return new Candidate(shape, null, -terms * Math.log(scatters.sigma()));
    }
    double[] point = posterior.point(law, scatters);
    return new Candidate(shape, point, posterior.evaluate(point, scratch));
  }

  private Noise scatters(BrokenPowerLaw law) {
    return new Noise(noise, sigma(law), noiseShape, 0.5 * (u[0] + u[scales - 1]));
  }

  private double sigma(BrokenPowerLaw law) {
    if (priors.sigma() instanceof Fixed) {
      return priors.sigma().lower();
    }
    double squares = within;
    for (int k = 0; k < scales; k++) {
      double centre = noise.isLog() ? law.logValue(u[k]) : law.valueAtLog(u[k]);
      double residual = response[k] - centre;
      squares += count[k] * residual * residual;
    }
    double unit = noise.isLog() ? 1 : range;
    return Math.sqrt(squares / terms + 1e-22 * unit * unit);
  }

  /** With additive noise a mean may lie below the limit. */
  private double excess(int k, double limit) {
    double excess = value[k] - limit;
    return noise.isLog() ? excess : Math.max(excess, LEAST_EXCESS * range);
  }

  /** Level at the smallest scale, c0, and c_i, with a light ridge towards 0 for the slopes. */
  private double[] regress(Shape shape) {
    int p = 2 + shape.place().length;
    double[][] normal = new double[p][p];
    double[] right = new double[p];
    double[] row = new double[p];
    for (int k = 0; k < scales; k++) {
      double excess = excess(k, shape.limit());
      double z = Math.log(excess);
      double share = excess / (noise.isLog() ? value[k] : range);
      double weight = count[k] * share * share;
      row[0] = 1;
      row[1] = u[0] - u[k];
      for (int i = 2; i < p; i++) {
        double f = shape.sharpness()[i - 2];
        row[i] = -f * Softplus.value((u[k] - shape.place()[i - 2]) / f);
      }
      for (int i = 0; i < p; i++) {
        right[i] += weight * row[i] * z;
        for (int j = 0; j < p; j++) {
          normal[i][j] += weight * row[i] * row[j];
        }
      }
    }
    for (int i = 1; i < p; i++) {
      normal[i][i] += 1e-4 + 1e-9 * normal[i][i];
    }
    return new CholeskyDecomposition(MatrixUtils.createRealMatrix(normal), 1e-6, 0)
        .getSolver()
        .solve(MatrixUtils.createRealVector(right))
        .toArray();
  }
}

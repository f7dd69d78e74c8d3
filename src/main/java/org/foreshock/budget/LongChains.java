package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.StatUtils;
import org.foreshock.budget.PlacePosterior.Method;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.FitException;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;

/**
 * The posterior of the place of the last break by long chains of the engine's samplers: one fit
 * with a = 0, one with a free limit, weighed by the density of the limit's share at 0 in the latter
 * (the ratio of Savage and Dickey: Dickey 1971). Slow, and shares nothing with {@link
 * PlaceQuadrature}.
 */
final class LongChains implements PlaceAnalysis {
  private static final double LN_10 = Math.log(10);
  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
  private static final int CHAINS = 4;
  private static final int WARMUP = 1000;

  /**
   * Each is tried where the one before failed a gate. What runs before a break know makes narrow
   * bent valleys with steep walls, which ask for small steps.
   */
  private static final List<Sampler> TRIES =
      List.of(
          new Sampler.NoUTurn(0.99, 10),
          new Sampler.NoUTurn(0.998, 10),
          Sampler.AdaptiveMetropolis.DEFAULT);

  private final double[] logScales;
  private final AnalysisPrior analysis;
  private final Located located;
  private final int draws;
  private final List<Sampler> tries;

  /**
   * Prepares analyses.
   *
   * @param draws kept of each chain
   */
  LongChains(double[] logScales, AnalysisPrior analysis, Located located, int draws) {
    this(logScales, analysis, located, draws, TRIES);
  }

  /** The same with other samplers. */
  LongChains(
      double[] logScales, AnalysisPrior analysis, Located located, int draws, List<Sampler> tries) {
    this.logScales = logScales.clone();
    this.analysis = analysis;
    this.located = located;
    this.draws = draws;
    this.tries = List.copyOf(tries);
  }

  /** A place with a weight. */
  private record Weighed(double place, double weight) {}

  /** The draws of one of the two models within the horizon, and whether they can be trusted. */
  private record Part(double[] place, double[] share, Method method, boolean ok) {}

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    double zero = analysis.zeroFloor();
    try {
      Part without = zero > 0 ? part(experiment, new Floor.Zero(), seed) : null;
      Part with = zero < 1 ? part(experiment, analysis.priors().floor(), seed) : null;
      boolean both = without != null && with != null;
      double share = both ? zeroShare(zero, with.share) : without == null ? 0 : 1;
      return summary(without, with, share, both ? zeroShareError(zero, with.share) : 0);
    } catch (FitException e) {
      return summary(null, null, Double.NaN, Double.POSITIVE_INFINITY);
    }
  }

  private Part part(Experiment experiment, Floor floor, long seed) {
    Model model = new Model(sweep(experiment), priors(experiment, floor), NoiseModel.LOGNORMAL);
    Fit fit = null;
    for (Sampler sampler : tries) {
      ChainSettings settings = new ChainSettings(CHAINS, WARMUP, draws, 1, seed, sampler);
      fit = Fit.posterior(model, settings, () -> {});
      if (fit.diagnosis().ok()) {
        break;
      }
    }
    return withinHorizon(fit);
  }

  private Part withinHorizon(Fit fit) {
    double last = logScales[logScales.length - 1];
    List<double[]> kept = new ArrayList<>();
    for (PosteriorDraw draw : fit.draws()) {
      List<Break> breaks = draw.law().breaks();
      double place = Math.log(breaks.get(breaks.size() - 1).place()) / LN_10;
      if (place <= analysis.horizonEnd()) {
        double share = draw.law().limit() / draw.law().valueAtLog(last);
        kept.add(new double[] {place, share});
      }
    }
    return new Part(
        kept.stream().mapToDouble(each -> each[0]).toArray(),
        kept.stream().mapToDouble(each -> each[1]).toArray(),
        fit.diagnosis().trajectories().isPresent() ? Method.NUTS : Method.METROPOLIS,
        fit.diagnosis().ok());
  }

  /** The squares within scales count by their sum alone, so they may all stand at one scale. */
  private static Sweep sweep(Experiment experiment) {
    double[] x = new double[experiment.size()];
    double[] squares = new double[x.length];
    int most = 0;
    for (int k = 0; k < x.length; k++) {
      x[k] = Math.exp(experiment.logScales()[k]);
      most = experiment.count()[k] > experiment.count()[most] ? k : most;
    }
    squares[most] = experiment.within();
    return Sweep.ofMoments(x, experiment.count(), experiment.mean(), squares);
  }

  private Priors priors(Experiment experiment, Floor floor) {
    Priors priors = analysis.priors();
    boolean moves = analysis.levelFollows() && priors.level() instanceof Normal;
    return new Priors(
        moves ? moved((Normal) priors.level(), experiment.mean()[0]) : priors.level(),
        priors.c0(),
        priors.c(),
        priors.f(),
        priors.log10D(),
        floor,
        priors.sigma());
  }

  private static Normal moved(Normal level, double by) {
    return new Normal(level.mean() + by, level.sd());
  }

  /** Whether draws come close enough to 0 for their density there to be known, or stay far off. */
  private static boolean knowsZero(double[] share) {
    double[] sorted = share.clone();
    Arrays.sort(sorted);
    double middle = sorted[sorted.length / 2];
    double low = sorted[sorted.length / 100];
    return low < 0.1 * middle || low > 0.7 * middle;
  }

  /** Posterior probability of a = 0, where the prior of a free share is uniform. */
  private static double zeroShare(double prior, double[] share) {
    double odds = prior / (1 - prior) * densityAtZero(share);
    return odds / (1 + odds);
  }

  /** Its standard error, by what each of the chains would have said. */
  private static double zeroShareError(double prior, double[] share) {
    int size = share.length / CHAINS;
    double[] each = new double[CHAINS];
    for (int c = 0; c < CHAINS; c++) {
      each[c] = zeroShare(prior, Arrays.copyOfRange(share, c * size, (c + 1) * size));
    }
    return Math.sqrt(StatUtils.variance(each) / CHAINS);
  }

  /** Local linear estimate at the edge, with a normal kernel (Jones 1993, section 3). */
  private static double densityAtZero(double[] values) {
    double mean = 0;
    double squares = 0;
    for (double v : values) {
      mean += v / values.length;
      squares += v * v / values.length;
    }
    double sd = Math.sqrt(squares - mean * mean);
    double width = Math.exp(Math.log(values.length) * -0.2) * sd;
    double edge = 1 / SQRT_TWO_PI;
    double sum = 0;
    for (double v : values) {
      double z = v / width;
      sum += (0.5 - edge * z) / (0.25 - edge * edge) * Math.exp(-0.5 * z * z) / SQRT_TWO_PI;
    }
    return Math.max(sum / (values.length * width), 0);
  }

  private PlacePosterior summary(Part without, Part with, double zeroShare, double error) {
    List<Weighed> all = new ArrayList<>();
    add(all, without, zeroShare);
    add(all, with, 1 - zeroShare);
    boolean ok =
        all.size() > 2
            && (without == null || with == null || knowsZero(with.share))
            && (without == null || without.ok || zeroShare < 0.01)
            && (with == null || with.ok || zeroShare > 0.99);
    Method method = slower(without, with);
    PlacePosterior.How how =
        new PlacePosterior.How(method, ok ? error : Double.POSITIVE_INFINITY, all.size());
    if (all.size() < 3) {
      double end = analysis.horizonEnd();
      return new PlacePosterior(
          Double.NEGATIVE_INFINITY,
          end,
          Double.NaN,
          0,
          end,
          Double.NaN,
          zeroShare,
          Double.NaN,
          how);
    }
    all.sort(Comparator.comparingDouble(Weighed::place));
    double[] at = new double[all.size()];
    double[] weight = new double[all.size() - 1];
    for (int i = 0; i < at.length; i++) {
      at[i] = all.get(i).place;
    }
    for (int i = 0; i < weight.length; i++) {
      weight[i] = 0.5 * (all.get(i).weight + all.get(i + 1).weight);
    }
    PlaceDensity density = new PlaceDensity(at, weight);
    double[] ends = density.shortest(located.level());
    return new PlacePosterior(
        ends[0],
        ends[1],
        1 - density.cumulative(logScales[logScales.length - 1] / LN_10),
        density.mostWithin(located.width()),
        density.mean(),
        density.variance(),
        zeroShare,
        Double.NaN,
        how);
  }

  private static Method slower(Part without, Part with) {
    return Stream.of(without, with)
        .filter(Objects::nonNull)
        .map(Part::method)
        .max(Comparator.naturalOrder())
        .orElse(Method.UNSETTLED);
  }

  private static void add(List<Weighed> all, Part part, double weight) {
    if (part == null || !(weight > 0)) {
      return;
    }
    for (double place : part.place) {
      all.add(new Weighed(place, weight / part.place.length));
    }
  }
}

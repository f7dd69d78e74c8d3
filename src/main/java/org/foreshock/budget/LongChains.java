package org.foreshock.budget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.foreshock.budget.PlacePosterior.Method;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Fit;
import org.foreshock.fit.FitException;
import org.foreshock.fit.Model;
import org.foreshock.posterior.Posterior;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Evidence;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Sampler;

/**
 * The posterior of the place of the last break by long chains of the engine's samplers: one fit
 * with a = 0, one with a free limit, weighed by their evidence. Slow, and shares nothing with
 * {@link PlaceQuadrature}.
 */
final class LongChains implements PlaceAnalysis {
  private static final double LN_10 = Math.log(10);
  private static final int CHAINS = 4;
  private static final int WARMUP = 1000;

  /** Points of importance sampling: an error of a few thousandths, at the price of a short fit. */
  private static final int WEIGHED = 50_000;

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

  /** A number with its standard error. */
  private record Known(double value, double error) {}

  /**
   * One of the two models.
   *
   * @param place draws within the horizon
   */
  private record Part(Model model, Fit fit, double[] place) {

    boolean ok() {
      return fit.diagnosis().ok();
    }

    Method method() {
      return fit.diagnosis().trajectories().isPresent() ? Method.NUTS : Method.METROPOLIS;
    }

    /** Of the model and a break within the horizon. */
    Evidence evidence(long seed) {
      Posterior posterior = model.posterior();
      List<double[]> points =
          fit.draws().stream().map(draw -> posterior.point(draw.law(), draw.noise())).toList();
      // a stream that no chain has
      Randomness random = Randomness.streams(seed, CHAINS + 2)[CHAINS + 1];
      Evidence whole = Evidence.of(posterior, points, WEIGHED, random);
      double within = place.length / (double) points.size();
      return new Evidence(whole.log() + Math.log(within), whole.relativeError());
    }
  }

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    double zero = analysis.zeroFloor();
    try {
      Part without = zero > 0 ? part(experiment, new Floor.Zero(), seed) : null;
      Part with = zero < 1 ? part(experiment, analysis.priors().floor(), seed) : null;
      boolean both = without != null && with != null;
      Known share =
          both ? zeroShare(zero, without, with, seed) : new Known(without == null ? 0 : 1, 0);
      return summary(without, with, share);
    } catch (FitException e) {
      return summary(null, null, new Known(Double.NaN, Double.POSITIVE_INFINITY));
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
    return new Part(model, fit, places(fit));
  }

  /** Of the last break, where it lies within the horizon. */
  private double[] places(Fit fit) {
    return fit.draws().stream()
        .map(draw -> draw.law().breaks())
        .mapToDouble(breaks -> Math.log(breaks.get(breaks.size() - 1).place()) / LN_10)
        .filter(place -> place <= analysis.horizonEnd())
        .toArray();
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

  /** Posterior probability of a = 0: relative errors of the evidence are those of its odds. */
  private static Known zeroShare(double prior, Part without, Part with, long seed) {
    Evidence zero = without.evidence(seed);
    Evidence free = with.evidence(seed);
    double odds = prior / (1 - prior) * Math.exp(zero.log() - free.log());
    double share = odds == Double.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    double error = Math.hypot(zero.relativeError(), free.relativeError());
    return new Known(share, share * (1 - share) * error);
  }

  private PlacePosterior summary(Part without, Part with, Known share) {
    double zeroShare = share.value;
    List<Weighed> all = new ArrayList<>();
    add(all, without, zeroShare);
    add(all, with, 1 - zeroShare);
    boolean ok =
        all.size() > 2
            && (without == null || without.ok() || zeroShare < 0.01)
            && (with == null || with.ok() || zeroShare > 0.99);
    Method method = slower(without, with);
    PlacePosterior.How how =
        new PlacePosterior.How(method, ok ? share.error : Double.POSITIVE_INFINITY, all.size());
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

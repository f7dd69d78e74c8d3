package org.foreshock.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.foreshock.fit.Fit;
import org.foreshock.fit.FitException;
import org.foreshock.fit.Model;
import org.foreshock.numeric.Logs;
import org.foreshock.place.PlacePosterior.Method;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Floor;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Evidence;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Sampler;

/**
 * The posterior of the place of the last break by long chains of the engine's samplers: one fit
 * with a = 0, one with a free limit, weighed by their evidence; and the same with one break less.
 * Slow, and shares nothing with {@link PlaceQuadrature}.
 */
final class LongChains implements PlaceAnalysis {
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

  /** One model. */
  private record Part(Fit fit, Evidence evidence) {
    boolean ok() {
      return fit.diagnosis().ok();
    }

    Method method() {
      return fit.diagnosis().trajectories().isPresent() ? Method.NUTS : Method.METROPOLIS;
    }
  }

  /**
   * Models that differ in the limit alone.
   *
   * @param without a = 0; null if that is not possible
   * @param with a free limit; null if there is none
   * @param zeroShare posterior probability of a = 0
   * @param error standard error of that
   * @param logEvidence ln of the evidence of both together
   */
  private record Average(
      Part without, Part with, double zeroShare, double error, double logEvidence) {
    boolean ok() {
      return (without == null || without.ok() || zeroShare < 0.01)
          && (with == null || with.ok() || zeroShare > 0.99);
    }
  }

  @Override
  public PlacePosterior analyse(Experiment experiment, long seed) {
    try {
      Model model = RunsModel.of(experiment, analysis);
      Average average = average(model, seed);
      PlacePosterior posterior = summary(average);
      return posterior.how().isExact()
          ? posterior.withBayesFactor(
              average.logEvidence - logEvidence(model.with(model.priors().oneLess()), seed))
          : posterior;
    } catch (FitException e) {
      return unknown(
          Double.NaN, new PlacePosterior.How(Method.UNSETTLED, Double.POSITIVE_INFINITY, 0));
    }
  }

  /** NaN if it cannot be trusted: a place is known without it. */
  private double logEvidence(Model model, long seed) {
    try {
      Average average = average(model, seed);
      return average.ok() ? average.logEvidence : Double.NaN;
    } catch (FitException e) {
      return Double.NaN;
    }
  }

  private Average average(Model model, long seed) {
    double zero = analysis.zeroFloor();
    Model bare = model.with(model.priors().withFloor(new Floor.Zero()));
    Part without = zero > 0 ? part(bare, seed) : null;
    Part with = zero < 1 ? part(model, seed) : null;
    double first = without == null ? Double.NEGATIVE_INFINITY : Math.log(zero) + logMass(without);
    double second = with == null ? Double.NEGATIVE_INFINITY : Math.log(1 - zero) + logMass(with);
    double both = Math.max(first, second) + Math.log1p(Math.exp(-Math.abs(first - second)));
    double share = Math.exp(first - both);
    // relative errors of the evidence are those of the odds
    double error =
        without == null || with == null
            ? 0
            : together(without.evidence.relativeError(), with.evidence.relativeError());
    return new Average(without, with, share, share * (1 - share) * error, both);
  }

  private static double together(double firstError, double secondError) {
    return Math.sqrt(firstError * firstError + secondError * secondError);
  }

  private Part part(Model model, long seed) {
    Fit fit = null;
    for (Sampler sampler : tries) {
      ChainSettings settings = new ChainSettings(CHAINS, WARMUP, draws, 1, seed, sampler);
      fit = Fit.posterior(model, settings, () -> {});
      if (fit.diagnosis().ok()) {
        break;
      }
    }
    return new Part(fit, evidence(fit, seed));
  }

  private static Evidence evidence(Fit fit, long seed) {
    // a stream that no chain has
    return fit.evidence(WEIGHED, Randomness.streams(seed, CHAINS + 2)[CHAINS + 1]);
  }

  /** ln of the evidence of a model and of a last break within the horizon. */
  private double logMass(Part part) {
    double within = part.fit.draws().stream().filter(this::isWithin).count();
    return part.evidence.log() + Math.log(within / part.fit.draws().size());
  }

  /** Whether the break that is sought lies within the horizon, if there is such a break. */
  private boolean isWithin(PosteriorDraw draw) {
    boolean sought = draw.law().breaks().size() == analysis.priors().breaks();
    return !sought || RunsModel.lastPlace(draw) <= analysis.horizonEnd();
  }

  private PlacePosterior summary(Average average) {
    List<Weighed> all = new ArrayList<>();
    add(all, average.without, average.zeroShare);
    add(all, average.with, 1 - average.zeroShare);
    double error = all.size() > 2 && average.ok() ? average.error : Double.POSITIVE_INFINITY;
    Method method = slower(average.without, average.with);
    PlacePosterior.How how = new PlacePosterior.How(method, error, all.size());
    if (all.size() < 3) {
      return unknown(average.zeroShare, how);
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
        1 - density.cumulative(logScales[logScales.length - 1] / Logs.LN_10),
        density.mostWithin(located.width()),
        density.mean(),
        density.variance(),
        average.zeroShare,
        Double.NaN,
        how);
  }

  private PlacePosterior unknown(double zeroShare, PlacePosterior.How how) {
    double end = analysis.horizonEnd();
    return new PlacePosterior(
        Double.NEGATIVE_INFINITY, end, Double.NaN, 0, end, Double.NaN, zeroShare, Double.NaN, how);
  }

  private static Method slower(Part without, Part with) {
    return Stream.of(without, with)
        .filter(Objects::nonNull)
        .map(Part::method)
        .max(Comparator.naturalOrder())
        .orElse(Method.UNSETTLED);
  }

  private void add(List<Weighed> all, Part part, double weight) {
    if (part == null || !(weight > 0)) {
      return;
    }
    double[] places =
        part.fit.draws().stream()
            .filter(this::isWithin)
            .mapToDouble(RunsModel::lastPlace)
            .toArray();
    for (double place : places) {
      all.add(new Weighed(place, weight / places.length));
    }
  }
}

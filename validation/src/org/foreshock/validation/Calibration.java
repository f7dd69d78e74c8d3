package org.foreshock.validation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Column;
import org.foreshock.fit.Fit;
import org.foreshock.fit.FitException;
import org.foreshock.fit.Model;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;

/**
 * Simulation-based calibration (Talts et al. 2018, arXiv 1804.06788) of the whole pipeline: truth
 * from the prior, runs from the truth, {@code fit} from the runs, rank of the truth among the
 * draws.
 *
 * @param noise how runs scatter
 * @param breaks number of breaks
 * @param sampler of the fits
 * @param wrong priors that the fits have instead of those that the truth is drawn from; none, but
 *     in a study that must fail
 */
record Calibration(NoiseModel noise, int breaks, Chosen sampler, List<String> wrong) {
  /** Draws that a truth is ranked among, thinned from all so that they are nearly independent. */
  static final int RANKED = 99;

  private static final int SCALES = 15;
  private static final int SEEDS = 2;
  private static final double FIRST = 1;
  private static final double LAST = 1e4;
  private static final double HORIZON = 2;

  private static final List<String> COUNTS = List.of("no break", "one break", "two breaks");

  /** ln y beyond this is an overflow: such a sweep is not fitted, whatever its truth. */
  private static final double LARGEST_LOG = 600;

  /** Additive noise of usual size drowns in the rounding of a larger y. */
  private static final double LARGEST = 1e9;

  Calibration {
    wrong = List.copyOf(wrong);
  }

  /** A quantity whose true value is ranked. */
  record Quantity(String name, ToDoubleFunction<PosteriorDraw> value) {}

  private static double[] scales() {
    double[] x = new double[SCALES];
    Arrays.setAll(x, i -> FIRST * Math.exp(i * Math.log(LAST / FIRST) / (SCALES - 1)));
    return x;
  }

  /** Runs that no simulated ones have an influence on; default priors are stated for them. */
  private static Sweep design() {
    double[] x = scales();
    return Sweep.ofRuns(x, Arrays.stream(x).map(v -> 1 / Math.sqrt(v)).toArray());
  }

  /** The default priors; what they take from data they take from the design. */
  private Priors priors(List<String> others) {
    List<PriorStatement> statements = new ArrayList<>();
    statements.add(PriorParser.parse("level ~ normal(0, 1.5)", "calibration"));
    others.forEach(other -> statements.add(PriorParser.parse(other, "calibration")));
    return Priors.of(design(), breaks, noise, FloorKind.FREE, HORIZON, statements);
  }

  /** Simulates a sweep and fits it. */
  Outcome run(UniformRandomProvider random, long seed) {
    PosteriorDraw truth = truth(random);
    double[] y = runs(truth, random);
    if (!Arrays.stream(y).allMatch(this::canBeFitted)) {
      return new Outcome.Rejected();
    }
    Model model = new Model(Sweep.ofRuns(places(), y), priors(wrong), noise);
    try {
      Fit fit = sampler.fit(model, seed);
      double draws = Math.min(fit.diagnosis().minEssBulk(), fit.diagnosis().minEssTail());
      int[] ranks = ranks(truth, fit.draws(), quantities(model), random);
      return new Outcome.Ranked(ranks, Gate.of(fit.diagnosis().problems()), draws);
    } catch (FitException e) {
      return new Outcome.Failed(e.getMessage());
    }
  }

  private PosteriorDraw truth(UniformRandomProvider random) {
    Priors priors = priors(List.of());
    Model prior = new Model(design(), priors, noise);
    return prior.posterior().draw(1, 1, priors.sample(random));
  }

  /** The scale of every run. */
  private static double[] places() {
    double[] x = scales();
    double[] places = new double[SCALES * SEEDS];
    Arrays.setAll(places, k -> x[k / SEEDS]);
    return places;
  }

  private static double[] runs(PosteriorDraw truth, UniformRandomProvider random) {
    double[] y = places();
    Arrays.setAll(y, k -> truth.noise().run(truth.law(), Math.log(y[k]), random));
    return y;
  }

  private boolean canBeFitted(double y) {
    return noise.isLog() ? Math.abs(Math.log(y)) < LARGEST_LOG : Math.abs(y) < LARGEST;
  }

  /** Every column of the draws, and what depends on the data. */
  private List<Quantity> quantities(Model model) {
    List<Quantity> all = new ArrayList<>();
    for (Column column : Column.of(breaks, noise)) {
      all.add(new Quantity(column.name(), column.value()));
    }
    double last = Math.log(LAST);
    double ahead = last + Math.log(3);
    all.add(new Quantity("log likelihood", draw -> LogLikelihood.of(model.sweep(), draw)));
    all.add(new Quantity("forecast at 3 x_max", draw -> draw.noise().centre(draw.law(), ahead)));
    all.add(new Quantity("local slope at x_max", draw -> draw.law().localSlope(last)));
    return all;
  }

  /** Names of what is ranked, in the order of the ranks. */
  List<String> quantities() {
    Model model = new Model(design(), priors(List.of()), noise);
    return quantities(model).stream().map(Quantity::name).toList();
  }

  /** Equal values, as where both overflow, are put in order at random. */
  private static int[] ranks(
      PosteriorDraw truth,
      List<PosteriorDraw> draws,
      List<Quantity> quantities,
      UniformRandomProvider random) {
    int[] ranks = new int[quantities.size()];
    for (int j = 0; j < ranks.length; j++) {
      ToDoubleFunction<PosteriorDraw> value = quantities.get(j).value();
      double at = value.applyAsDouble(truth);
      int equal = 0;
      for (int s = 0; s < RANKED; s++) {
        int order = Double.compare(value.applyAsDouble(draws.get(s * draws.size() / RANKED)), at);
        ranks[j] += order < 0 ? 1 : 0;
        equal += order == 0 ? 1 : 0;
      }
      ranks[j] += equal == 0 ? 0 : random.nextInt(equal + 1);
    }
    return ranks;
  }

  /** Whether the fits are wrong on purpose. */
  boolean isControl() {
    return !wrong.isEmpty();
  }

  /** The case in a few words. */
  String told() {
    return COUNTS.get(breaks) + ", " + noise.label() + " noise, " + sampler.label();
  }

  /** What is simulated, and how it is fitted. */
  String setting() {
    String limit =
        noise.isLog()
            ? "|ln y| of " + Report.digits(LARGEST_LOG, 3)
            : "|y| of " + Report.digits(LARGEST, 3);
    String other =
        isControl() ? " but for " + String.join("; ", wrong) + ", which is wrong on purpose" : "";
    return "Each truth is drawn from the default priors, the centre of the level frozen: "
        + String.join("; ", priors(List.of()).statements())
        + ". It gives "
        + SEEDS
        + " runs at each of "
        + SCALES
        + " scales from "
        + Report.digits(FIRST, 3)
        + " to "
        + Report.digits(LAST, 5)
        + ". A sweep with a run at or beyond "
        + limit
        + " is rejected before it is fitted, on its runs alone. Fits have the same priors"
        + other
        + " and "
        + sampler.told()
        + ". Each truth is ranked among "
        + RANKED
        + " draws, evenly thinned from all.";
  }

  /** One simulated sweep in a few digits, as a mark of all that simulates. */
  String specimen(UniformRandomProvider random) {
    double sum = 0;
    for (double y : runs(truth(random), random)) {
      sum += y;
    }
    return Report.digits(sum, 4);
  }
}

package org.foreshock.comparison;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.Setting;
import org.foreshock.fit.Column;
import org.foreshock.fit.Diagnosis;
import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.fit.Timing;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Chains;
import org.foreshock.sampler.Randomness;

/**
 * Fits of models whose priors may have an atom: each part of the priors is sampled by itself, and
 * the fit is their average by evidence. Of priors without one it is {@link Fit#posterior}.
 */
public final class Average {
  /** Points of importance sampling: an error of the evidence of about a hundredth. */
  private static final int POINTS = 20_000;

  /** A probability that is known no better than this is a problem. */
  private static final double ROUGH = 0.05;

  private Average() {}

  /** How one part is sampled. */
  private interface Sampling {
    Fit of(Model part, ChainSettings settings);
  }

  /**
   * Samples the posterior.
   *
   * @param model to fit, with an atom in its priors or not
   * @param settings of the chains of each part
   * @param progress told of every iteration of every chain of all {@link Priors#parts}
   */
  public static Fit posterior(Model model, ChainSettings settings, Chains.Progress progress) {
    return fit(model, settings, (part, seeded) -> Fit.posterior(part, seeded, progress));
  }

  /**
   * The same model under another prior of the sharpness.
   *
   * @param factor on the scale of ln f: 1/2 is narrower, 2 wider
   */
  public static Fit withSharpness(
      Model model, double factor, ChainSettings settings, Chains.Progress progress) {
    Model other = model.with(model.priors().withSharpness(factor));
    return fit(
        other,
        settings,
        (part, seeded) ->
            Fit.posterior(part, model.priors().withFloor(part.priors().floor()), seeded, progress));
  }

  private static Fit fit(Model model, ChainSettings settings, Sampling sampling) {
    List<Priors.Part> parts = model.priors().parts();
    if (parts.size() == 1) {
      return sampling.of(model, settings);
    }
    List<Candidate> candidates = new ArrayList<>();
    List<Timing> timings = new ArrayList<>();
    for (int j = 0; j < parts.size(); j++) {
      Priors.Part part = parts.get(j);
      // neighbouring seeds have nothing in common
      ChainSettings seeded = settings.withSeed(settings.seed() + j);
      Fit fit = sampling.of(model.with(part.priors()), seeded);
      candidates.add(
          new Candidate(
              part.name(),
              part.probability(),
              fit.draws(),
              fit.evidence(POINTS, aside(seeded)),
              fit.diagnosis()));
      timings.add(fit.timing());
    }
    return fit(model, ModelAverage.of(candidates, aside(settings)), timings);
  }

  /** A stream that no chain has. */
  private static Randomness aside(ChainSettings settings) {
    int chains = settings.chains();
    return Randomness.streams(settings.seed(), chains + 2)[chains + 1];
  }

  private static Fit fit(Model model, ModelAverage average, List<Timing> timings) {
    List<Column> columns = Column.of(model.breaks(), model.noise());
    Diagnosis diagnosis = Diagnosis.ofAverage(columns, average.draws(), average.parts());
    double error = average.models().get(0).error();
    return new Fit(
        model,
        average.draws(),
        error < ROUGH ? diagnosis : diagnosis.withProblem(rough(average, error)),
        timings.stream().reduce(Timing::and).orElseThrow(),
        average.models());
  }

  private static String rough(ModelAverage average, double error) {
    return "the probability of "
        + average.models().get(0).name()
        + " is known to within "
        + Math.round(100 * error)
        + " % only. Try more "
        + Setting.DRAWS;
  }
}

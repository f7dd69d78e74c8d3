package org.foreshock.fit;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.StartSearch;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Chain;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Chains;
import org.foreshock.sampler.Evidence;
import org.foreshock.sampler.Mode;
import org.foreshock.sampler.Randomness;

/**
 * A fitted model.
 *
 * @param model what was fitted
 * @param draws from the posterior (or the prior), chain after chain, all chains equally long
 * @param diagnosis whether they can be trusted
 * @param timing what they cost
 * @param models of which the draws are an average; empty if they are of one
 */
public record Fit(
    Model model,
    List<PosteriorDraw> draws,
    Diagnosis diagnosis,
    Timing timing,
    List<ModelProbability> models) {

  /** Draws of one model. */
  public Fit(Model model, List<PosteriorDraw> draws, Diagnosis diagnosis, Timing timing) {
    this(model, draws, diagnosis, timing, List.of());
  }

  /**
   * Samples the posterior.
   *
   * @param model to fit
   * @param settings of the chains
   * @param progress told of every iteration of every chain
   * @throws FitException if no chain could start or none finished
   */
  public static Fit posterior(Model model, ChainSettings settings, Chains.Progress progress) {
    return posterior(model, model.priors(), settings, progress);
  }

  /**
   * The same model under another prior of the sharpness, as a check of how much the answer leans on
   * it.
   *
   * @param factor on the scale of ln f: 1/2 is narrower, 2 wider
   */
  public Fit withSharpness(double factor, ChainSettings settings, Chains.Progress progress) {
    Model other = model.with(model.priors().withSharpness(factor));
    return posterior(other, model.priors(), settings, progress);
  }

  /**
   * The evidence of the model: the density of the runs, given the model. Knows of no mode that the
   * draws do not know.
   *
   * @param points how many to weigh; the relative error falls with their root
   * @param random a stream that made none of the draws
   */
  public Evidence evidence(int points, Randomness random) {
    Posterior posterior = model.posterior();
    List<double[]> at = new ArrayList<>();
    for (PosteriorDraw draw : draws) {
      double[] point = posterior.point(draw.law(), draw.noise());
      // where coordinates hold every law twice, so must what looks like draws
      at.add(draw.number() % 2 == 0 ? posterior.mirrored(point) : point);
    }
    return Evidence.of(posterior, at, points, random);
  }

  /**
   * Samples the posterior.
   *
   * @param model to fit; its priors have no atom
   * @param scanned priors by which the search for starts goes, those of the model or others like
   *     them
   * @param settings of the chains
   * @param progress told of every iteration of every chain
   * @throws FitException if no chain could start or none finished
   */
  public static Fit posterior(
      Model model, Priors scanned, ChainSettings settings, Chains.Progress progress) {
    long wall = System.nanoTime();
    double[] cpu = {CpuClock.seconds(), 0, 0};
    Posterior posterior = model.posterior();
    if (posterior.dimension() == 0) {
      throw new FitException("every quantity is fixed: there is nothing to fit");
    }
    List<Mode> modes = new StartSearch(model.sweep(), scanned, model.noise(), posterior).modes();
    if (modes.isEmpty()) {
      throw new FitException(
          "the posterior is zero wherever it was looked for: check that the priors allow the data");
    }
    Chains.Result result =
        new Chains(model::posterior, settings, paths -> worth(model, posterior, paths), progress)
            .run(modes, () -> cpu[1] = CpuClock.seconds());
    List<PosteriorDraw> draws = draws(posterior, result.chains());
    cpu[2] = CpuClock.seconds();
    Diagnosis diagnosis = Diagnosis.of(columns(model), draws, result, settings.sampler());
    double seconds = (System.nanoTime() - wall) / 1e9;
    return new Fit(model, draws, diagnosis, new Timing(cpu[1] - cpu[0], cpu[2] - cpu[1], seconds));
  }

  private static List<Column> columns(Model model) {
    return Column.of(model.breaks(), model.noise());
  }

  /** Effective sample size of the worst column, as the gates will see it. */
  private static double worth(Model model, Posterior posterior, List<double[][]> paths) {
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int c = 0; c < paths.size(); c++) {
      for (int i = 0; i < paths.get(c).length; i++) {
        draws.add(posterior.draw(c + 1, i + 1, paths.get(c)[i]));
      }
    }
    Diagnosis diagnosis = Diagnosis.ofIndependent(columns(model), draws);
    return Math.min(diagnosis.minEssBulk(), diagnosis.minEssTail());
  }

  private static List<PosteriorDraw> draws(Posterior posterior, List<Chain> chains) {
    List<PosteriorDraw> draws = new ArrayList<>();
    String why = "";
    for (int c = 0; c < chains.size(); c++) {
      if (chains.get(c) instanceof Chain.Drawn drawn) {
        for (int i = 0; i < drawn.positions().length; i++) {
          draws.add(posterior.draw(c + 1, i + 1, drawn.positions()[i]));
        }
      } else if (chains.get(c) instanceof Chain.Failed failed) {
        why = failed.why();
      }
    }
    if (draws.isEmpty()) {
      throw new FitException("every chain failed, the last one with: " + why);
    }
    return List.copyOf(draws);
  }

  /**
   * Draws from the prior alone, independent of each other: what the model says before it has seen
   * the runs. The sweep still gives the range of scales, and the centre of the level's prior.
   */
  public static Fit prior(Model model, ChainSettings settings) {
    long wall = System.nanoTime();
    double cpu = CpuClock.seconds();
    List<Priors.Part> parts = model.priors().parts();
    // the last part has a quantity wherever another has one
    Posterior posterior = model.with(parts.get(parts.size() - 1).priors()).posterior();
    Randomness[] streams = Randomness.streams(settings.seed(), settings.chains());
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int c = 0; c < settings.chains(); c++) {
      for (int i = 0; i < settings.draws(); i++) {
        PriorDraw drawn = model.priors().sample(streams[c].provider());
        draws.add(posterior.draw(c + 1, i + 1, drawn));
      }
    }
    Diagnosis diagnosis = Diagnosis.ofIndependent(columns(model), draws);
    double seconds = (System.nanoTime() - wall) / 1e9;
    Timing timing = new Timing(0, CpuClock.seconds() - cpu, seconds);
    return new Fit(model, List.copyOf(draws), diagnosis, timing);
  }
}

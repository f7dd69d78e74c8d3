package org.foreshock.collapsed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.foreshock.data.Sweep;
import org.foreshock.population.Effort;
import org.foreshock.population.Populations;
import org.foreshock.population.Weights;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Randomness;

/**
 * One posterior over laws with any number of breaks, and with or without a floor: models averaged
 * by their evidence.
 *
 * @param question what is averaged over
 * @param decades of the window that breaks arrive in
 * @param models each of them, by number of breaks, a = 0 first
 * @param draws of the average, in random order, each with as many breaks as its model
 */
public record BreakCount(
    Question question, double decades, List<Model> models, List<PosteriorDraw> draws) {

  /** A model of lower probability need not pass its gates. */
  private static final double NEGLIGIBLE = 0.01;

  private static final int STREAMS = Populations.STREAMS + 1;
  private static final int USUAL_EACH = 2;
  private static final int MORE_EACH = 4;

  /** Populations that disagree more than this are made again, whatever the model weighs. */
  private static final double TOO_FAR_APART = 1;

  /**
   * One model.
   *
   * @param candidate the model and its prior probability
   * @param logEvidence ln of the density of the runs under it
   * @param probability of the model given the runs
   * @param quality what tells whether that can be trusted
   */
  public record Model(
      Candidate candidate, double logEvidence, double probability, Quality quality) {}

  /**
   * Averages over models.
   *
   * @param executor runs the work; what comes out does not depend on it
   * @throws BreakCountException if the question is beyond this method
   */
  public static BreakCount fit(Sweep sweep, Question question, long seed, Executor executor) {
    return fit(sweep, question, Effort.usual(), seed, executor);
  }

  static BreakCount fit(
      Sweep sweep, Question question, Effort effort, long seed, Executor executor) {
    question
        .unsupported()
        .ifPresent(
            why -> {
              throw new BreakCountException(why);
            });
    return new Averaging(sweep, question, effort, seed, executor).run();
  }

  /** P(n) for n = 0 … most breaks. */
  public double[] breakProbabilities() {
    return breakProbabilities(1);
  }

  /** P(n) had breaks a rate that many times as high. */
  public double[] breakProbabilities(double factor) {
    double[] probabilities = new double[question.maxBreaks() + 1];
    double[] by = probabilities(factor);
    for (int m = 0; m < by.length; m++) {
      probabilities[models.get(m).candidate().breaks()] += by[m];
    }
    return probabilities;
  }

  /** P(a = 0). */
  public double floorlessProbability() {
    return floorlessProbability(1);
  }

  /** P(a = 0) had breaks a rate that many times as high. */
  public double floorlessProbability(double factor) {
    double[] by = probabilities(factor);
    double sum = 0;
    for (int m = 0; m < by.length; m++) {
      sum += models.get(m).candidate().isFloorless() ? by[m] : 0;
    }
    return sum;
  }

  /** The probability of every model, had breaks a rate that many times as high. */
  public double[] probabilities(double factor) {
    double[] logs = new double[models.size()];
    for (int m = 0; m < logs.length; m++) {
      Candidate candidate = models.get(m).candidate();
      logs[m] =
          candidate.logPrior()
              + models.get(m).logEvidence()
              + candidate.breaks() * Math.log(factor);
    }
    return Weights.normalised(logs);
  }

  /** What is wrong with models that matter, empty if nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    for (Model model : models) {
      if (model.probability() >= NEGLIGIBLE) {
        String which = told(model.candidate());
        model.quality().problems().forEach(problem -> problems.add(which + ": " + problem));
      }
    }
    return List.copyOf(problems);
  }

  private static String told(Candidate candidate) {
    int n = candidate.breaks();
    return n
        + (n == 1 ? " break, " : " breaks, ")
        + (candidate.isFloorless() ? "a = 0" : "a not 0");
  }

  /** The work of one average. */
  private static final class Averaging {
    private final Sweep sweep;
    private final Question question;
    private final Effort effort;
    private final Executor executor;
    private final List<Candidate> candidates;
    private final Randomness[] streams;

    Averaging(Sweep sweep, Question question, Effort effort, long seed, Executor executor) {
      this.sweep = sweep;
      this.question = question;
      this.effort = effort;
      this.executor = executor;
      candidates = question.candidates(sweep);
      streams = Randomness.streams(seed, 2 * STREAMS * candidates.size() + 1);
    }

    BreakCount run() {
      List<CompletableFuture<ModelFit>> started = new ArrayList<>();
      for (int m = 0; m < candidates.size(); m++) {
        started.add(fit(m, false));
      }
      List<ModelFit> fits = new ArrayList<>(started.stream().map(Averaging::result).toList());
      double[] probabilities = probabilities(fits);
      List<CompletableFuture<ModelFit>> again = new ArrayList<>();
      for (int m = 0; m < fits.size(); m++) {
        Quality quality = fits.get(m).quality();
        boolean matters = probabilities[m] >= NEGLIGIBLE && !quality.ok();
        boolean apart = quality.disagreement() > TOO_FAR_APART;
        again.add(matters || apart ? fit(m, true) : CompletableFuture.completedFuture(fits.get(m)));
      }
      fits = again.stream().map(Averaging::result).toList();
      return new BreakCount(question, question.decades(sweep), models(fits), draws(fits));
    }

    private CompletableFuture<ModelFit> fit(int m, boolean escalated) {
      Candidate candidate = candidates.get(m);
      int from = (2 * m + (escalated ? 1 : 0)) * STREAMS;
      Randomness[] own = Arrays.copyOfRange(streams, from, from + STREAMS);
      return Populations.run(
              () -> target(candidate), escalated ? effort.more() : effort, own, executor)
          .thenApplyAsync(
              points ->
                  Completion.of(
                      candidate,
                      target(candidate),
                      points,
                      escalated ? MORE_EACH : USUAL_EACH,
                      escalated,
                      own[STREAMS - 1]),
              executor);
    }

    private OuterTarget target(Candidate candidate) {
      return new OuterTarget(sweep, candidate.priors(), question.noise());
    }

    private static ModelFit result(CompletableFuture<ModelFit> fit) {
      try {
        return fit.join();
      } catch (CompletionException e) {
        if (e.getCause() instanceof RuntimeException own) {
          throw own;
        }
        throw e;
      }
    }

    private static double[] probabilities(List<ModelFit> fits) {
      double[] logs = new double[fits.size()];
      Arrays.setAll(logs, m -> fits.get(m).candidate().logPrior() + fits.get(m).logEvidence());
      return Weights.normalised(logs);
    }

    private static List<Model> models(List<ModelFit> fits) {
      double[] probabilities = probabilities(fits);
      List<Model> models = new ArrayList<>();
      for (int m = 0; m < probabilities.length; m++) {
        ModelFit fit = fits.get(m);
        models.add(new Model(fit.candidate(), fit.logEvidence(), probabilities[m], fit.quality()));
      }
      return List.copyOf(models);
    }

    /** Resamples from all models together, and puts the draws in random order. */
    private List<PosteriorDraw> draws(List<ModelFit> fits) {
      double[] probabilities = probabilities(fits);
      int size = fits.stream().mapToInt(fit -> fit.draws().size()).sum();
      double[] weights = new double[size];
      int at = 0;
      for (int m = 0; m < probabilities.length; m++) {
        for (double weight : Weights.normalised(fits.get(m).logWeights())) {
          weights[at++] = probabilities[m] * weight;
        }
      }
      Randomness random = streams[streams.length - 1];
      int[] chosen = Weights.resample(weights, question.draws(), random);
      int[] order = PermutationSampler.natural(chosen.length);
      PermutationSampler.shuffle(random.provider(), order);
      Posterior[] posteriors = new Posterior[fits.size()];
      Arrays.setAll(
          posteriors, m -> new Posterior(sweep, candidates.get(m).priors(), question.noise()));
      PosteriorDraw[] draws = new PosteriorDraw[chosen.length];
      int model = 0;
      int before = 0;
      for (int i = 0; i < chosen.length; i++) {
        while (chosen[i] >= before + fits.get(model).draws().size()) {
          before += fits.get(model).draws().size();
          model++;
        }
        ModelFit.FullDraw draw = fits.get(model).draws().get(chosen[i] - before);
        draws[order[i]] =
            told(posteriors[model], candidates.get(model).priors(), draw, order[i] + 1);
      }
      return List.of(draws);
    }

    private static PosteriorDraw told(
        Posterior posterior, Priors priors, ModelFit.FullDraw draw, int number) {
      int n = priors.breaks();
      double[] coefficients = draw.coefficients();
      PriorDraw quantities =
          new PriorDraw(
              coefficients[Conditions.LEVEL],
              coefficients[Conditions.SLOPE],
              Arrays.copyOfRange(coefficients, 2, 2 + n),
              draw.sharpness(),
              draw.log10Place(),
              draw.floor(),
              draw.sigma(),
              draw.shape());
      PosteriorDraw drawn = posterior.draw(1, number, quantities);
      double logJoint = logPrior(priors, quantities) + draw.logLikelihood();
      return new PosteriorDraw(1, number, logJoint, drawn.law(), drawn.noise());
    }

    private static double logPrior(Priors priors, PriorDraw draw) {
      double log = priors.logOrderConstant();
      log += density(priors.level(), draw.level());
      log += density(priors.c0(), draw.c0());
      for (int i = 0; i < priors.breaks(); i++) {
        log += density(priors.c().get(i), draw.c()[i]);
        log += density(priors.f().get(i), draw.f()[i]);
        log += density(priors.log10D().get(i), draw.log10D()[i]);
      }
      if (priors.floor() instanceof Floor.Share share) {
        log += density(share.share(), draw.floor());
      } else if (priors.floor() instanceof Floor.Absolute absolute) {
        log += density(absolute.a(), draw.floor());
      }
      log += density(priors.sigma(), draw.sigma());
      if (priors.shape().isPresent()) {
        log += density(priors.shape().get().prior(), draw.shape());
      }
      return log;
    }

    private static double density(Prior prior, double value) {
      return prior.isFixed() ? 0 : prior.logDensity(value);
    }
  }
}

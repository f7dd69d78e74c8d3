package org.foreshock.population;

import java.util.Arrays;
import org.foreshock.sampler.Randomness;

/**
 * Points that went from the prior to the posterior through prior · likelihood^φ, φ from 0 to 1
 * (tempered sequential Monte Carlo; Del Moral, Doucet and Jasra 2006), in its waste-free form: M
 * resampled points start chains of P states each, all of which are the next population (Dau and
 * Chopin 2022, arXiv 2011.02328, algorithm 2).
 *
 * @param states of the last population, equally weighted
 * @param guide a mixture that looks like them
 * @param temperatures how many were needed
 * @param logEvidence of the run itself; rough, where the last population is better than the way to
 *     it
 */
record Population(double[][] states, Guide guide, int temperatures, double logEvidence) {
  /** Points that a guide is fitted to. */
  static final int ARCHIVE = 1000;

  private static final int COMPONENTS = 8;

  /** The next φ leaves an effective sample size of this share. */
  private static final double KEPT = 0.5;

  private static final int BISECTIONS = 60;

  /** A run that cannot reach the posterior in so many temperatures is ended there. */
  private static final int MOST_TEMPERATURES = 200;

  static Population run(Target target, Effort effort, Randomness random) {
    return new Run(target, effort, random).run();
  }

  /** Equally weighted points in place of weighted ones. */
  static double[][] resampled(double[][] points, double[] weights, int count, Randomness random) {
    int[] chosen = Weights.resample(weights, count, random);
    double[][] picked = new double[count][];
    for (int i = 0; i < count; i++) {
      picked[i] = points[chosen[i]];
    }
    return picked;
  }

  /** A run on its way. */
  private static final class Run {
    private final Target target;
    private final Effort effort;
    private final Randomness random;
    private double[][] points;
    private double[] logPriors;
    private double[] logLikelihoods;
    private double exponent;
    private double scale = 1;
    private double logEvidence;
    private int temperatures;

    Run(Target target, Effort effort, Randomness random) {
      this.target = target;
      this.effort = effort;
      this.random = random;
    }

    Population run() {
      fromThePrior();
      Guide guide = null;
      while (exponent < 1) {
        double next = temperatures < MOST_TEMPERATURES ? next() : 1;
        double[] logWeights = logWeights(next);
        logEvidence += Weights.logMean(logWeights);
        exponent = next;
        temperatures++;
        guide = move(Weights.normalised(logWeights));
        if (guide == null) {
          throw new PopulationException("the likelihood is zero wherever the prior was looked at");
        }
      }
      double[] even = new double[points.length];
      Arrays.fill(even, 1);
      double[][] archive = resampled(points, even, ARCHIVE, random);
      guide = GuideEstimate.of(archive, COMPONENTS, random);
      return new Population(points, guide, temperatures, logEvidence);
    }

    private void fromThePrior() {
      allocate(effort.points());
      for (int i = 0; i < points.length; i++) {
        target.sample(random, points[i]);
        logPriors[i] = target.logPrior(points[i]);
        logLikelihoods[i] = target.logLikelihood(points[i]);
      }
    }

    private void allocate(int size) {
      points = new double[size][target.dimension()];
      logPriors = new double[size];
      logLikelihoods = new double[size];
    }

    private double next() {
      double least = KEPT * points.length;
      if (Weights.effective(logWeights(1)) >= least) {
        return 1;
      }
      double low = exponent;
      double high = 1;
      for (int i = 0; i < BISECTIONS; i++) {
        double middle = 0.5 * (low + high);
        if (Weights.effective(logWeights(middle)) >= least) {
          low = middle;
        } else {
          high = middle;
        }
      }
      // where many points have no likelihood at all, no φ keeps half of them
      return low > exponent ? low : high;
    }

    private double[] logWeights(double next) {
      double[] logs = new double[points.length];
      for (int i = 0; i < logs.length; i++) {
        double log = (next - exponent) * logLikelihoods[i];
        logs[i] = log > Double.NEGATIVE_INFINITY ? log : Double.NEGATIVE_INFINITY;
      }
      return logs;
    }

    /** Resamples and moves on; null if all weights are 0. */
    private Guide move(double[] weights) {
      double total = 0;
      for (double weight : weights) {
        total += weight;
      }
      if (!(total > 0)) {
        return null;
      }
      double[][] archive = resampled(points, weights, ARCHIVE, random);
      Guide guide = GuideEstimate.of(archive, COMPONENTS, random);
      Kernel kernel = new Kernel(target, exponent, guide, archive, scale, random);
      int[] starts = Weights.resample(weights, effort.chains(), random);
      double[][] before = points;
      double[] priorsBefore = logPriors;
      double[] likelihoodsBefore = logLikelihoods;
      int states = exponent < 1 ? effort.states() : effort.lastStates();
      allocate(starts.length * states);
      for (int c = 0; c < starts.length; c++) {
        double[] at = before[starts[c]].clone();
        kernel.start(priorsBefore[starts[c]], likelihoodsBefore[starts[c]]);
        for (int s = 0; s < states; s++) {
          if (s > 0) {
            kernel.step(at);
          }
          int i = c * states + s;
          System.arraycopy(at, 0, points[i], 0, at.length);
          logPriors[i] = kernel.logPrior();
          logLikelihoods[i] = kernel.logLikelihood();
        }
      }
      adapt(kernel.acceptance());
      return guide;
    }

    private void adapt(double acceptance) {
      if (acceptance < 0.15) {
        scale *= 0.7;
      } else if (acceptance > 0.35) {
        scale *= 1.4;
      }
    }
  }
}

package org.foreshock.population;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.foreshock.diagnostics.ParetoTail;
import org.foreshock.numeric.Logs;
import org.foreshock.sampler.Randomness;

/**
 * Adaptive importance sampling from two populations: draws from the guide of each and a little from
 * the prior, weighted as if all came from the mixture of all rounds (deterministic mixture; Owen
 * and Zhou 2000; Cornuet et al. 2012), and more rounds from a guide that fits the weighted points,
 * until they are worth enough.
 */
final class ImportanceSampling {
  private static final double FROM_THE_PRIOR = 0.1;
  private static final int COMPONENTS = 12;
  private static final int FITTED = 1500;

  /** With fewer effective points, a guide is fitted to those of the populations as well. */
  private static final double FEW = 400;

  /** Rounds after the first that are always made: they know what both populations found. */
  private static final int LEAST_ROUNDS = 1;

  private final Target target;
  private final Effort effort;
  private final Randomness random;
  private final List<double[]> points = new ArrayList<>();
  private final List<Double> priors = new ArrayList<>();
  private final List<Double> joints = new ArrayList<>();
  private final List<Round> rounds = new ArrayList<>();

  /** ln of the density of every point under the guide of every round. */
  private final List<double[]> guideDensities = new ArrayList<>();

  private record Round(Guide guide, int from, int size) {}

  private ImportanceSampling(Target target, Effort effort, Randomness random) {
    this.target = target;
    this.effort = effort;
    this.random = random;
  }

  static WeightedPoints of(
      Target target, Population one, Population other, Effort effort, Randomness random) {
    ImportanceSampling sampling = new ImportanceSampling(target, effort, random);
    double first = sampling.alone(sampling.round(one.guide(), effort.draws()));
    double second = sampling.alone(sampling.round(other.guide(), effort.draws()));
    double disagreement = first == second ? 0 : Math.abs(first - second);
    double[] logWeights = sampling.logWeights();
    for (int i = 0; i < effort.rounds(); i++) {
      double effective = Weights.effective(logWeights);
      if (i >= LEAST_ROUNDS && effective >= effort.enough()) {
        break;
      }
      double[][] states = effective < FEW ? together(one.states(), other.states()) : null;
      sampling.round(sampling.refit(logWeights, states), effort.roundDraws());
      logWeights = sampling.logWeights();
    }
    return sampling.result(logWeights, disagreement, one, other);
  }

  private static double[][] together(double[][] a, double[][] b) {
    double[][] all = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, all, a.length, b.length);
    return all;
  }

  /** Draws a round. */
  private Round round(Guide guide, int size) {
    Round round = new Round(guide, points.size(), size);
    rounds.add(round);
    for (int i = 0; i < size; i++) {
      double[] point = new double[target.dimension()];
      if (random.uniform() < FROM_THE_PRIOR) {
        target.sample(random, point);
      } else {
        guide.draw(random, point);
      }
      double logPrior = target.logPrior(point);
      boolean inside = logPrior > Double.NEGATIVE_INFINITY;
      double logJoint = inside ? logPrior + target.logLikelihood(point) : logPrior;
      points.add(point);
      priors.add(logPrior);
      joints.add(Double.isNaN(logJoint) ? Double.NEGATIVE_INFINITY : logJoint);
    }
    return round;
  }

  /** ln of the evidence by the draws of one round alone. */
  private double alone(Round round) {
    double[] logs = new double[round.size];
    for (int i = 0; i < round.size; i++) {
      int at = round.from + i;
      double density = logProposal(round.guide.logDensity(points.get(at)), priors.get(at));
      logs[i] = joints.get(at) - density;
    }
    return Weights.logMean(logs);
  }

  private static double logProposal(double logGuide, double logPrior) {
    double a = Math.log(1 - FROM_THE_PRIOR) + logGuide;
    double b = Math.log(FROM_THE_PRIOR) + logPrior;
    return Logs.sumExp(a, b);
  }

  /** Weights of all points under the mixture of all rounds. */
  private double[] logWeights() {
    double total = points.size();
    while (guideDensities.size() < points.size()) {
      guideDensities.add(new double[0]);
    }
    double[] logs = new double[points.size()];
    double[] parts = new double[rounds.size() + 1];
    for (int i = 0; i < logs.length; i++) {
      double[] known = guideDensities.get(i);
      double[] all = Arrays.copyOf(known, rounds.size());
      if (joints.get(i) == Double.NEGATIVE_INFINITY) {
        logs[i] = Double.NEGATIVE_INFINITY;
        continue;
      }
      for (int r = 0; r < all.length; r++) {
        if (r >= known.length) {
          all[r] = rounds.get(r).guide.logDensity(points.get(i));
        }
        parts[r] = all[r] + Math.log((1 - FROM_THE_PRIOR) * rounds.get(r).size / total);
      }
      guideDensities.set(i, all);
      parts[all.length] = priors.get(i) + Math.log(FROM_THE_PRIOR);
      logs[i] = joints.get(i) - Logs.sumExp(parts);
    }
    return logs;
  }

  /**
   * A guide for the next round. Weights are cut at Σ w/√n, so that one lucky point does not draw a
   * component upon itself (truncated importance sampling; Ionides 2008).
   *
   * @param states of the populations; null if not needed
   */
  private Guide refit(double[] logWeights, double[][] states) {
    double[] weights = Weights.normalised(logWeights);
    double cut = 1 / Math.sqrt(weights.length);
    double total = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.min(weights[i], cut);
      total += weights[i];
    }
    double[][] drawn = points.toArray(new double[0][]);
    if (states == null || !(total > 0)) {
      double[][] from = total > 0 ? drawn : states;
      double[] by = total > 0 ? weights : even(states.length);
      return GuideEstimate.of(Population.resampled(from, by, FITTED, random), COMPONENTS, random);
    }
    double[][] half = Population.resampled(drawn, weights, FITTED / 2, random);
    double[][] other = Population.resampled(states, even(states.length), FITTED / 2, random);
    return GuideEstimate.of(together(half, other), COMPONENTS, random);
  }

  private static double[] even(int size) {
    double[] weights = new double[size];
    Arrays.fill(weights, 1);
    return weights;
  }

  private WeightedPoints result(
      double[] logWeights, double disagreement, Population one, Population other) {
    double effective = Weights.effective(logWeights);
    // nearly equal weights have no tail to speak of
    Optional<Double> shape =
        effective > 0.5 * logWeights.length
            ? Optional.empty()
            : Optional.of(ParetoTail.shape(logWeights));
    long evaluations =
        logWeights.length + (one.temperatures() + other.temperatures() + 2L) * effort.points();
    return new WeightedPoints(
        points.toArray(new double[0][]),
        logWeights,
        Weights.logMean(logWeights),
        effective,
        shape,
        disagreement,
        evaluations);
  }
}

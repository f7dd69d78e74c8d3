package org.foreshock.budget;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.place.Experiment;

/**
 * What new runs would teach on top of a pilot fit: the draws of its posterior, weighted by the
 * likelihood of runs that are simulated from one of them. That one is left out, for with it the
 * draws would always know too well.
 */
final class Reweighting {
  private final List<Truth> draws;
  private final double[] places;
  private final double[][] logValues;
  private final double level;
  private double worth;

  /**
   * Draws and the scales that are in question.
   *
   * @param level probability that intervals are to hold
   */
  Reweighting(List<Truth> draws, Design scales, double level) {
    this.draws = draws.stream().sorted(Comparator.comparingDouble(Truth::place)).toList();
    this.places = this.draws.stream().mapToDouble(Truth::place).toArray();
    this.logValues =
        this.draws.stream()
            .map(truth -> truth.logValues(scales.logScales()))
            .toArray(double[][]::new);
    this.level = level;
  }

  /** What the draws say without new runs. */
  Learnt.Sweep before() {
    double[] weights = new double[places.length];
    Arrays.fill(weights, 1.0 / weights.length);
    return summary(weights, places[0]);
  }

  /** The effective number of draws behind the last {@link #after}. */
  double worth() {
    return worth;
  }

  /** What they say with runs simulated from one of them. */
  Learnt.Sweep after(double[] runs, UniformRandomProvider random) {
    int truth = random.nextInt(places.length);
    int used = (int) Arrays.stream(runs).filter(n -> n > 0).count();
    int[] at = new int[used];
    double[] count = new double[used];
    double[] value = new double[used];
    for (int k = 0, i = 0; k < runs.length; k++) {
      if (runs[k] > 0) {
        at[i] = k;
        count[i] = runs[k];
        value[i++] = logValues[truth][k];
      }
    }
    double[] position = Arrays.stream(at).mapToDouble(k -> k).toArray();
    Experiment seen = Experiment.simulate(position, value, draws.get(truth).sigma(), count, random);
    double[] weights = weights(seen, at, truth);
    return summary(weights, places[truth]);
  }

  private double[] weights(Experiment seen, int[] at, int leftOut) {
    double[] weights = new double[places.length];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = i == leftOut ? Double.NEGATIVE_INFINITY : logLikelihood(seen, at, i);
      most = Math.max(most, weights[i]);
    }
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Math.exp(weights[i] - most);
      sum += weights[i];
    }
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
      squares += weights[i] * weights[i];
    }
    worth = 1 / squares;
    return weights;
  }

  private double logLikelihood(Experiment seen, int[] at, int draw) {
    double sigma = draws.get(draw).sigma();
    double squares = seen.within();
    for (int i = 0; i < at.length; i++) {
      double off = seen.mean()[i] - logValues[draw][at[i]];
      squares += seen.count()[i] * off * off;
    }
    return -0.5 * squares / (sigma * sigma) - (seen.freedom() + at.length) * Math.log(sigma);
  }

  private Learnt.Sweep summary(double[] weights, double truth) {
    double mean = 0;
    for (int i = 0; i < weights.length; i++) {
      mean += weights[i] * places[i];
    }
    double variance = 0;
    for (int i = 0; i < weights.length; i++) {
      variance += weights[i] * (places[i] - mean) * (places[i] - mean);
    }
    int low = 0;
    int bestLow = 0;
    int bestHigh = places.length - 1;
    double held = 0;
    for (int high = 0; high < places.length; high++) {
      held += weights[high];
      while (held - weights[low] >= level) {
        held -= weights[low++];
      }
      if (held >= level && places[high] - places[low] < places[bestHigh] - places[bestLow]) {
        bestLow = low;
        bestHigh = high;
      }
    }
    return new Learnt.Sweep(
        variance,
        places[bestHigh] - places[bestLow],
        places[bestLow] <= truth && truth <= places[bestHigh]);
  }
}

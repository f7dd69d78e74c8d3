package org.foreshock.population;

import org.foreshock.numeric.Logs;
import org.foreshock.sampler.Randomness;

/** What importance weights, given by their logs, amount to. */
public final class Weights {
  private Weights() {}

  /** ln of the mean of the weights. */
  public static double logMean(double[] logs) {
    return Logs.sumExp(logs) - Math.log(logs.length);
  }

  /** Effective sample size (Σ w)² / Σ w²; 0 where all weights are 0. */
  public static double effective(double[] logs) {
    double[] weights = normalised(logs);
    double squares = 0;
    for (double weight : weights) {
      squares += weight * weight;
    }
    return squares > 0 ? 1 / squares : 0;
  }

  /** The largest share of one weight in the sum. */
  public static double largest(double[] logs) {
    double largest = 0;
    for (double weight : normalised(logs)) {
      largest = Math.max(largest, weight);
    }
    return largest;
  }

  /** Weights that add up to 1; all 0 where there are none. */
  public static double[] normalised(double[] logs) {
    double whole = Logs.sumExp(logs);
    double[] weights = new double[logs.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = logs[i] == Double.NEGATIVE_INFINITY ? 0 : Math.exp(logs[i] - whole);
    }
    return weights;
  }

  /**
   * Indices in proportion to weights by systematic resampling, ascending (Douc, Cappé and Moulines
   * 2005, section 2.4).
   *
   * @param weights that add up to a positive number
   */
  public static int[] resample(double[] weights, int count, Randomness random) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    int[] chosen = new int[count];
    double shift = random.uniform();
    double reached = weights[0];
    int at = 0;
    for (int i = 0; i < count; i++) {
      double goal = (i + shift) / count * total;
      while (reached < goal && at < weights.length - 1) {
        at++;
        reached += weights[at];
      }
      chosen[i] = at;
    }
    return chosen;
  }
}

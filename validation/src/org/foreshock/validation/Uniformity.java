package org.foreshock.validation;

import java.util.Arrays;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Whether ranks are uniform over 0 … L: the whole distribution at once, by the pointwise
 * probability of its least likely point, whose own distribution under uniform ranks is simulated
 * (Säilynoja, Bürkner and Vehtari 2022, arXiv 2103.10522, section 2 and algorithm 1). The test is
 * exact but for the number of simulations.
 */
final class Uniformity {
  private static final int SIMULATIONS = 20_000;

  private final int ranks;
  private final int largest;

  /** Twice the smaller tail probability of each count, at each point: [point][count]. */
  private final double[][] tail;

  /** Least tail probabilities of simulated uniform ranks, ascending. */
  private final double[] least;

  /**
   * A test.
   *
   * @param ranks how many there are, one a simulated sweep
   * @param largest rank L, the number of draws that each truth is ranked among
   */
  Uniformity(int ranks, int largest) {
    this.ranks = ranks;
    this.largest = largest;
    tail = new double[largest][ranks + 1];
    for (int point = 0; point < largest; point++) {
      BinomialDistribution count =
          new BinomialDistribution(null, ranks, (point + 1.0) / (largest + 1));
      double below = 0;
      for (int k = 0; k <= ranks; k++) {
        double here = count.probability(k);
        double above = 1 - below;
        below += here;
        tail[point][k] = Math.min(1, 2 * Math.min(below, above));
      }
    }
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(2210_14891L);
    least = new double[SIMULATIONS];
    for (int s = 0; s < SIMULATIONS; s++) {
      int[] uniform = new int[ranks];
      Arrays.setAll(uniform, i -> random.nextInt(largest + 1));
      least[s] = leastTail(uniform);
    }
    Arrays.sort(least);
  }

  /** Probability that uniform ranks stray at least as far; NaN if there are none. */
  double pValue(int[] observed) {
    if (ranks == 0) {
      return Double.NaN;
    }
    double at = leastTail(observed);
    int below = 0;
    while (below < least.length && least[below] <= at) {
      below++;
    }
    return (below + 1.0) / (least.length + 1);
  }

  private double leastTail(int[] observed) {
    int[] atMost = cumulative(observed);
    double smallest = 1;
    for (int point = 0; point < largest; point++) {
      smallest = Math.min(smallest, tail[point][atMost[point]]);
    }
    return smallest;
  }

  /** How many ranks are at most 0, 1, … */
  private int[] cumulative(int[] observed) {
    int[] count = new int[largest + 1];
    for (int rank : observed) {
      count[rank]++;
    }
    for (int rank = 1; rank <= largest; rank++) {
      count[rank] += count[rank - 1];
    }
    return count;
  }

  /** The points as fractions. */
  double[] fractions() {
    double[] fractions = new double[largest];
    Arrays.setAll(fractions, point -> (point + 1.0) / (largest + 1));
    return fractions;
  }

  /** Distribution of the ranks less the uniform one, at every point. */
  double[] difference(int[] observed) {
    int[] atMost = cumulative(observed);
    double[] fractions = fractions();
    double[] difference = new double[largest];
    Arrays.setAll(difference, point -> atMost[point] / (double) ranks - fractions[point]);
    return difference;
  }

  /**
   * The envelope that ranks leave if and only if their p-value is at most {@code alarm}.
   *
   * @return lower and upper end at every point
   */
  double[][] envelope(double alarm) {
    double bound = least[(int) Math.floor(alarm * (least.length + 1)) - 1];
    double[] fractions = fractions();
    double[][] ends = new double[2][largest];
    for (int point = 0; point < largest; point++) {
      int low = 0;
      while (low < ranks && tail[point][low] < bound) {
        low++;
      }
      int high = ranks;
      while (high > 0 && tail[point][high] < bound) {
        high--;
      }
      ends[0][point] = low / (double) ranks - fractions[point];
      ends[1][point] = high / (double) ranks - fractions[point];
    }
    return ends;
  }
}

package org.foreshock.budget;

import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Sums;

/**
 * Runs that make the expected variance of log10 d smallest for the money, averaged over truths: a
 * Bayesian c-optimal design (Chaloner and Verdinelli 1995). The shares of the money are multiplied
 * by the square root of what a unit of it gains at each scale, over and over (Torsney 1983), then
 * rounded to whole runs.
 */
final class Allocation {
  private static final int ROUNDS = 200;
  private static final double LEAST_SHARE = 1e-12;

  private final List<ExpectedInformation> truths;
  private final double[] cost;
  private final double budget;

  /**
   * A problem.
   *
   * @param truths to average over
   * @param cost of one run at each scale
   * @param budget for all runs
   */
  Allocation(List<ExpectedInformation> truths, double[] cost, double budget) {
    this.truths = truths;
    this.cost = cost;
    this.budget = budget;
  }

  /** The mean over truths of the expected variance of log10 d. */
  double variance(double[] runs) {
    return Sums.mean(truths, truth -> truth.variance(runs));
  }

  /** The best runs, whole numbers, at no fewer than so many scales. */
  double[] best(int leastScales) {
    double[] runs = runs(shares());
    double[] whole = Arrays.stream(runs).map(Math::floor).toArray();
    double left = budget;
    for (int k = 0; k < whole.length; k++) {
      left -= whole[k] * cost[k];
    }
    left = widen(whole, runs, left, leastScales);
    spend(whole, left);
    return whole;
  }

  private double[] shares() {
    double[] share = new double[cost.length];
    Arrays.fill(share, 1.0 / share.length);
    for (int round = 0; round < ROUNDS; round++) {
      double[] gain = gain(runs(share));
      double sum = 0;
      for (int k = 0; k < share.length; k++) {
        share[k] *= Math.sqrt(gain[k] / cost[k]);
        sum += share[k];
      }
      for (int k = 0; k < share.length; k++) {
        share[k] = Math.max(share[k] / sum, LEAST_SHARE);
      }
    }
    return share;
  }

  private double[] runs(double[] share) {
    double[] runs = new double[share.length];
    Arrays.setAll(runs, k -> share[k] * budget / cost[k]);
    return runs;
  }

  private double[] gain(double[] runs) {
    double[] sum = new double[runs.length];
    for (ExpectedInformation truth : truths) {
      double[] gain = truth.gain(runs);
      Arrays.setAll(sum, k -> sum[k] + gain[k]);
    }
    return sum;
  }

  /** A run at each of the most wanted scales that rounding has emptied, until there are enough. */
  private double widen(double[] whole, double[] wanted, double left, int leastScales) {
    double rest = left;
    while (Arrays.stream(whole).filter(runs -> runs > 0).count() < leastScales) {
      int most = -1;
      for (int k = 0; k < whole.length; k++) {
        if (whole[k] == 0 && (most < 0 || wanted[k] > wanted[most])) {
          most = k;
        }
      }
      whole[most] = 1;
      rest -= cost[most];
    }
    return rest;
  }

  /** What rounding has left over goes where a run gains most for its money. */
  private void spend(double[] whole, double left) {
    double rest = left;
    int best = 0;
    while (best >= 0) {
      double[] gain = gain(whole);
      best = -1;
      for (int k = 0; k < whole.length; k++) {
        boolean better = best < 0 || gain[k] / cost[k] > gain[best] / cost[best];
        if (cost[k] <= rest && better) {
          best = k;
        }
      }
      if (best >= 0) {
        double more = Math.max(1, Math.floor(rest / cost[best] / 4));
        whole[best] += more;
        rest -= more * cost[best];
      }
    }
  }
}

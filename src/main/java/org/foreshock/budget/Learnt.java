package org.foreshock.budget;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.foreshock.data.Sums;

/**
 * What a plan's runs taught in simulated sweeps, the same truths and random numbers for every plan.
 *
 * @param sweeps one entry a sweep
 */
public record Learnt(List<Sweep> sweeps) {
  /**
   * One simulated sweep.
   *
   * @param variance posterior variance of log10 d
   * @param length of the interval of log10 d, in decades
   * @param holds whether it holds the truth
   */
  public record Sweep(double variance, double length, boolean holds) {}

  /** Copies the list. */
  public Learnt {
    sweeps = List.copyOf(sweeps);
  }

  /** Root of the mean posterior variance of log10 d. */
  public double sd() {
    return Math.sqrt(mean(Sweep::variance));
  }

  /** Mean length of the interval, in decades. */
  public double meanLength() {
    return mean(Sweep::length);
  }

  /** Share of sweeps whose interval is at most so long. */
  public double located(double longest) {
    return mean(sweep -> sweep.length() <= longest ? 1 : 0);
  }

  /** Share of intervals that hold the truth. */
  public double coverage() {
    return mean(sweep -> sweep.holds() ? 1 : 0);
  }

  private double mean(ToDoubleFunction<Sweep> of) {
    return Sums.mean(sweeps, of);
  }

  /** How much smaller the posterior variance is than with another plan. */
  Goal.Estimate savedAgainst(Learnt other) {
    int n = sweeps.size();
    double mean = other.mean(Sweep::variance) - mean(Sweep::variance);
    double squares = 0;
    for (int r = 0; r < n; r++) {
      double off = other.sweeps.get(r).variance() - sweeps.get(r).variance() - mean;
      squares += off * off;
    }
    double half = Goal.Z * Math.sqrt(squares / Math.max(1, n - 1) / n);
    return new Goal.Estimate(mean, mean - half, mean + half);
  }
}

package org.foreshock.budget;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.foreshock.data.Sums;
import org.foreshock.place.Located;

/**
 * What a number of seeds is to reach.
 *
 * @param criterion how outcomes are judged
 * @param assurance γ, for {@link Criterion#ASSURANCE}
 * @param located width and level of the interval
 * @param priorLength length of the interval that the analysis prior alone gives
 */
public record Goal(Criterion criterion, double assurance, Located located, double priorLength) {
  /** What the data must make of the prior's interval, however wide the user's tolerance. */
  public static final double LEAST_GAIN = 3;

  /** 95 %, two-sided. */
  static final double Z = 1.959963984540054;

  /** A number with its 95 % Monte Carlo interval. */
  record Estimate(double value, double low, double high) {}

  /** The longest interval that locates: the stated width, but a third of the prior's at most. */
  public double longest() {
    return Math.min(located.width(), priorLength / LEAST_GAIN);
  }

  /** Whether the break is located. */
  public boolean isLocated(Outcome outcome) {
    return outcome.posterior().length() <= longest();
  }

  /**
   * What is to rise to the {@link #target} with seeds. For assurance that is minus ln of the length
   * that a share γ of intervals does not exceed: P(length ≤ ℓ) ≥ γ says the same as γ-quantile ≤ ℓ,
   * and in logs the quantile is nearly straight.
   */
  Estimate score(List<Outcome> outcomes) {
    return switch (criterion) {
      case ASSURANCE -> minusLog(lengthQuantile(outcomes));
      case ALC -> minusLog(mean(lengths(outcomes)));
      case ACC -> mean(outcomes.stream().mapToDouble(o -> o.posterior().averageCoverage()));
    };
  }

  /** How much it is to be. */
  double target() {
    return criterion == Criterion.ACC ? located.level() : -Math.log(longest());
  }

  /** The length that a share γ of intervals does not exceed, its interval from order statistics. */
  Estimate lengthQuantile(List<Outcome> outcomes) {
    double[] sorted = lengths(outcomes).sorted().toArray();
    Estimate share = wilson(assurance, sorted.length);
    return new Estimate(
        sorted[rank(assurance, sorted.length)],
        sorted[(int) Math.floor(share.low() * sorted.length)],
        sorted[Math.min(rank(share.high(), sorted.length) + 1, sorted.length - 1)]);
  }

  /** The first of n sorted values that at least such a share does not exceed. */
  private static int rank(double share, int n) {
    return Math.max(0, (int) Math.ceil(share * n - 1e-9) - 1);
  }

  private static DoubleStream lengths(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(outcome -> outcome.posterior().length());
  }

  private static Estimate minusLog(Estimate length) {
    return new Estimate(
        -Math.log(length.value()), -Math.log(length.high()), -Math.log(Math.max(0, length.low())));
  }

  private static Estimate mean(DoubleStream values) {
    double[] all = values.toArray();
    double mean = Sums.mean(all);
    double squares = Sums.of(Arrays.stream(all).map(v -> (v - mean) * (v - mean)).toArray());
    double half = Z * Math.sqrt(squares / Math.max(1, all.length - 1) / all.length);
    return new Estimate(mean, mean - half, mean + half);
  }

  /** The share of outcomes in which the break is located. */
  Estimate assurance(List<Outcome> outcomes) {
    double located = outcomes.stream().filter(this::isLocated).count();
    return wilson(located / outcomes.size(), outcomes.size());
  }

  /** The interval of Wilson (1927) for a share of n. */
  static Estimate wilson(double share, int n) {
    double z2 = Z * Z / n;
    double middle = (share + 0.5 * z2) / (1 + z2);
    double half = Z * Math.sqrt((share * (1 - share) + 0.25 * z2) / n) / (1 + z2);
    return new Estimate(share, Math.max(0, middle - half), Math.min(1, middle + half));
  }
}

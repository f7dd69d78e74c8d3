package org.foreshock.budget;

import java.util.List;

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
  private static final double LEAST_GAIN = 3;

  /** 95 %, two-sided. */
  static final double Z = 1.959963984540054;

  /** A mean with its 95 % Monte Carlo interval. */
  record Estimate(double mean, double low, double high) {}

  /** The longest interval that locates: the stated width, but a third of the prior's at most. */
  public double longest() {
    return Math.min(located.width(), priorLength / LEAST_GAIN);
  }

  /** Whether the break is located. */
  public boolean isLocated(Outcome outcome) {
    return outcome.posterior().length() <= longest();
  }

  /** What is to be large on average. */
  private double score(Outcome outcome) {
    return switch (criterion) {
      case ASSURANCE -> isLocated(outcome) ? 1 : 0;
      case ALC -> -outcome.posterior().length();
      case ACC -> outcome.posterior().averageCoverage();
    };
  }

  /** How large. */
  double target() {
    return switch (criterion) {
      case ASSURANCE -> assurance;
      case ALC -> -longest();
      case ACC -> located.level();
    };
  }

  /** The mean score of outcomes. */
  Estimate score(List<Outcome> outcomes) {
    int n = outcomes.size();
    double mean = outcomes.stream().mapToDouble(this::score).sum() / n;
    if (criterion == Criterion.ASSURANCE) {
      return wilson(mean, n);
    }
    double squares = 0;
    for (Outcome outcome : outcomes) {
      double off = score(outcome) - mean;
      squares += off * off;
    }
    double half = Z * Math.sqrt(squares / Math.max(1, n - 1) / n);
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

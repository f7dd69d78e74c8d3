package org.foreshock.cli;

import org.foreshock.budget.Criterion;
import org.foreshock.budget.Goal;
import org.foreshock.budget.SeedBudget;
import org.foreshock.budget.SeedRange;
import org.foreshock.data.InputException;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Located;
import picocli.CommandLine.Option;

/** What is to be reached, and what may be paid for it. */
final class GoalInput {
  @Option(
      names = "--width",
      paramLabel = "DECADES",
      description =
          "longest interval of the break's log10 x that will do; default ${DEFAULT-VALUE}")
  private double width = 0.3;

  @Option(
      names = "--level",
      paramLabel = "P",
      description = "probability that the interval is to hold; default ${DEFAULT-VALUE}")
  private double level = 0.9;

  @Option(
      names = "--criterion",
      paramLabel = "NAME",
      description = {
        "when it is enough; default ${DEFAULT-VALUE}:",
        "  assurance  the interval is short enough in a share of sweeps",
        "  alc        it is short enough on average",
        "  acc        an interval of that width holds the level on average"
      })
  private String criterion = "assurance";

  @Option(
      names = "--assurance",
      paramLabel = "P",
      description = "that share; default ${DEFAULT-VALUE}")
  private double assurance = 0.8;

  @Option(
      names = "--min-seeds",
      paramLabel = "N",
      description =
          "the fewest; default ${DEFAULT-VALUE}. Saves time where simulated sweeps take long and it"
              + " is known that fewer will not do")
  private int fewest = 1;

  @Option(
      names = "--max-seeds",
      paramLabel = "N",
      description = "the most seeds per scale that come into question; default ${DEFAULT-VALUE}")
  private int most = 1_000_000;

  @Option(
      names = "--cost-exponent",
      paramLabel = "P",
      description = "a run costs x^P; default ${DEFAULT-VALUE}")
  private double costExponent = 1;

  Located located() {
    Require.that(width > 0 && width < 100, "--width " + width, "a positive number of decades");
    checkProbability(level, "--level");
    return new Located(width, level);
  }

  Goal goal(AnalysisPrior prior) {
    checkProbability(assurance, "--assurance");
    Criterion stated =
        Criterion.named(criterion)
            .orElseThrow(
                () ->
                    new InputException(
                        "--criterion " + criterion + ": the criteria are assurance, alc and acc"));
    return new Goal(stated, assurance, located(), SeedBudget.priorLength(prior, located()));
  }

  SeedRange range() {
    Require.that(most >= 1 && most <= 1_000_000_000, "--max-seeds " + most, "from 1 to 1e9");
    Require.that(
        fewest >= 1 && fewest <= most, "--min-seeds " + fewest, "from 1 to --max-seeds " + most);
    return new SeedRange(fewest, most);
  }

  double costExponent() {
    Require.that(
        costExponent >= 0 && costExponent <= 10, "--cost-exponent " + costExponent, "from 0 to 10");
    return costExponent;
  }

  private static void checkProbability(double value, String option) {
    Require.that(value > 0 && value < 1, option + " " + value, "above 0 and below 1");
  }
}

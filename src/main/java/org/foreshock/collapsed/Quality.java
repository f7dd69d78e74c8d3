package org.foreshock.collapsed;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether one model's draws and evidence can be trusted.
 *
 * @param effective sample size of the outer points
 * @param paretoShape k̂ of their weights; empty where they are nearly the same
 * @param disagreement of two independent populations in ln of the evidence
 * @param innerEffective effective sample size of the draws given outer points
 * @param innerParetoShape k̂ of their weights; empty where they are nearly the same
 * @param innerLargest the largest share that one of these weights has
 * @param evaluations of the estimated likelihood, at most
 * @param escalated whether it took more than the usual effort
 */
public record Quality(
    double effective,
    Optional<Double> paretoShape,
    double disagreement,
    double innerEffective,
    Optional<Double> innerParetoShape,
    double innerLargest,
    long evaluations,
    boolean escalated) {

  private static final double LEAST_EFFECTIVE = 400;
  private static final double LARGEST_SHAPE = 0.7;
  private static final double LARGEST_DISAGREEMENT = 0.5;
  private static final double LARGEST_WEIGHT = 0.02;

  /** Whether every gate is passed. */
  public boolean ok() {
    return problems().isEmpty();
  }

  /** What is wrong, empty if nothing is. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>();
    if (!(effective >= LEAST_EFFECTIVE)) {
      problems.add("the effective sample size is " + Math.round(effective) + ", below 400");
    }
    if (tooLarge(paretoShape)) {
      problems.add("Pareto k-hat is " + told(paretoShape) + ", not below 0.7: mass may be missing");
    }
    if (!(disagreement < LARGEST_DISAGREEMENT)) {
      problems.add(
          "two populations differ by "
              + hundredths(disagreement)
              + " in the log of the evidence, not below 0.5: one may have missed a mode");
    }
    if (!(innerEffective >= LEAST_EFFECTIVE)) {
      problems.add(
          "the effective sample size of levels and slopes is "
              + Math.round(innerEffective)
              + ", below 400");
    }
    if (tooLarge(innerParetoShape) && !(innerLargest < LARGEST_WEIGHT)) {
      problems.add(
          "Pareto k-hat of levels and slopes is " + told(innerParetoShape) + ", not below 0.7");
    }
    return List.copyOf(problems);
  }

  private static boolean tooLarge(Optional<Double> shape) {
    return shape.isPresent() && !(shape.get() < LARGEST_SHAPE);
  }

  private static String told(Optional<Double> shape) {
    return hundredths(shape.orElse(Double.NaN));
  }

  private static String hundredths(double value) {
    return Double.isFinite(value)
        ? BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_EVEN).toString()
        : "not a number";
  }
}

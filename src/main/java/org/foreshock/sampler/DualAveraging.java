package org.foreshock.sampler;

/**
 * Tunes a step size towards a target acceptance (Hoffman and Gelman 2014, section 3.2, with their
 * constants γ = 0.05, t0 = 10, κ = 0.75).
 */
final class DualAveraging {
  private static final double GAMMA = 0.05;
  private static final double DELAY = 10;

  /** Before this many updates the average still swings. */
  private static final int ENOUGH = 20;

  private final double firstStep;
  private final double target;
  private final double shrinkTo;
  private double logStep;
  private double logAverage;
  private double error;
  private int updates;

  DualAveraging(double firstStep, double target) {
    this.firstStep = firstStep;
    this.target = target;
    this.logStep = Math.log(firstStep);
    this.logAverage = logStep;
    this.shrinkTo = Math.log(10) + logStep;
  }

  double stepSize() {
    return Math.exp(logStep);
  }

  /**
   * The averaged step size, to keep once tuning is over; half the first one if it was cut short.
   */
  double averaged() {
    return updates < ENOUGH ? 0.5 * firstStep : Math.exp(logAverage);
  }

  void update(double acceptance) {
    updates++;
    double weight = 1 / (updates + DELAY);
    error += weight * (target - acceptance - error);
    logStep = shrinkTo - error * Math.sqrt(updates) / GAMMA;
    // t^(-3/4) by square roots: the same bits on every JDK
    double fade = 1 / (Math.sqrt(updates) * Math.sqrt(Math.sqrt(updates)));
    logAverage += fade * (logStep - logAverage);
  }
}

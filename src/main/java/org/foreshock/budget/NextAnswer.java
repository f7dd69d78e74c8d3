package org.foreshock.budget;

/**
 * Where the next runs should be.
 *
 * @param best the runs that information favours
 * @param equal the same seeds at every candidate, for the same money
 * @param bestSd expected standard deviation of log10 d after the former, by information
 * @param equalSd the same after the latter
 * @param lengthBefore length of the interval before any of these runs, in decades
 * @param learntFromBest what the former teach, by simulation
 * @param learntFromEqual what the latter teach
 * @param saved mean of how much smaller the posterior variance is with the former
 * @param savedLow lower end of the 95 % Monte Carlo interval of that
 * @param savedHigh upper end
 * @param worth the effective number of a pilot's draws behind a sweep, the lower quartile; NaN
 *     without a pilot
 */
public record NextAnswer(
    RunPlan best,
    RunPlan equal,
    double bestSd,
    double equalSd,
    double lengthBefore,
    Learnt learntFromBest,
    Learnt learntFromEqual,
    double saved,
    double savedLow,
    double savedHigh,
    double worth) {

  /** Below this many draws behind a sweep the check says little. */
  private static final double LEAST_WORTH = 20;

  /** Whether the check can be believed. */
  public boolean isChecked() {
    return !(worth < LEAST_WORTH);
  }

  /** Whether the check says that equal seeds do better. */
  public boolean isRefuted() {
    return isChecked() && savedHigh < 0;
  }

  /** Whether the check says that the plan does better. */
  public boolean isConfirmed() {
    return isChecked() && savedLow > 0;
  }
}

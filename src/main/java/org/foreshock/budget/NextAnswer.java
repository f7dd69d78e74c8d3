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
 * @param check how the plans were compared
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
    Check check) {

  /** Ways to compare two plans by simulation. */
  public enum Check {
    /** New runs are simulated and analysed. */
    SWEEPS,
    /** A pilot's draws, weighted by the likelihood of simulated new runs. */
    DRAWS,
    /** A pilot's runs are simulated along with the new ones, and all are analysed. */
    PILOT_AND_SWEEPS,
    /** A pilot's draws, which are too few for what the new runs tell. */
    TOO_FEW_DRAWS
  }

  /** Whether the check can be believed. */
  public boolean isChecked() {
    return check != Check.TOO_FEW_DRAWS;
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

package org.foreshock.budget;

import java.util.List;

/**
 * How many seeds it takes, and what they buy.
 *
 * @param verdict the number
 * @param there what that number of seeds gives
 * @param setting what does not depend on the seeds
 * @param totalRuns runs in all
 * @param totalCost of all runs, in runs at the largest scale
 * @param coverageAround share of intervals that hold the truth over truths around the stated one,
 *     with that number of seeds; NaN if not asked for
 * @param curve by ascending seeds
 * @param remedies what would help; empty if not asked for or not needed
 * @param trials simulated sweeps
 * @param fallbacks those that the sampler analysed, since the quadrature was not exact
 * @param unsettled those that no method settled; they count as if the runs had said nothing
 */
public record SeedAnswer(
    Verdict verdict,
    There there,
    Setting setting,
    double totalRuns,
    double totalCost,
    double coverageAround,
    List<CurvePoint> curve,
    List<Remedy> remedies,
    int trials,
    long fallbacks,
    long unsettled) {

  /**
   * The number of seeds.
   *
   * @param attainable whether the goal is reached within the most seeds
   * @param seeds per scale: the fewest that reach the goal, or the most if none do
   * @param low lower end of the 95 % Monte Carlo interval of the fewest seeds; infinite if they are
   *     surely more than the most
   * @param high upper end; infinite if that may be more than the most
   * @param tight whether the interval is as tight as was asked; if not, the curve is flat there
   */
  public record Verdict(boolean attainable, int seeds, double low, double high, boolean tight) {}

  /**
   * What some number of seeds gives, on average over simulated sweeps.
   *
   * @param assurance share in which the break is located
   * @param meanLength mean length of the interval, in decades
   * @param lengthReached length that is reached in the share that the assurance asks for
   * @param coverage share of intervals that hold the truth
   * @param coverageLocated the same among those short enough to locate; NaN if there are none
   * @param probabilityBreak posterior probability that the break is there at all
   * @param probabilityAhead the same, and that it lies beyond the largest scale
   * @param replicates simulated sweeps behind these numbers
   */
  public record There(
      double assurance,
      double meanLength,
      double lengthReached,
      double coverage,
      double coverageLocated,
      double probabilityBreak,
      double probabilityAhead,
      int replicates) {}

  /**
   * What does not depend on the number of seeds.
   *
   * @param priorLength length of the interval without data, in decades
   * @param priorProbabilityBreak that the break is there, without data
   * @param guide seeds per scale by expected information; infinite beyond 1e300
   * @param visibleShare share of the break's change of slope that has happened at the largest scale
   * @param spacing widest gap between scales, in decades
   * @param coarse whether the spacing may be what limits the answer: it is more than half of what
   *     is to be reached, and most of the break's change happens within two gaps
   */
  public record Setting(
      double priorLength,
      double priorProbabilityBreak,
      double guide,
      double visibleShare,
      double spacing,
      boolean coarse) {}
}

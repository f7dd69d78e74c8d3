package org.foreshock.population;

/**
 * How much work a population is.
 *
 * @param chains M, chains that go on from each temperature to the next
 * @param states P, states of each chain that are kept, its first one included
 * @param lastStates the same where the temperature is that of the posterior
 * @param draws from each guide in the first round of importance sampling
 * @param roundDraws in each further round
 * @param rounds most rounds of importance sampling after the first
 * @param enough effective sample size to stop at
 */
public record Effort(
    int chains, int states, int lastStates, int draws, int roundDraws, int rounds, double enough) {

  /** Enough for most posteriors of a dozen coordinates. */
  public static Effort usual() {
    return new Effort(192, 24, 36, 1500, 3000, 6, 1000);
  }

  /** About six times the work, for when the usual was not enough. */
  public Effort more() {
    return new Effort(3 * chains, 2 * states, 2 * lastStates, 2 * draws, 2 * roundDraws, 8, enough);
  }

  /** Points of the population at each temperature. */
  int points() {
    return chains * states;
  }
}

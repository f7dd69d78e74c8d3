package org.foreshock.budget;

/**
 * What one simulated sweep led to.
 *
 * @param posterior of the place of the break
 * @param place where the break truly was, log10 x
 */
public record Outcome(PlacePosterior posterior, double place) {
  /** Whether some method called its analysis exact. */
  boolean isSettled() {
    return posterior.how().method() != PlacePosterior.Method.UNSETTLED;
  }

  /** Whether the interval holds the truth. */
  public boolean holds() {
    return posterior.holds(place);
  }
}

package org.foreshock.budget;

import java.io.Serializable;
import java.nio.file.Path;
import org.foreshock.place.PlacePosterior;
import org.foreshock.work.Journal;

/**
 * What one simulated sweep led to.
 *
 * @param posterior of the place of the break
 * @param place where the break truly was, log10 x
 */
public record Outcome(PlacePosterior posterior, double place) implements Serializable {
  /**
   * A journal of outcomes, made if need be.
   *
   * @throws org.foreshock.data.InputException if it cannot be read and written, or another program
   *     writes to it
   */
  public static Journal<Outcome> journal(Path file) {
    return Journal.open(file, new OutcomeLine());
  }

  /** Whether some method called its analysis exact. */
  boolean isSettled() {
    return posterior.how().method() != PlacePosterior.Method.UNSETTLED;
  }

  /** Whether the interval holds the truth. */
  public boolean holds() {
    return posterior.holds(place);
  }
}

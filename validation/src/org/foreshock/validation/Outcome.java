package org.foreshock.validation;

import java.util.Set;

/** What came of one simulated sweep. */
sealed interface Outcome {
  /** The runs alone rule it out, before any fit. */
  record Rejected() implements Outcome {}

  /** The fit could not be made at all. */
  record Failed(String why) implements Outcome {}

  /**
   * It was fitted.
   *
   * @param ranks of the truth in every quantity of the {@link Calibration}
   * @param failed gates of the fit
   * @param draws that the smallest effective sample size, bulk or tail, is worth
   */
  record Ranked(int[] ranks, Set<Gate> failed, double draws) implements Outcome {
    boolean ok() {
      return failed.isEmpty();
    }
  }
}

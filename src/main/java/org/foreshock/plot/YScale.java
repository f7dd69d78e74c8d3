package org.foreshock.plot;

/** How a picture lays out the metric. */
public enum YScale {
  /** On a log axis where all runs are positive and the picture spans more than a factor of 1.3. */
  AUTO,
  LINEAR,
  /** Runs at or below 0 are then not shown. */
  LOG
}

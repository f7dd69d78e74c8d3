package org.foreshock.data;

/** The range of y that a noise model bears. */
public enum Domain {
  /** y &gt; 0, as log-normal noise needs. */
  POSITIVE,
  /** Any finite y; the statistics of ln y are undefined (NaN) at scales with y ≤ 0. */
  ANY
}

package org.foreshock.collapsed;

/** Which floors are thought possible. */
public enum FloorChoice {
  /** Half of the prior's mass at a = 0 exactly, half above. */
  AUTO,
  /** a &gt; 0. */
  FREE,
  /** a = 0. */
  ZERO
}

package org.foreshock.prior;

/** Whether the law may level off. */
public enum FloorKind {
  /**
   * Half of the prior's mass is at a = 0 exactly, half uniform on the share. With additive noise,
   * which knows no natural zero, and where a prior of the floor is stated, the same as {@link
   * #FREE}.
   */
  AUTO,
  /** The floor has a prior. */
  FREE,
  /** The floor is zero. */
  ZERO
}

package org.foreshock.prior;

/** Whether the law may level off. */
public enum FloorKind {
  /** The floor has a prior. */
  FREE,
  /** The floor is zero. */
  ZERO
}

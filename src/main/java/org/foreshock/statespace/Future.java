package org.foreshock.statespace;

/** What may happen beyond the last scale. */
public enum Future {
  /** The curve goes on as it was fitted. */
  AS_FITTED,
  /** Breaks may come that nothing announces. */
  BREAKS_MAY_COME
}

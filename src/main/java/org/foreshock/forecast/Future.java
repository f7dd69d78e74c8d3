package org.foreshock.forecast;

/** What a forecast assumes of breaks that the fit does not have. */
public enum Future {
  /** None come: the breaks of the fit and no other. */
  AS_FITTED("as_fitted"),
  /** They come as a Poisson process along log10 x, see {@link ComingBreaks}. */
  BREAKS_MAY_COME("breaks_may_come");

  private final String label;

  Future(String label) {
    this.label = label;
  }

  /** Its name in files. */
  public String label() {
    return label;
  }
}

package org.foreshock.point;

/** A way to one best curve. */
public enum PointMethod {
  /** Least squares of the response: most likely parameters, whatever the prior. */
  POINT("point"),
  /** The procedure that Caballero et al. published with the law. */
  PUBLISHED("published");

  private final String label;

  PointMethod(String label) {
    this.label = label;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }
}

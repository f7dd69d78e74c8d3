package org.foreshock.method;

import org.foreshock.data.Sweep;

/** What the points of a curve are of each other. */
public enum Points {
  /** Each is a run of its own, trained from the start. */
  INDEPENDENT("independent"),
  /** They lie along one training run, or share its data, so that neighbours go astray together. */
  ALONG_ONE_RUN("along-one-run"),
  /** Not stated: the runs decide. */
  AUTO("auto");

  private final String label;

  Points(String label) {
    this.label = label;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /**
   * What is to be assumed. A curve along one run seldom comes to the same scale twice, and one of
   * independent runs often has several seeds at a scale: not stated, points are independent if at
   * least half of the scales hold more than one run.
   *
   * @return INDEPENDENT or ALONG_ONE_RUN
   */
  public Points decided(Sweep runs) {
    if (this != AUTO) {
      return this;
    }
    long repeated = runs.scales().stream().filter(scale -> scale.moments().count() > 1).count();
    return 2 * repeated >= runs.size() ? INDEPENDENT : ALONG_ONE_RUN;
  }
}

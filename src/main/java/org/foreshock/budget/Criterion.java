package org.foreshock.budget;

import java.util.Arrays;
import java.util.Optional;

/**
 * When a number of seeds is enough, on average over sweeps simulated from the design prior (Joseph
 * and Belisle 1997; Wang and Gelfand 2002; Pan and Banerjee, arXiv 2112.03509).
 */
public enum Criterion {
  /** P(the break is located) is at least γ. */
  ASSURANCE("assurance"),
  /** The interval is no longer than the width on average. */
  ALC("alc"),
  /** An interval of the width holds the break with the stated level on average. */
  ACC("acc");

  private final String label;

  Criterion(String label) {
    this.label = label;
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /** The criterion of this name. */
  public static Optional<Criterion> named(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }
}

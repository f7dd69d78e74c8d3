package org.foreshock.validation;

/** What is known of a sampler on a target; {@link TargetStudy} checks that it is so. */
enum Known {
  RIGHT("right", "no bias seen, most fits pass the gates"),
  SLOW("right, but slow", "no bias seen, gates may fail"),
  TOLD("too hard, and it says so", "most fits fail a gate"),
  WRONG("WRONG, and it does not say so", "bias, though most fits pass the gates");

  private final String told;
  private final String means;

  Known(String told, String means) {
    this.told = told;
    this.means = means;
  }

  String told() {
    return told;
  }

  String means() {
    return means;
  }

  boolean is(boolean biased, double passed) {
    return switch (this) {
      case RIGHT -> !biased && passed >= 0.5;
      case SLOW -> !biased;
      case TOLD -> passed <= 0.5;
      case WRONG -> biased && passed >= 0.5;
    };
  }
}

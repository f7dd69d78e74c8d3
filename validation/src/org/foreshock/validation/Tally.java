package org.foreshock.validation;

import java.util.List;

/** The outcomes of a calibration by kind. */
record Tally(List<Outcome.Ranked> ranked, int rejected, List<Outcome.Failed> failed) {

  static Tally of(List<Outcome> outcomes) {
    return new Tally(
        only(outcomes, Outcome.Ranked.class),
        only(outcomes, Outcome.Rejected.class).size(),
        only(outcomes, Outcome.Failed.class));
  }

  private static <T> List<T> only(List<Outcome> outcomes, Class<T> kind) {
    return outcomes.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** How many sweeps were simulated. */
  int simulated() {
    return ranked.size() + rejected + failed.size();
  }

  /** Fits that passed every gate, or that did not. */
  List<Outcome.Ranked> where(boolean ok) {
    return ranked.stream().filter(one -> one.ok() == ok).toList();
  }

  /** How many fits failed a gate. */
  long count(Gate gate) {
    return ranked.stream().filter(one -> one.failed().contains(gate)).count();
  }
}

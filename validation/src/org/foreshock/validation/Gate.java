package org.foreshock.validation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a fit is told to have failed by, told apart by the words of its diagnosis. */
enum Gate {
  R_HAT("R-hat of 1.01 or more", "R-hat is"),
  SAMPLE_SIZE("effective sample size below 400", "effective sample size is"),
  DIVERGENCE("a transition diverged", "diverged"),
  ENERGY("E-BFMI of 0.3 or less", "E-BFMI is"),
  CHAIN("a chain failed", "a chain failed"),
  THINNING("draws should be further apart", "draws should be further apart");

  private final String told;
  private final String words;

  Gate(String told, String words) {
    this.told = told;
    this.words = words;
  }

  String told() {
    return told;
  }

  static Set<Gate> of(List<String> problems) {
    EnumSet<Gate> failed = EnumSet.noneOf(Gate.class);
    for (String problem : problems) {
      Gate gate =
          Arrays.stream(values())
              .filter(each -> problem.contains(each.words))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no gate says: " + problem));
      failed.add(gate);
    }
    return failed;
  }
}

package org.foreshock.prior;

import java.util.List;
import java.util.stream.Stream;

/** Priors that the tests go through: every family, at ordinary and at awkward arguments. */
final class Families {
  private Families() {}

  static List<Prior> continuous() {
    return List.of(
        new Normal(0, 1),
        new Normal(-1.5, 0.3),
        new LogNormal(-1.2, 1),
        new LogNormal(0.5, 0.25),
        new StudentT(3, 0, 0.5),
        new StudentT(1.5, 2, 1),
        new StudentT(40, -1, 2),
        new HalfNormal(0.7),
        new HalfStudentT(3, 0.5),
        new HalfStudentT(7, 2),
        new Exponential(2.5),
        new Uniform(-2, 3.5),
        new Uniform(0, 1),
        new Beta(0.5, 1),
        new Beta(1, 1),
        new Beta(3, 0.7),
        new Beta(2.5, 6),
        new Gamma(2, 0.1),
        new Gamma(0.5, 3),
        new Gamma(7.5, 1.5));
  }

  static List<Prior> all() {
    return Stream.concat(continuous().stream(), Stream.of(new Fixed(0.25))).toList();
  }
}

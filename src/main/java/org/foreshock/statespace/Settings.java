package org.foreshock.statespace;

import java.util.List;

/**
 * What a forecast assumes.
 *
 * @param members in equal parts
 * @param priors the same for all
 * @param effort of each member
 * @param breakRate breaks that may come, per decade of x
 * @param safety weight of the safety component
 */
record Settings(
    List<Member> members,
    Hyperpriors priors,
    TemperedParticles.Effort effort,
    double breakRate,
    double safety) {
  static final Settings DEFAULT =
      new Settings(
          List.of(
              new Member(0, true, true),
              new Member(2, false, true),
              new Member(2, false, false),
              new Member(3, false, true),
              new Member(3, false, false)),
          Hyperpriors.DEFAULT,
          new TemperedParticles.Effort(300, 3, 6),
          0.25,
          0.02);
}

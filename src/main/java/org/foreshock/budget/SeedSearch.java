package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;

/**
 * The search for the fewest seeds that reach a goal. It asks for trials in rounds and is told their
 * outcomes, so that one queue can serve many searches at once. First the crossing is bracketed by
 * bisection over a few numbers of seeds, then replicates go to the rung of the ladder next to the
 * estimate until the interval of the answer is as tight as asked, or enough have shown that the
 * curve is flat there; the same replicates are used at every number of seeds.
 */
final class SeedSearch {
  private static final int FIRST_LOOK = 24;
  private static final int BATCH = 32;
  private static final int LEAST_NEAR = 64;
  private static final int MOST_AT_ANSWER = 320;

  private final SimulatedSweeps sweeps;
  private final SeedLadder ladder;
  private final SeedCurve curve;
  private final Effort effort;
  private int below = -1;
  private int enough;
  private int near;

  SeedSearch(SimulatedSweeps sweeps, Goal goal, SeedRange range, Effort effort) {
    this.sweeps = sweeps;
    this.ladder = new SeedLadder(range);
    this.curve = new SeedCurve(goal);
    this.effort = effort;
    this.enough = ladder.sketch().size() - 1;
  }

  /** What is to be tried next; nothing when the search is over. */
  List<Trial> next() {
    List<Trial> bracket = bracket();
    if (!bracket.isEmpty()) {
      return bracket;
    }
    SeedCurve.Crossing crossing = curve.crossing();
    if (!isSettled(crossing) && near < effort.mostTrials()) {
      near += BATCH;
      return trials(crossing.isNear() ? crossing.anchor() : rung(crossing), BATCH);
    }
    List<Trial> closer = closer(crossing);
    return closer.isEmpty() && effort.whole() ? sketch() : closer;
  }

  /** As many replicates at the nearest rung: what is carried a shorter way is surer. */
  private List<Trial> closer(SeedCurve.Crossing crossing) {
    return crossing.estimate() == Double.POSITIVE_INFINITY || !crossing.isNear()
        ? List.of()
        : missing(rung(crossing), curve.replicates(crossing.anchor()));
  }

  /** The most first, for whether there is an answer at all; then halves of what is left. */
  private List<Trial> bracket() {
    List<Integer> rungs = ladder.sketch();
    if (curve.replicates(ladder.most()) == 0) {
      return trials(ladder.most(), FIRST_LOOK);
    }
    if (!curve.reaches(ladder.most())) {
      return List.of();
    }
    while (enough - below > 1) {
      int middle = (below + enough) / 2;
      int seeds = rungs.get(middle);
      if (curve.replicates(seeds) == 0) {
        return trials(seeds, FIRST_LOOK);
      }
      if (curve.reaches(seeds)) {
        enough = middle;
      } else {
        below = middle;
      }
    }
    return List.of();
  }

  private int rung(SeedCurve.Crossing crossing) {
    return ladder.nearest(crossing.estimate());
  }

  private boolean isSettled(SeedCurve.Crossing crossing) {
    return crossing.isNear()
        && curve.replicates(crossing.anchor()) >= LEAST_NEAR
        && (crossing.low() == Double.POSITIVE_INFINITY || isTight(crossing));
  }

  /** Whether the interval is as short as asked, or holds two neighbouring numbers only. */
  boolean isTight(SeedCurve.Crossing crossing) {
    double most = 1 + effort.precision();
    boolean narrow =
        crossing.high() <= most * crossing.estimate()
            && crossing.estimate() <= most * crossing.low();
    return crossing.estimate() < Double.POSITIVE_INFINITY
        && (narrow || crossing.high() - crossing.low() <= 1);
  }

  private List<Trial> sketch() {
    List<Trial> trials = new ArrayList<>();
    for (int seeds : ladder.sketch()) {
      trials.addAll(missing(seeds, FIRST_LOOK));
    }
    return trials;
  }

  /** What is missing to so many replicates at a number of seeds. */
  private List<Trial> missing(int seeds, int replicates) {
    return trials(seeds, replicates - curve.replicates(seeds));
  }

  /** At the answer itself: the replicates that it comes from, within reason. */
  List<Trial> atAnswer(int seeds) {
    int behind = curve.replicates(curve.crossing().anchor());
    return missing(seeds, Math.min(behind, MOST_AT_ANSWER));
  }

  /** The next so many replicates at a number of seeds. */
  private List<Trial> trials(int seeds, int count) {
    List<Trial> trials = new ArrayList<>();
    int first = curve.replicates(seeds);
    for (int i = 0; i < count; i++) {
      trials.add(new Trial(sweeps, seeds, first + i));
    }
    return trials;
  }

  /** How many more trials there will be, a guess that gets better. */
  long expected() {
    long sketch = effort.whole() ? (long) FIRST_LOOK * ladder.sketch().size() / 2 : 0;
    if (curve.replicates(ladder.most()) == 0) {
      return sketch + 8L * FIRST_LOOK;
    }
    SeedCurve.Crossing crossing = curve.crossing();
    if (isSettled(crossing) || near >= effort.mostTrials()) {
      return sketch;
    }
    double reached = Math.log(crossing.high() / crossing.low());
    double asked = 2 * Math.log(1 + effort.precision());
    double share = Math.min(1, asked * asked / (reached * reached));
    double needed = Math.max(near, LEAST_NEAR) * (1 / Math.max(share, 0.1) - 1);
    return sketch + LEAST_NEAR + (long) Math.min(needed, effort.mostTrials() - (double) near);
  }

  void add(Trial trial, Outcome outcome) {
    curve.add(trial.seeds(), outcome);
  }

  SeedCurve curve() {
    return curve;
  }
}

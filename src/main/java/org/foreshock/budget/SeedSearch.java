package org.foreshock.budget;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The search for the fewest seeds that reach a goal. It asks for trials in rounds and is told their
 * outcomes, so that one laboratory can serve many searches at once. First the crossing is bracketed
 * by bisection over a few numbers of seeds, then replicates go to the two rungs of the ladder
 * around the estimate until the interval of the answer is as tight as asked, or enough have shown
 * that the curve is flat there; the same replicates are used at every number of seeds.
 */
final class SeedSearch {
  private static final int FIRST_LOOK = 24;
  private static final int BATCH = 32;
  private static final int LEAST_NEAR = 64;

  private final Simulation simulation;
  private final SeedLadder ladder;
  private final SeedCurve curve;
  private final Effort effort;
  private int below = -1;
  private int enough;
  private int near;

  SeedSearch(Simulation simulation, Goal goal, long mostSeeds, Effort effort) {
    this.simulation = simulation;
    this.ladder = new SeedLadder(mostSeeds);
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
    if (!isSettled() && near < effort.mostTrials()) {
      return closer();
    }
    return effort.whole() ? sketch() : List.of();
  }

  /** How many more trials there will be, a guess that gets better. */
  long expected() {
    long sketch = effort.whole() ? (long) FIRST_LOOK * ladder.sketch().size() : 0;
    if (curve.replicates(ladder.most()) == 0) {
      return sketch + 4L * FIRST_LOOK + effort.mostTrials() / 4;
    }
    SeedCurve.Crossing crossing = curve.crossing();
    if (isSettled() || near >= effort.mostTrials()) {
      return 0;
    }
    double reached = Math.log(crossing.high() / crossing.low());
    double asked = 2 * Math.log(1 + effort.precision());
    double share = Math.min(1, asked * asked / (reached * reached));
    double needed = near == 0 ? effort.mostTrials() / 4.0 : near * (1 / Math.max(share, 0.01) - 1);
    return sketch / 2 + (long) Math.min(needed, effort.mostTrials() - (double) near);
  }

  void add(Trial trial, Outcome outcome) {
    curve.add(trial.seeds(), outcome);
  }

  /** The most first, for whether there is an answer at all; then halves of what is left. */
  private List<Trial> bracket() {
    List<Long> rungs = ladder.sketch();
    if (curve.replicates(ladder.most()) == 0) {
      return trials(ladder.most(), FIRST_LOOK);
    }
    if (!curve.reaches(ladder.most())) {
      return List.of();
    }
    while (enough - below > 1) {
      int middle = (below + enough) / 2;
      long seeds = rungs.get(middle);
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

  /** More replicates on either side of the estimate. */
  private List<Trial> closer() {
    SeedCurve.Crossing crossing = curve.crossing();
    List<Trial> trials = new ArrayList<>();
    for (long seeds : neighbours(crossing.estimate())) {
      trials.addAll(trials(seeds, BATCH));
    }
    near += trials.size();
    return trials;
  }

  private Set<Long> neighbours(double n) {
    Set<Long> both = new LinkedHashSet<>();
    both.add(ladder.below(Math.min(n, ladder.most())));
    both.add(ladder.above(n));
    return both;
  }

  private boolean isSettled() {
    SeedCurve.Crossing crossing = curve.crossing();
    if (crossing.low() == Double.POSITIVE_INFINITY) {
      return curve.replicates(ladder.most()) >= LEAST_NEAR;
    }
    for (long seeds : neighbours(crossing.estimate())) {
      if (curve.replicates(seeds) < LEAST_NEAR) {
        return false;
      }
    }
    return isTight(crossing);
  }

  /** Whether the interval is as short as asked, or holds two neighbouring numbers only. */
  boolean isTight(SeedCurve.Crossing crossing) {
    double most = 1 + effort.precision();
    boolean narrow =
        crossing.high() <= most * crossing.estimate()
            && crossing.estimate() <= most * crossing.low();
    return narrow || crossing.high() - crossing.low() <= 1;
  }

  private List<Trial> sketch() {
    List<Trial> trials = new ArrayList<>();
    for (long seeds : ladder.sketch()) {
      trials.addAll(trials(seeds, FIRST_LOOK - curve.replicates(seeds)));
    }
    return trials;
  }

  /** The next so many replicates at a number of seeds. */
  private List<Trial> trials(long seeds, int count) {
    List<Trial> trials = new ArrayList<>();
    int first = curve.replicates(seeds);
    for (int i = 0; i < count; i++) {
      trials.add(new Trial(simulation, seeds, first + i));
    }
    return trials;
  }

  SeedCurve curve() {
    return curve;
  }

  long mostSeeds() {
    return ladder.most();
  }

  Simulation simulation() {
    return simulation;
  }
}

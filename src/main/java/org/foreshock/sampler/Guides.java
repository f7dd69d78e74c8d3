package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;

/**
 * What the chains of one run learn together in warm-up: a {@link Metropolis} whose guide follows
 * the modes at first, then the paths of all chains, so that each comes to know what any has found.
 */
final class Guides {
  /** Fewer positions than this for each coordinate teach nothing. */
  private static final int EACH = 10;

  private final List<Mode> starts;
  private final Randomness random;

  /**
   * Nothing is learnt yet.
   *
   * @param starts where chains may start, the best first
   * @param random a stream of no chain
   */
  Guides(List<Mode> starts, Randomness random) {
    this.starts = starts;
    this.random = random;
  }

  /** Before anything is learnt: the Normals at the modes, with heavier tails. */
  Metropolis ofModes() {
    List<StudentMixture.Component> components = new ArrayList<>();
    double best = starts.get(0).logMass();
    for (Mode mode : starts) {
      double weight = Math.exp(mode.logMass() - best);
      components.add(new StudentMixture.Component(weight, mode.point(), mode.map()));
    }
    return new Metropolis(new StudentMixture(components));
  }

  /**
   * What paths teach.
   *
   * @param paths positions, a path for each chain that is still going
   * @param otherwise the answer if they are too few
   */
  Metropolis ofPaths(List<List<double[]>> paths, Metropolis otherwise) {
    List<double[]> draws = paths.stream().flatMap(List::stream).toList();
    AffineMap frame = starts.get(0).map();
    boolean few = draws.size() < EACH * frame.dimension();
    return few ? otherwise : new Metropolis(MixtureEstimate.of(draws, frame, random));
  }
}

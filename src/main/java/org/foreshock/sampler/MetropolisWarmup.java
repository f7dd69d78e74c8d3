package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;

/**
 * Warm-up of all chains of adaptive Metropolis: they learn together. Each explores on its own by
 * robust adaptive Metropolis; then, round after round, a guide is fitted to the paths of all of
 * them and all walk on by it, so that each comes to know what any of them has found. What is left
 * is a fixed kernel; positions of warm-up have no way into a result.
 */
final class MetropolisWarmup {
  /** Steps of an iteration. */
  static final int STEPS = 20;

  /** Positions that are kept of a path, to learn from. */
  private static final int KEPT = 1000;

  /** Lengths of the rounds, relative to each other; the first explores, the last measures. */
  private static final int[] ROUNDS = {1, 1, 1, 2};

  private final Guides guides;
  private final int iterations;
  private final int maxThinning;
  private final Chains.Worth worth;
  private final Chains.Progress progress;

  /**
   * A warm-up.
   *
   * @param guides what chains learn together
   * @param iterations of every chain
   * @param maxThinning most steps a draw
   * @param worth of positions, as draws
   * @param progress told of every iteration of every chain
   */
  MetropolisWarmup(
      Guides guides,
      int iterations,
      int maxThinning,
      Chains.Worth worth,
      Chains.Progress progress) {
    this.guides = guides;
    this.iterations = iterations;
    this.maxThinning = maxThinning;
    this.worth = worth;
    this.progress = progress;
  }

  /**
   * A chain that has come to the end of a round.
   *
   * @param seat its own
   * @param position where it stands
   * @param logDensity there
   * @param path positions of the round, evenly spaced
   * @param stride steps from one of them to the next
   */
  private record Walker(
      Seat seat, double[] position, double logDensity, List<double[]> path, int stride) {}

  /**
   * What warm-up leaves behind for one chain.
   *
   * @param kernel fixed, the same for all chains
   * @param thinning steps a draw, the same for all chains
   * @param seat the chain's own
   * @param spot where it stands
   */
  record Tuned(Metropolis kernel, int thinning, Seat seat, Metropolis.Spot spot) {}

  List<Attempt<Tuned>> run(Crew crew, List<Attempt<Seat>> seats) {
    int[] ends = ends();
    List<Attempt<Walker>> walkers = crew.each(seats, seat -> explore(seat, ends[0]));
    Metropolis kernel = guides.ofModes();
    for (int round = 1; round < ends.length; round++) {
      int length = ends[round] - ends[round - 1];
      Metropolis next = guides.ofPaths(paths(walkers), kernel);
      walkers = crew.each(walkers, walker -> walk(walker, next, length));
      kernel = next;
    }
    Metropolis last = kernel;
    int thinning = thinning(Attempt.done(walkers));
    return crew.each(
        walkers,
        walker ->
            new Tuned(last, thinning, walker.seat, last.at(walker.position, walker.logDensity)));
  }

  private int[] ends() {
    int whole = 0;
    for (int length : ROUNDS) {
      whole += length;
    }
    int[] ends = new int[ROUNDS.length];
    int sum = 0;
    for (int i = 0; i < ends.length; i++) {
      sum += ROUNDS[i];
      ends[i] = (int) ((long) iterations * sum / whole);
    }
    return ends;
  }

  private Walker explore(Seat seat, int length) {
    RobustWalk walk =
        new RobustWalk(seat.density(), seat.mode().map(), seat.start(), seat.random());
    int steps = length * STEPS;
    int stride = Math.max(1, steps / 2 / KEPT);
    List<double[]> path = new ArrayList<>();
    for (int i = 1; i <= steps; i++) {
      walk.advance();
      // the first half is on its way to somewhere
      if (i > steps / 2 && i % stride == 0) {
        path.add(walk.position());
      }
      tell(i);
    }
    return new Walker(seat, walk.position(), walk.logDensity(), path, stride);
  }

  private Walker walk(Walker from, Metropolis kernel, int length) {
    Metropolis.Spot spot = kernel.at(from.position, from.logDensity);
    int steps = length * STEPS;
    int stride = Math.max(1, steps / KEPT);
    List<double[]> path = new ArrayList<>();
    for (int i = 1; i <= steps; i++) {
      spot = kernel.step(spot, from.seat.density(), from.seat.random());
      if (i % stride == 0) {
        path.add(spot.position());
      }
      tell(i);
    }
    return new Walker(from.seat, spot.position(), spot.logDensity(), path, stride);
  }

  private void tell(int step) {
    if (step % STEPS == 0) {
      progress.advance();
    }
  }

  private static List<List<double[]>> paths(List<Attempt<Walker>> walkers) {
    return Attempt.done(walkers).stream().map(Walker::path).toList();
  }

  /** Half as many steps as the last round took for the worth of one draw. */
  private int thinning(List<Walker> walkers) {
    List<double[][]> paths =
        walkers.stream().map(walker -> walker.path.toArray(new double[0][])).toList();
    int length = paths.isEmpty() ? 0 : paths.get(0).length;
    if (length == 0) {
      return Math.min(STEPS, maxThinning);
    }
    double steps = (double) walkers.get(0).stride * length * paths.size();
    double half = Math.ceil(0.5 * steps / worth.of(paths));
    // NaN, for paths of which nothing can be said, needs the most as well
    return half < maxThinning ? (int) Math.max(1, half) : maxThinning;
  }
}

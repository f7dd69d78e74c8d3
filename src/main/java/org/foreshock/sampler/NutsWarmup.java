package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;

/**
 * Warm-up of one chain: tunes step size and map, then becomes a fixed sampler. Draws made here have
 * no way into a result, but to guide later ones.
 *
 * <p>After a first stretch that settles the step size under the given map come windows of doubling
 * length, each of which re-estimates the map from its own draws and gradients alone, and a last
 * stretch for the step size under the final map (Stan's three-phase schedule). The chain stops
 * before its last window and after it, for what all chains can learn from each other there.
 */
final class NutsWarmup {
  private static final int FIRST_WINDOW = 25;
  private static final int LEAST_LAST = 50;

  /** Positions that are kept of a window, at least, to learn from. */
  private static final int KEPT = 250;

  private final Sampler.NoUTurn sampler;
  private final int iterations;
  private final Randomness random;
  private Hamiltonian hamiltonian;
  private Phase state;
  private DualAveraging step;
  private int left;
  private int last;

  NutsWarmup(
      LogDensity density,
      AffineMap map,
      double[] start,
      Sampler.NoUTurn sampler,
      int iterations,
      Randomness random) {
    this.sampler = sampler;
    this.iterations = iterations;
    this.random = random;
    this.hamiltonian = new Hamiltonian(density, map);
    this.state = hamiltonian.at(start);
    this.step = new DualAveraging(firstStep(), sampler.targetAcceptance());
  }

  /** What warm-up leaves behind: a fixed sampler and where it stands. */
  record Tuned(GuidedNuts sampler, Phase state) {}

  /**
   * All windows but the last.
   *
   * @return positions of the last of these
   */
  List<double[]> explore(Metropolis guide, Runnable progress) {
    int settle = iterations * 3 / 40;
    // the step size needs some tuning under its last map, so a short warm-up has no windows
    last = Math.max(iterations / 10, Math.min(iterations - settle, LEAST_LAST));
    advance(settle, null, guide, progress);
    left = iterations - settle - last;
    List<double[]> path = List.of();
    // a window that would leave less than its successor's length is left to the last
    for (int window = FIRST_WINDOW; left >= 3 * window; window *= 2) {
      path = window(window, guide, progress);
    }
    return path;
  }

  /**
   * The last window.
   *
   * @return its positions
   */
  List<double[]> refine(Metropolis guide, Runnable progress) {
    return left > 0 ? window(left, guide, progress) : List.of();
  }

  /** The last stretch. */
  Tuned settle(Metropolis guide, Runnable progress) {
    advance(last, null, guide, progress);
    Nuts nuts = new Nuts(hamiltonian, step.averaged(), sampler.maxDepth());
    return new Tuned(new GuidedNuts(nuts, guide), state);
  }

  private List<double[]> window(int length, Metropolis guide, Runnable progress) {
    MetricEstimate estimate = new MetricEstimate(hamiltonian.map(), state.position());
    List<double[]> path = advance(length, estimate, guide, progress);
    left -= length;
    if (length > 2 * state.position().length) {
      adopt(estimate.map());
    }
    return path;
  }

  /** Returns the positions, evenly spaced if they are many. */
  private List<double[]> advance(
      int count, MetricEstimate estimate, Metropolis guide, Runnable progress) {
    int stride = Math.max(1, count / KEPT);
    List<double[]> path = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      Nuts nuts = new Nuts(hamiltonian, step.stepSize(), sampler.maxDepth());
      Transition transition = new GuidedNuts(nuts, guide).step(state, random);
      state = transition.to();
      step.update(transition.acceptance());
      if (estimate != null) {
        estimate.add(state);
      }
      if (i % stride == 0) {
        path.add(state.position());
      }
      progress.run();
    }
    return path;
  }

  private void adopt(AffineMap map) {
    hamiltonian = hamiltonian.under(map);
    state = hamiltonian.at(state.position());
    step = new DualAveraging(firstStep(), sampler.targetAcceptance());
  }

  /** A step whose acceptance is near 0.8 (Hoffman and Gelman 2014, algorithm 4). */
  private double firstStep() {
    double size = 1;
    boolean bold = error(size) < -Math.log(0.8);
    for (int i = 0; i < 50 && (error(size) < -Math.log(0.8)) == bold; i++) {
      size *= bold ? 2 : 0.5;
    }
    return size;
  }

  private double error(double size) {
    Phase from = hamiltonian.kick(state, random);
    double error = hamiltonian.leap(from, size).energy() - from.energy();
    return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
  }
}

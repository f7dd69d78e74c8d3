package org.foreshock.sampler;

/**
 * Warm-up of one chain: tunes step size and map, then becomes a fixed sampler. Draws made here have
 * no way into a result.
 *
 * <p>After a first stretch that settles the step size under the given map come windows of doubling
 * length, each of which re-estimates the map from its own draws and gradients alone, and a last
 * stretch for the step size under the final map (Stan's three-phase schedule).
 */
final class NutsWarmup {
  private static final int FIRST_WINDOW = 25;
  private static final int LEAST_LAST = 50;

  private final Sampler.NoUTurn sampler;
  private final int iterations;
  private final Randomness random;
  private Hamiltonian hamiltonian;
  private Phase state;
  private DualAveraging step;

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
  record Tuned(Nuts sampler, Phase state) {}

  Tuned run(Runnable progress) {
    int settle = iterations * 3 / 40;
    // the step size needs some tuning under its last map, so a short warm-up has no windows
    int last = Math.max(iterations / 10, Math.min(iterations - settle, LEAST_LAST));
    advance(settle, null, progress);
    int left = iterations - settle - last;
    for (int window = FIRST_WINDOW; left > 0; window *= 2) {
      // a window that would leave less than its successor's length takes the rest
      int length = left < 3 * window ? left : window;
      MetricEstimate estimate = new MetricEstimate(hamiltonian.map(), state.position());
      advance(length, estimate, progress);
      left -= length;
      if (length > 2 * state.position().length) {
        adopt(estimate.map());
      }
    }
    advance(last, null, progress);
    return new Tuned(new Nuts(hamiltonian, step.averaged(), sampler.maxDepth()), state);
  }

  private void advance(int count, MetricEstimate estimate, Runnable progress) {
    for (int i = 0; i < count; i++) {
      Nuts nuts = new Nuts(hamiltonian, step.stepSize(), sampler.maxDepth());
      Transition transition = nuts.step(state, random);
      state = transition.to();
      step.update(transition.acceptance());
      if (estimate != null) {
        estimate.add(state);
      }
      progress.run();
    }
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

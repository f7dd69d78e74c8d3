package org.foreshock.sampler;

import java.util.List;

/** Chains of the No-U-Turn sampler, each tuned for itself. */
final class NutsChains {
  private final ChainSettings settings;
  private final Sampler.NoUTurn sampler;
  private final Chains.Progress progress;

  NutsChains(ChainSettings settings, Sampler.NoUTurn sampler, Chains.Progress progress) {
    this.settings = settings;
    this.sampler = sampler;
    this.progress = progress;
  }

  /** A chain after warm-up. */
  private record Warm(NutsWarmup.Tuned tuned, Randomness random) {}

  List<Attempt<Chain.Drawn>> run(Crew crew, List<Attempt<Seat>> seats, Runnable between) {
    List<Attempt<Warm>> warm = crew.each(seats, this::warmUp);
    between.run();
    return crew.each(warm, this::draw);
  }

  private Warm warmUp(Seat seat) {
    NutsWarmup warmup =
        new NutsWarmup(
            seat.density(),
            seat.mode().map(),
            seat.start(),
            sampler,
            settings.warmup(),
            seat.random());
    return new Warm(warmup.run(progress::advance), seat.random());
  }

  private Chain.Drawn draw(Warm warm) {
    Nuts nuts = warm.tuned().sampler();
    Phase state = warm.tuned().state();
    int n = settings.draws();
    double[][] positions = new double[n][];
    double[] logDensity = new double[n];
    double[] energies = new double[n];
    boolean[] diverging = new boolean[n];
    int[] depths = new int[n];
    for (int i = 0; i < n; i++) {
      Transition transition = nuts.step(state, warm.random());
      state = transition.to();
      positions[i] = state.position();
      logDensity[i] = state.logDensity();
      energies[i] = state.energy();
      diverging[i] = transition.diverging();
      depths[i] = transition.depth();
      progress.advance();
    }
    return new Chain.Drawn(
        positions,
        logDensity,
        new Chain.Trajectories(energies, diverging, depths, nuts.stepSize()));
  }
}

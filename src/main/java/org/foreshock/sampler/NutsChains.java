package org.foreshock.sampler;

import java.util.List;

/** Chains of the No-U-Turn sampler, each tuned for itself, with a guide that all learn together. */
final class NutsChains {
  private final Guides guides;
  private final ChainSettings settings;
  private final Sampler.NoUTurn sampler;
  private final Chains.Progress progress;

  NutsChains(
      Guides guides, ChainSettings settings, Sampler.NoUTurn sampler, Chains.Progress progress) {
    this.guides = guides;
    this.settings = settings;
    this.sampler = sampler;
    this.progress = progress;
  }

  /**
   * A chain in warm-up.
   *
   * @param path where it has been lately
   */
  private record Walker(NutsWarmup warmup, List<double[]> path, Randomness random) {}

  /** A chain after warm-up. */
  private record Warm(NutsWarmup.Tuned tuned, Randomness random) {}

  List<Attempt<Chain.Drawn>> run(Crew crew, List<Attempt<Seat>> seats, Runnable between) {
    Metropolis first = guides.ofModes();
    List<Attempt<Walker>> walkers = crew.each(seats, seat -> explore(seat, first));
    Metropolis second = guides.ofPaths(paths(walkers), first);
    walkers = crew.each(walkers, walker -> refine(walker, second));
    Metropolis last = guides.ofPaths(paths(walkers), second);
    List<Attempt<Warm>> warm = crew.each(walkers, walker -> settle(walker, last));
    between.run();
    return crew.each(warm, this::draw);
  }

  private static List<List<double[]>> paths(List<Attempt<Walker>> walkers) {
    return Attempt.done(walkers).stream().map(Walker::path).toList();
  }

  private Walker explore(Seat seat, Metropolis guide) {
    NutsWarmup warmup =
        new NutsWarmup(
            seat.density(),
            seat.mode().map(),
            seat.start(),
            sampler,
            settings.warmup(),
            seat.random());
    return new Walker(warmup, warmup.explore(guide, progress::advance), seat.random());
  }

  private Walker refine(Walker from, Metropolis guide) {
    return new Walker(from.warmup, from.warmup.refine(guide, progress::advance), from.random);
  }

  private Warm settle(Walker from, Metropolis guide) {
    return new Warm(from.warmup.settle(guide, progress::advance), from.random);
  }

  private Chain.Drawn draw(Warm warm) {
    GuidedNuts kernel = warm.tuned().sampler();
    Phase state = warm.tuned().state();
    int n = settings.draws();
    double[][] positions = new double[n][];
    double[] logDensity = new double[n];
    double[] energies = new double[n];
    double[] energyChanges = new double[n];
    boolean[] diverging = new boolean[n];
    int[] depths = new int[n];
    for (int i = 0; i < n; i++) {
      Transition transition = kernel.step(state, warm.random());
      state = transition.to();
      positions[i] = state.position();
      logDensity[i] = state.logDensity();
      energies[i] = state.energy();
      energyChanges[i] = transition.energyChange();
      diverging[i] = transition.diverging();
      depths[i] = transition.depth();
      progress.advance();
    }
    return new Chain.Drawn(
        positions,
        logDensity,
        new Chain.Trajectories(
            energies, energyChanges, diverging, depths, kernel.nuts().stepSize()));
  }
}

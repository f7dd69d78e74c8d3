package org.foreshock.sampler;

import java.util.List;

/** Chains of adaptive Metropolis: one warm-up for all, then each for itself. */
final class MetropolisChains {
  private final ChainSettings settings;
  private final Sampler.AdaptiveMetropolis sampler;
  private final Chains.Worth worth;
  private final Chains.Progress progress;

  MetropolisChains(
      ChainSettings settings,
      Sampler.AdaptiveMetropolis sampler,
      Chains.Worth worth,
      Chains.Progress progress) {
    this.settings = settings;
    this.sampler = sampler;
    this.worth = worth;
    this.progress = progress;
  }

  List<Attempt<Chain.Drawn>> run(
      Crew crew, List<Attempt<Seat>> seats, MetropolisWarmup warmup, Runnable between) {
    MetropolisWarmup.Tuned tuned = warmup.run(crew, seats);
    int thinning = thinning(Attempt.done(tuned.walkers()));
    between.run();
    return crew.each(tuned.walkers(), walker -> draw(tuned.kernel(), walker, thinning));
  }

  /** Half as many steps as paths by the same kernel took for the worth of one draw. */
  private int thinning(List<MetropolisWarmup.Walker> walkers) {
    List<double[][]> paths =
        walkers.stream().map(walker -> walker.path().toArray(new double[0][])).toList();
    int length = paths.isEmpty() ? 0 : paths.get(0).length;
    if (length == 0) {
      return Math.min(MetropolisWarmup.STEPS, sampler.maxThinning());
    }
    double steps = (double) walkers.get(0).stride() * length * paths.size();
    double half = Math.ceil(0.5 * steps / worth.of(paths));
    // NaN, for paths that nothing can be said of, needs the most as well
    return half < sampler.maxThinning() ? (int) Math.max(1, half) : sampler.maxThinning();
  }

  private Chain.Drawn draw(Metropolis kernel, MetropolisWarmup.Walker walker, int thinning) {
    Seat seat = walker.seat();
    int n = settings.draws();
    double[][] positions = new double[n][];
    double[] logDensity = new double[n];
    Metropolis.Spot spot = kernel.at(walker.position(), walker.logDensity());
    long accepted = 0;
    for (int i = 0; i < n; i++) {
      for (int step = 0; step < thinning; step++) {
        Metropolis.Spot next = kernel.step(spot, seat.density(), seat.random());
        accepted += next.position() == spot.position() ? 0 : 1;
        spot = next;
      }
      positions[i] = spot.position();
      logDensity[i] = spot.logDensity();
      progress.advance();
    }
    double acceptance = accepted / ((double) n * thinning);
    return new Chain.Drawn(positions, logDensity, new Chain.Moves(acceptance, thinning));
  }
}

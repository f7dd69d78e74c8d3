package org.foreshock.sampler;

import java.util.Arrays;
import java.util.List;

/** Chains of adaptive Metropolis: one warm-up for all, then each for itself. */
final class MetropolisChains {
  private final MetropolisWarmup warmup;
  private final int draws;
  private final Chains.Progress progress;

  MetropolisChains(MetropolisWarmup warmup, int draws, Chains.Progress progress) {
    this.warmup = warmup;
    this.draws = draws;
    this.progress = progress;
  }

  List<Attempt<Chain.Drawn>> run(Crew crew, List<Attempt<Seat>> seats, Runnable between) {
    List<Attempt<MetropolisWarmup.Tuned>> tuned = warmup.run(crew, seats);
    between.run();
    return crew.each(tuned, this::draw);
  }

  private Chain.Drawn draw(MetropolisWarmup.Tuned tuned) {
    Seat seat = tuned.seat();
    double[][] positions = new double[draws][];
    double[] logDensity = new double[draws];
    Metropolis.Spot spot = tuned.spot();
    long accepted = 0;
    for (int i = 0; i < draws; i++) {
      for (int step = 0; step < tuned.thinning(); step++) {
        Metropolis.Spot next = tuned.kernel().step(spot, seat.density(), seat.random());
        accepted += Arrays.equals(next.position(), spot.position()) ? 0 : 1;
        spot = next;
      }
      positions[i] = spot.position();
      logDensity[i] = spot.logDensity();
      progress.advance();
    }
    double acceptance = accepted / ((double) draws * tuned.thinning());
    return new Chain.Drawn(positions, logDensity, new Chain.Moves(acceptance, tuned.thinning()));
  }
}

package org.foreshock.validation;

import org.foreshock.fit.Fit;
import org.foreshock.fit.Model;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Sampler;

/** Which sampler a study fits with, one thread a fit. */
enum Chosen {
  NUTS("NUTS", Sampler.NoUTurn.DEFAULT),
  METROPOLIS("adaptive Metropolis", Sampler.AdaptiveMetropolis.DEFAULT);

  private static final int CHAINS = 4;
  private static final int LENGTH = 1000;

  private final String label;
  private final Sampler sampler;

  Chosen(String label, Sampler sampler) {
    this.label = label;
    this.sampler = sampler;
  }

  /** Its name in reports. */
  String label() {
    return label;
  }

  /** Its settings in a few words. */
  String told() {
    return "the default settings of "
        + label
        + ": "
        + CHAINS
        + " chains of "
        + LENGTH
        + " iterations of warm-up and as many draws";
  }

  /** A fit with the default settings of the command line. */
  Fit fit(Model model, long seed) {
    return fit(model, LENGTH, LENGTH, seed);
  }

  Fit fit(Model model, int warmup, int draws, long seed) {
    return Fit.posterior(model, settings(warmup, draws, seed), () -> {});
  }

  /** The same for chains on a density that is no model's. */
  ChainSettings settings(long seed) {
    return settings(LENGTH, LENGTH, seed);
  }

  private ChainSettings settings(int warmup, int draws, long seed) {
    return new ChainSettings(CHAINS, warmup, draws, 1, seed, sampler);
  }
}

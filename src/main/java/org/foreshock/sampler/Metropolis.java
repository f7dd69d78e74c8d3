package org.foreshock.sampler;

import org.foreshock.numeric.Logs;

/**
 * Metropolis-Hastings with a fixed mixture as its guide. Half of the steps are global: the proposal
 * is a draw from the guide, wherever the chain stands (independence sampler; Tierney 1994). The
 * others are local: a component is chosen by its share of the guide where the chain stands, and the
 * proposal is a step of a random walk in the shape of that component; the way back would have to
 * choose the same one. Global steps cross from mode to mode, local ones reach what the guide does
 * not know.
 */
final class Metropolis {
  private static final double GLOBAL = 0.5;

  /** Length of local steps, times √k, in standard deviations of the component. */
  private static final double LOCAL = 2;

  private final StudentMixture guide;

  Metropolis(StudentMixture guide) {
    this.guide = guide;
  }

  /**
   * Where a chain stands.
   *
   * @param position in the density's coordinates
   * @param logDensity there
   * @param logParts of the guide there
   * @param logGuide ln Σ e^part
   */
  record Spot(double[] position, double logDensity, double[] logParts, double logGuide) {

    double logShare(int component) {
      return logParts[component] - logGuide;
    }
  }

  /** The spot at a position whose log density is known. */
  Spot at(double[] position, double logDensity) {
    double[] parts = guide.logParts(position);
    return new Spot(position, logDensity, parts, Logs.sumExp(parts));
  }

  /** One step that leaves the density invariant: to a new spot, or to the same object. */
  Spot step(Spot from, LogDensity density, Randomness random) {
    return random.uniform() < GLOBAL ? leap(from, density, random) : shuffle(from, density, random);
  }

  Spot leap(Spot from, LogDensity density, Randomness random) {
    double[] position = guide.draw(random);
    double value = density.value(position);
    if (!(value > Double.NEGATIVE_INFINITY)) {
      return from;
    }
    Spot to = at(position, value);
    return choose(from, to, from.logGuide - to.logGuide, random);
  }

  Spot shuffle(Spot from, LogDensity density, Randomness random) {
    double[] shares = new double[guide.size()];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(from.logShare(i));
    }
    int chosen = random.pick(shares);
    int k = from.position.length;
    double[] position = from.position.clone();
    guide.component(chosen).map().move(position, LOCAL / Math.sqrt(k), random.normals(k));
    double value = density.value(position);
    if (!(value > Double.NEGATIVE_INFINITY)) {
      return from;
    }
    Spot to = at(position, value);
    return choose(from, to, to.logShare(chosen) - from.logShare(chosen), random);
  }

  /**
   * The rule of Hastings (1970).
   *
   * @param logWays ln of the probability of proposing the way back over that of the way there
   */
  private static Spot choose(Spot from, Spot to, double logWays, Randomness random) {
    double gain = to.logDensity - from.logDensity + logWays;
    return Math.log(random.uniform()) < gain ? to : from;
  }
}

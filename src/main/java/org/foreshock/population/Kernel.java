package org.foreshock.population;

import java.util.List;
import org.foreshock.sampler.Randomness;

/**
 * Metropolis-Hastings steps that leave prior times likelihood^φ invariant: independent draws from a
 * guide, differential evolution (ter Braak 2006) along differences of points of an earlier
 * population, of all coordinates or of one block, single coordinates, and what the target itself
 * proposes.
 */
final class Kernel {
  private static final double INDEPENDENT = 0.25;

  /** Of the others; what is left is for the target's own proposals. */
  private static final double EVOLVED = 0.40;

  private static final double BLOCK = 0.18;
  private static final double SINGLE = 0.14;

  /** A tenth of the differences are taken whole, which leads from one mode to another. */
  private static final double WHOLE = 0.1;

  private final Target target;
  private final double exponent;
  private final Guide guide;
  private final double[][] archive;
  private final double[] spread;
  private final double scale;
  private final List<int[]> blocks;
  private final Randomness random;
  private final double[] proposed;

  private double logPrior;
  private double logLikelihood;
  private double logGuide;
  private boolean guideKnown;
  private long evolved;
  private long evolvedMoves;

  /**
   * A kernel for one temperature.
   *
   * @param exponent φ of the likelihood
   * @param guide of the points at this temperature
   * @param archive points of the same, which the chains did not make
   * @param scale of the differences
   */
  Kernel(
      Target target,
      double exponent,
      Guide guide,
      double[][] archive,
      double scale,
      Randomness random) {
    this.target = target;
    this.exponent = exponent;
    this.guide = guide;
    this.archive = archive;
    this.scale = scale;
    this.random = random;
    blocks = target.blocks();
    proposed = new double[target.dimension()];
    spread = spread(archive);
  }

  private static double[] spread(double[][] points) {
    double[] spread = new double[points[0].length];
    for (int q = 0; q < spread.length; q++) {
      double mean = 0;
      for (double[] point : points) {
        mean += point[q] / points.length;
      }
      double squares = 0;
      for (double[] point : points) {
        squares += (point[q] - mean) * (point[q] - mean) / points.length;
      }
      spread[q] = Math.sqrt(squares);
    }
    return spread;
  }

  /** Puts the chain at a point. */
  void start(double atPrior, double atLikelihood) {
    logPrior = atPrior;
    logLikelihood = atLikelihood;
    guideKnown = false;
  }

  double logPrior() {
    return logPrior;
  }

  double logLikelihood() {
    return logLikelihood;
  }

  /** Share of the steps of differential evolution that moved; NaN if there were none. */
  double acceptance() {
    return evolvedMoves / (double) evolved;
  }

  /** One step, in place. */
  void step(double[] point) {
    if (random.uniform() < INDEPENDENT) {
      independent(point);
      return;
    }
    double which = random.uniform();
    if (which < EVOLVED) {
      evolve(point);
    } else if (which < EVOLVED + BLOCK && !blocks.isEmpty()) {
      evolve(point, blocks.get(random.provider().nextInt(blocks.size())));
    } else if (which < EVOLVED + BLOCK + SINGLE || target.proposal().isEmpty()) {
      single(point);
    } else {
      double correction = target.proposal().get().propose(random, point, proposed);
      if (!Double.isNaN(correction)) {
        decide(point, correction);
      }
    }
  }

  private void independent(double[] point) {
    if (!guideKnown) {
      logGuide = guide.logDensity(point);
      guideKnown = true;
    }
    guide.draw(random, proposed);
    double there = guide.logDensity(proposed);
    if (decide(point, logGuide - there)) {
      logGuide = there;
      guideKnown = true;
    }
  }

  private void evolve(double[] point) {
    double gamma = gamma(proposed.length);
    double[] one = archived();
    double[] other = archived();
    for (int q = 0; q < proposed.length; q++) {
      proposed[q] = point[q] + gamma * (one[q] - other[q]);
    }
    evolved++;
    evolvedMoves += decide(point, 0) ? 1 : 0;
  }

  private void evolve(double[] point, int[] block) {
    double gamma = gamma(block.length);
    double[] one = archived();
    double[] other = archived();
    System.arraycopy(point, 0, proposed, 0, proposed.length);
    for (int q : block) {
      proposed[q] += gamma * (one[q] - other[q]);
    }
    decide(point, 0);
  }

  /** The usual 2.38/√2d, of many sizes about it. */
  private double gamma(int dimension) {
    return random.uniform() < WHOLE
        ? 1
        : scale * 1.68 / Math.sqrt(dimension) * Math.exp(random.normal());
  }

  private double[] archived() {
    return archive[random.provider().nextInt(archive.length)];
  }

  private void single(double[] point) {
    System.arraycopy(point, 0, proposed, 0, proposed.length);
    int q = random.provider().nextInt(proposed.length);
    double size = spread[q] * Math.exp(0.7 - 4 * random.uniform());
    proposed[q] += size * random.normal();
    decide(point, 0);
  }

  /** Moves to what is proposed, or does not. */
  private boolean decide(double[] point, double correction) {
    double priorThere = target.logPrior(proposed);
    if (!(priorThere > Double.NEGATIVE_INFINITY)) {
      return false;
    }
    double likelihoodThere = target.logLikelihood(proposed);
    double ratio =
        priorThere - logPrior + exponent * (likelihoodThere - logLikelihood) + correction;
    if (!(Math.log(random.uniform()) < ratio)) {
      return false;
    }
    System.arraycopy(proposed, 0, point, 0, proposed.length);
    logPrior = priorThere;
    logLikelihood = likelihoodThere;
    guideKnown = false;
    return true;
  }
}

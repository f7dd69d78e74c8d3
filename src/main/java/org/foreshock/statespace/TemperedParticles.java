package org.foreshock.statespace;

import java.util.Arrays;
import org.foreshock.population.Target;
import org.foreshock.sampler.Randomness;

/**
 * Tempered sequential Monte Carlo (Del Moral, Doucet and Jasra 2006, JRSS B 68, 411–436): particles
 * from the prior are carried to the posterior through densities prior × likelihood^β, β from 0 to 1
 * in steps that halve the effective sample size; after each step they are resampled and moved by
 * random walks and differential evolution (ter Braak 2006, Statistics and Computing 16, 239–249).
 */
final class TemperedParticles {
  /**
   * How much work.
   *
   * @param sweeps moves of every particle at each β below 1
   * @param lastSweeps moves at β = 1
   */
  record Effort(int particles, int sweeps, int lastSweeps) {}

  private static final double LEAST_STEP = 1e-9;

  /** Steps of differential evolution in full. */
  private static final double EXCHANGES = 0.1;

  /** 2.38/√2, a little shortened: times 1/√k the best step where the target is Normal. */
  private static final double DIFFERENCE = 1.25;

  private static final double LEAST_VARIANCE = 1e-8;
  private static final double JITTER = 1e-3;
  private static final double NOTHING = 1e300;

  private final Target target;
  private final Randomness random;
  private final Effort effort;
  private final int size;
  private final int count;

  private double[][] at;
  private double[][] spare;
  private final double[] logPrior;
  private final double[] logLikelihood;
  private final double[] weight;
  private final double[] proposal;
  private final double[] normals;
  private final double[] factor;
  private double logEvidence;
  private double beta;

  /** Of random walks, as a multiple of 2.38/√k standard deviations. */
  private double scale = 0.7;

  private TemperedParticles(Target target, Randomness random, Effort effort) {
    this.target = target;
    this.random = random;
    this.effort = effort;
    size = target.dimension();
    count = effort.particles();
    at = new double[count][size];
    spare = new double[count][size];
    logPrior = new double[count];
    logLikelihood = new double[count];
    weight = new double[count];
    proposal = new double[size];
    normals = new double[size];
    factor = new double[size * size];
  }

  /** Equally weighted particles of the posterior. */
  static TemperedParticles of(Target target, Randomness random, Effort effort) {
    TemperedParticles particles = new TemperedParticles(target, random, effort);
    particles.run();
    return particles;
  }

  /** The particles. */
  double[][] points() {
    return at;
  }

  /** ln of the mean likelihood under the prior, as the weights of the steps estimate it. */
  double logEvidence() {
    return logEvidence;
  }

  private void run() {
    for (int i = 0; i < count; i++) {
      target.sample(random, at[i]);
      logPrior[i] = target.logPrior(at[i]);
      logLikelihood[i] = finite(target.logLikelihood(at[i]));
    }
    while (beta < 1) {
      double next = nextBeta();
      reweight(next - beta);
      beta = next;
      learnShape();
      resample();
      int sweeps = beta < 1 ? effort.sweeps() : effort.lastSweeps();
      for (int sweep = 0; sweep < sweeps; sweep++) {
        move();
      }
    }
  }

  /** Where there is no likelihood, so little of it that differences stay numbers. */
  private static double finite(double logLikelihood) {
    return logLikelihood > -NOTHING ? logLikelihood : -NOTHING;
  }

  /** The β at which half of the particles would count, or 1. */
  private double nextBeta() {
    if (effective(1 - beta) >= 0.5 * count) {
      return 1;
    }
    double low = 0;
    double high = 1 - beta;
    for (int i = 0; i < 60 && high - low > 1e-6 * high; i++) {
      double middle = 0.5 * (low + high);
      if (effective(middle) >= 0.5 * count) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return Math.min(1, beta + Math.max(low, LEAST_STEP));
  }

  private double effective(double step) {
    double high = highest();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < count; i++) {
      double w = Math.exp(step * (logLikelihood[i] - high));
      sum += w;
      squares += w * w;
    }
    return sum * sum / squares;
  }

  private double highest() {
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      high = Math.max(high, logLikelihood[i]);
    }
    return high;
  }

  private void reweight(double step) {
    double high = highest();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      weight[i] = Math.exp(step * (logLikelihood[i] - high));
      sum += weight[i];
    }
    for (int i = 0; i < count; i++) {
      weight[i] /= sum;
    }
    logEvidence += step * high + Math.log(sum / count);
  }

  /** Cholesky factor of the weighted particles' covariance, times 2.38/√k. */
  private void learnShape() {
    double[] mean = normals;
    Arrays.fill(mean, 0);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        mean[j] += weight[i] * at[i][j];
      }
    }
    Arrays.fill(factor, 0);
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < size; j++) {
        double d = weight[i] * (at[i][j] - mean[j]);
        for (int k = 0; k <= j; k++) {
          factor[j * size + k] += d * (at[i][k] - mean[k]);
        }
      }
    }
    factorise();
    double width = 2.38 / Math.sqrt(size);
    for (int j = 0; j < factor.length; j++) {
      factor[j] *= width;
    }
  }

  private void factorise() {
    for (int j = 0; j < size; j++) {
      for (int k = 0; k <= j; k++) {
        double sum = factor[j * size + k];
        for (int m = 0; m < k; m++) {
          sum -= factor[j * size + m] * factor[k * size + m];
        }
        factor[j * size + k] =
            j == k ? Math.sqrt(Math.max(sum, LEAST_VARIANCE)) : sum / factor[k * size + k];
      }
    }
  }

  /** Systematic resampling. */
  private void resample() {
    double position = random.uniform() / count;
    double sum = 0;
    int from = -1;
    int[] chosen = new int[count];
    for (int i = 0; i < count; i++) {
      while (sum <= position && from < count - 1) {
        from++;
        sum += weight[from];
      }
      chosen[i] = from;
      position += 1.0 / count;
    }
    for (int i = 0; i < count; i++) {
      System.arraycopy(at[chosen[i]], 0, spare[i], 0, size);
    }
    double[][] swap = at;
    at = spare;
    spare = swap;
    gather(logPrior, chosen);
    gather(logLikelihood, chosen);
  }

  /** values[i] ← values[chosen[i]]; the weights have served and lend their space. */
  private void gather(double[] values, int[] chosen) {
    System.arraycopy(values, 0, weight, 0, count);
    for (int i = 0; i < count; i++) {
      values[i] = weight[chosen[i]];
    }
  }

  /** One move of every particle, half of them walks and half differential evolution. */
  private void move() {
    int walks = 0;
    int accepted = 0;
    for (int i = 0; i < count; i++) {
      boolean walk = random.uniform() < 0.5;
      if (walk) {
        walk(i);
        walks++;
      } else {
        evolve(i);
      }
      double prior = target.logPrior(proposal);
      double threshold = Math.log(random.uniform());
      double likelihood = finite(target.logLikelihood(proposal));
      if (threshold < prior - logPrior[i] + beta * (likelihood - logLikelihood[i])) {
        System.arraycopy(proposal, 0, at[i], 0, size);
        logPrior[i] = prior;
        logLikelihood[i] = likelihood;
        accepted += walk ? 1 : 0;
      }
    }
    double rate = accepted / (double) Math.max(1, walks);
    if (rate < 0.15) {
      scale = Math.max(0.05, 0.7 * scale);
    } else if (rate > 0.35) {
      scale = Math.min(2, 1.4 * scale);
    }
  }

  private void walk(int i) {
    for (int j = 0; j < size; j++) {
      normals[j] = random.normal();
    }
    for (int j = 0; j < size; j++) {
      double step = 0;
      for (int k = 0; k <= j; k++) {
        step += factor[j * size + k] * normals[k];
      }
      proposal[j] = at[i][j] + scale * step;
    }
  }

  /** By the difference of two others, now and then in full, so that modes are exchanged. */
  private void evolve(int i) {
    int one = other(i, -1);
    int two = other(i, one);
    double gamma = 1;
    if (random.uniform() >= EXCHANGES) {
      gamma = DIFFERENCE / Math.sqrt(size) * Math.exp(0.5 * random.normal());
    }
    for (int j = 0; j < size; j++) {
      proposal[j] = at[i][j] + gamma * (at[one][j] - at[two][j]) + JITTER * random.normal();
    }
  }

  private int other(int i, int besides) {
    int chosen;
    do {
      chosen = (int) (random.uniform() * count);
    } while (chosen == i || chosen == besides);
    return chosen;
  }
}

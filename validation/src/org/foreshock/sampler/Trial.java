package org.foreshock.sampler;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.foreshock.sampler.StandardNormals.Finding;

/**
 * A kernel on a target that it should leave as it is: exact draws, moved by some steps each, should
 * be exact draws again.
 */
public final class Trial {
  /** Draws come in parts of this size, each of its own random numbers, for several threads. */
  public static final int PART = 2500;

  private final String name;
  private final String on;
  private final Target target;
  private final Supplier<Kernel> kernels;
  private final int steps;
  private final boolean invariant;
  private final int leastDraws;

  Trial(
      String name,
      String on,
      Target target,
      Supplier<Kernel> kernels,
      int steps,
      boolean invariant,
      int leastDraws) {
    this.name = name;
    this.on = on;
    this.target = target;
    this.kernels = kernels;
    this.steps = steps;
    this.invariant = invariant;
    this.leastDraws = leastDraws;
  }

  /** Steps of a Markov chain, for one thread at a time. */
  @FunctionalInterface
  interface Kernel {
    /** Where so many steps lead. */
    double[] move(double[] from, int steps, Randomness random);
  }

  /** The kernel. */
  public String name() {
    return name;
  }

  /** The target. */
  public String on() {
    return on;
  }

  /** How many steps each draw is moved. */
  public int steps() {
    return steps;
  }

  /** Whether it should leave the target as it is; false for what must be found out. */
  public boolean isInvariant() {
    return invariant;
  }

  /** With fewer draws than this it shows nothing. */
  public int leastDraws() {
    return leastDraws;
  }

  /** What became of some draws: their scores, and how many are not where they were. */
  public record Part(double[][] scores, int moved) {}

  /** Moves {@link #PART} exact draws. */
  public Part run(Randomness random) {
    Kernel kernel = kernels.get();
    double[][] scores = new double[PART][];
    int moved = 0;
    for (int i = 0; i < PART; i++) {
      double[] from = target.draw(random);
      double[] to = kernel.move(from, steps, random);
      moved += Arrays.equals(from, to) ? 0 : 1;
      scores[i] = target.scores(to);
    }
    return new Part(scores, moved);
  }

  /**
   * What all tests of some scores say.
   *
   * @param pValue the smallest
   * @param what was tested there
   * @param tests how many there were
   */
  public record Judgement(double pValue, String what, int tests) {}

  /** Judges scores, of any number of parts. */
  public static Judgement judge(double[][] scores) {
    List<Finding> findings = new StandardNormals(scores).independence();
    Finding least =
        findings.stream().min(Comparator.comparingDouble(Finding::pValue)).orElseThrow();
    return new Judgement(least.pValue(), least.what(), findings.size());
  }
}

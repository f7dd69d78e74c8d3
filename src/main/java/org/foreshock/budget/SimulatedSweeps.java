package org.foreshock.budget;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import org.apache.commons.rng.UniformRandomProvider;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.place.Experiment;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;

/**
 * Simulated sweeps of one design in one design prior, and their analysis. An outcome is a function
 * of what this holds, the number of seeds and the replicate: the same truth and the same random
 * numbers serve every number of seeds, so that outcomes differ by the seeds and by nothing else.
 */
public final class SimulatedSweeps implements Serializable {
  private static final long serialVersionUID = 1;

  /** To be raised when results would differ from those of an earlier program. */
  private static final int EDITION = 8;

  private final DesignPrior truths;
  private final Design world;
  private final Design scales;
  private final double[] runs;
  private final long randomSeed;
  private final AnalysisPrior prior;
  private final Located located;
  private final PlaceAnalysis.Factory analyses;
  private final String key;

  /** Analyses that nobody uses, as they hold scratch space; null where this has just arrived. */
  private transient Deque<PlaceAnalysis> idle;

  private SimulatedSweeps(
      DesignPrior truths,
      Design world,
      Design scales,
      double[] runs,
      long randomSeed,
      AnalysisPrior prior,
      Located located,
      PlaceAnalysis.Factory analyses) {
    this.truths = truths;
    this.world = world;
    this.scales = scales;
    this.runs = runs;
    this.randomSeed = randomSeed;
    this.prior = prior;
    this.located = located;
    this.analyses = analyses;
    this.key =
        hash(
            EDITION
                + "\n"
                + truths.signature()
                + "\n"
                + world.signature()
                + "\n"
                + scales.signature()
                + "\n"
                + Arrays.toString(runs)
                + "\n"
                + randomSeed
                + "\n"
                + SeedQuestion.signature(prior, located));
  }

  /**
   * The same number of seeds at every scale.
   *
   * @param randomSeed what all random numbers come from
   * @param prior of the analysis
   * @param located the level and the width that are asked for
   * @param analyses makes analyses, which serve one thread each
   */
  public static SimulatedSweeps of(
      DesignPrior truths,
      Design design,
      long randomSeed,
      AnalysisPrior prior,
      Located located,
      PlaceAnalysis.Factory analyses) {
    double[] one = new double[design.size()];
    Arrays.fill(one, 1);
    return new SimulatedSweeps(truths, design, design, one, randomSeed, prior, located, analyses);
  }

  /**
   * Any number of runs at each of some scales.
   *
   * @param world the scales that the truths are stated for
   * @param scales where the runs are
   * @param runs at each of them, for every seed that is asked for
   * @param randomSeed what all random numbers come from
   * @param prior of the analysis
   * @param located the level and the width that are asked for
   * @param analyses makes analyses, which serve one thread each
   */
  static SimulatedSweeps of(
      DesignPrior truths,
      Design world,
      Design scales,
      double[] runs,
      long randomSeed,
      AnalysisPrior prior,
      Located located,
      PlaceAnalysis.Factory analyses) {
    return new SimulatedSweeps(
        truths, world, scales, runs.clone(), randomSeed, prior, located, analyses);
  }

  /** A short name for all that an outcome depends on but the seeds and the replicate. */
  String key() {
    return key;
  }

  /** An analysis that nobody uses; to be given back. */
  synchronized PlaceAnalysis borrow() {
    return idle == null || idle.isEmpty()
        ? analyses.create(scales.logScales(), prior, located)
        : idle.pop();
  }

  synchronized void giveBack(PlaceAnalysis analysis) {
    idle = idle == null ? new ArrayDeque<>() : idle;
    idle.push(analysis);
  }

  /** The truth of a replicate. */
  Truth truth(int replicate) {
    return truths.draw(world, Streams.of(randomSeed, replicate));
  }

  Outcome run(int seeds, int replicate, PlaceAnalysis analysis) {
    UniformRandomProvider random = Streams.of(randomSeed, replicate);
    Truth truth = truths.draw(world, random);
    double[] count = new double[runs.length];
    Arrays.setAll(count, k -> runs[k] * seeds);
    double[] at = scales.logScales();
    Experiment experiment =
        Experiment.simulate(at, truth.logValues(at), truth.sigma(), count, random);
    long seed = Streams.mixed(~randomSeed, replicate);
    return new Outcome(analysis.analyse(experiment, seed), truth.place());
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] bytes = digest.digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(bytes, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

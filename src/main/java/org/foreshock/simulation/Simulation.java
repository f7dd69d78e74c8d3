package org.foreshock.simulation;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.data.InputException;
import org.foreshock.data.Metric;
import org.foreshock.data.Setting;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.Noise;
import org.foreshock.sampler.Randomness;

/**
 * A sweep to make up. Every seed has a stream of random numbers of its own: more seeds leave the
 * runs of the others as they were, and so do places of breaks that vary.
 *
 * @param law what the runs scatter about
 * @param metric what the law is of the metric
 * @param noise how they scatter
 * @param scales where they are, ascending, in x units
 * @param seeds runs at every scale
 * @param breakSpread standard deviation from seed to seed of log10 of every break's place; a seed
 *     has the same places at all scales
 */
public record Simulation(
    BrokenPowerLaw law,
    Metric metric,
    Noise noise,
    double[] scales,
    int seeds,
    double breakSpread) {
  /**
   * Draws the runs.
   *
   * @param randomSeed on which they depend, besides the plan
   * @throws InputException if a run is not what the noise model allows, or beyond a double
   */
  public SyntheticSweep run(long randomSeed) {
    double[][] y = new double[scales.length][seeds];
    List<BrokenPowerLaw> laws = new ArrayList<>();
    Randomness[] streams = Randomness.streams(randomSeed, seeds);
    for (int s = 0; s < seeds; s++) {
      BrokenPowerLaw own = moved(streams[s]);
      laws.add(own);
      for (int k = 0; k < scales.length; k++) {
        double run = noise.run(own, Math.log(scales[k]), streams[s].provider());
        y[k][s] = metric.flip(checked(run, own, scales[k]));
      }
    }
    return new SyntheticSweep(scales, y, laws);
  }

  /** The law of one seed. */
  private BrokenPowerLaw moved(Randomness stream) {
    List<Break> breaks = new ArrayList<>();
    for (Break b : law.breaks()) {
      double place = b.place() * Math.exp(breakSpread * Logs.LN_10 * stream.normal());
      breaks.add(new Break(place, b.slopeChange(), b.sharpness()));
    }
    return new BrokenPowerLaw(law.limit(), law.logOffset(), law.slope(), breaks);
  }

  private double checked(double run, BrokenPowerLaw own, double x) {
    if (noise.model().isLog() && own.value(x) <= 0) {
      throw new InputException(
          String.format(
              "at x = %s the law is not positive, as %s noise needs: use %s, a limit of 0"
                  + " or more, or other scales",
              x, noise.model().label(), Setting.NOISE.to("additive")));
    }
    if (!Double.isFinite(run) || (noise.model().isLog() && run <= 0)) {
      throw new InputException(
          "at x = " + x + " a run is beyond the numbers that a table holds: use other scales");
    }
    return run;
  }
}

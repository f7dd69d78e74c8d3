package org.foreshock.validation;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.fit.Model;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;

/**
 * A law that is known and a design of runs with log-normal noise. Seeds are simulated by their
 * sufficient statistics, so that any number of them costs what one costs.
 *
 * @param law the truth
 * @param x scales, ascending
 * @param sigma noise of one run
 */
record World(BrokenPowerLaw law, double[] x, double sigma) {
  /** The largest scale of {@link #aboutBreak}. */
  static final double LAST = 1000;

  /**
   * 21 scales over the four decades up to 1000 with 1 % noise, of a law with a = 0.1, b = 10, c0 =
   * 0.15 and c1 = 1.
   *
   * @param f sharpness of the break
   * @param ahead decades from the largest scale to the break; negative if runs have passed it
   */
  static World aboutBreak(double f, double ahead) {
    Break bend = new Break(LAST * Logs.exp10(ahead), 1, f);
    return new World(BrokenPowerLaw.of(0.1, 10, 0.15, bend), scales(LAST / 1e4, LAST, 21), 0.01);
  }

  /** Scales evenly spaced in ln x, both ends included. */
  static double[] scales(double from, double to, int count) {
    double[] x = new double[count];
    Arrays.setAll(x, i -> from * Math.exp(i * Math.log(to / from) / (count - 1)));
    return x;
  }

  double last() {
    return x[x.length - 1];
  }

  /** Runs at every scale: means and sums of squares of ln y as they come by chance. */
  Sweep simulated(double seeds, UniformRandomProvider random) {
    double[] mean = new double[x.length];
    double[] squares = new double[x.length];
    var normal = ZigguratSampler.NormalizedGaussian.of(random);
    for (int k = 0; k < x.length; k++) {
      mean[k] = law.logValue(Math.log(x[k])) + sigma / Math.sqrt(seeds) * normal.sample();
      double freedom = seeds - 1;
      squares[k] =
          freedom > 0
              ? sigma
                  * sigma
                  * AhrensDieterMarsagliaTsangGammaSampler.of(random, 0.5 * freedom, 2).sample()
              : 0;
    }
    return sweep(seeds, mean, squares);
  }

  /** Runs at every scale that say exactly what they are expected to. */
  Sweep expected(double seeds) {
    double[] mean = Arrays.stream(x).map(v -> law.logValue(Math.log(v))).toArray();
    double[] squares = new double[x.length];
    Arrays.fill(squares, (seeds - 1) * sigma * sigma);
    return sweep(seeds, mean, squares);
  }

  private Sweep sweep(double seeds, double[] mean, double[] squares) {
    double[] count = new double[x.length];
    Arrays.fill(count, seeds);
    return Sweep.ofMoments(x, count, mean, squares);
  }

  /** The default priors of a fit with some breaks, but for what is stated. */
  static Model model(Sweep sweep, int breaks, String... statements) {
    List<PriorStatement> stated =
        Arrays.stream(statements).map(text -> PriorParser.parse(text, "study")).toList();
    Priors priors = Priors.of(sweep, breaks, FloorKind.FREE, 2, stated);
    return new Model(sweep, priors, NoiseModel.LOGNORMAL);
  }

  Information information(double seeds) {
    return new Information(law, x, sigma, seeds);
  }
}

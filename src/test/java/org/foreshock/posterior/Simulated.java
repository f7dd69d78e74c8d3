package org.foreshock.posterior;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.PriorStatement;
import org.foreshock.prior.Priors;

/** Sweeps that tests make up, and what they are fitted with. */
public final class Simulated {
  private Simulated() {}

  /** Runs of a law with log-normal noise. */
  public static Sweep sweep(
      BrokenPowerLaw law, double[] scales, int seeds, double sigma, long seed) {
    return sweep(law, scales, seeds, Noise.lognormal(sigma), seed);
  }

  /** Runs of a law. */
  public static Sweep sweep(
      BrokenPowerLaw law, double[] scales, int seeds, Noise noise, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    double[] x = new double[scales.length * seeds];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = scales[i / seeds];
      y[i] = noise.run(law, Math.log(x[i]), random);
    }
    return Sweep.ofRuns(x, y);
  }

  /** Scales evenly spaced in ln x, both ends included. */
  public static double[] scales(double from, double to, int count) {
    double[] x = new double[count];
    Arrays.setAll(x, i -> from * Math.exp(i * Math.log(to / from) / (count - 1)));
    return x;
  }

  /** The same runs in other units. */
  public static Sweep inUnits(Sweep sweep, double kx, double ky) {
    List<double[]> runs = new ArrayList<>();
    for (Scale scale : sweep.scales()) {
      for (double y : scale.runs()) {
        runs.add(new double[] {kx * scale.x(), ky * y});
      }
    }
    return Sweep.ofRuns(
        runs.stream().mapToDouble(run -> run[0]).toArray(),
        runs.stream().mapToDouble(run -> run[1]).toArray());
  }

  /** The same runs with a constant added to y. */
  public static Sweep raised(Sweep sweep, double by) {
    List<double[]> runs = new ArrayList<>();
    for (Scale scale : sweep.scales()) {
      for (double y : scale.runs()) {
        runs.add(new double[] {scale.x(), y + by});
      }
    }
    return Sweep.ofRuns(
        runs.stream().mapToDouble(run -> run[0]).toArray(),
        runs.stream().mapToDouble(run -> run[1]).toArray());
  }

  /** The same runs by count, mean and sum of squares of ln y alone. */
  public static Sweep asMoments(Sweep sweep) {
    int n = sweep.size();
    double[][] columns = new double[4][n];
    for (int k = 0; k < n; k++) {
      Moments moments = sweep.scales().get(k).logMoments();
      columns[0][k] = sweep.scales().get(k).x();
      columns[1][k] = moments.count();
      columns[2][k] = moments.mean();
      columns[3][k] = moments.sumOfSquares();
    }
    return Sweep.ofMoments(columns[0], columns[1], columns[2], columns[3]);
  }

  /** The default priors with some replaced; two decades of horizon. */
  public static Priors priors(Sweep sweep, int breaks, FloorKind floor, String... statements) {
    return priors(sweep, breaks, NoiseModel.LOGNORMAL, floor, statements);
  }

  /** The same for any noise model. */
  public static Priors priors(
      Sweep sweep, int breaks, NoiseModel noise, FloorKind floor, String... statements) {
    List<PriorStatement> parsed =
        Arrays.stream(statements).map(text -> PriorParser.parse(text, "test")).toList();
    return Priors.of(sweep, breaks, noise, floor, 2, parsed);
  }
}

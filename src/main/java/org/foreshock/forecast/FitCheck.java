package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Moments;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Randomness;

/**
 * Posterior predictive checks (Gelman, Meng and Stern 1996): does the model fit the runs at all?
 * Each statistic of the standardised residuals is compared with what the model itself would give;
 * the parameters are not refitted to the replicates, so the p-values are cautious: one near 0 or 1
 * is evidence, one near a half is none. They ask draws and not a forecast: a replicate is all runs
 * from one law, which what is known scale by scale does not give.
 *
 * @param statistics the checks made
 * @param pitDeciles how many runs have their probability integral transform in each tenth of [0,
 *     1]; even if the noise model is right; empty if the table gave no single runs
 * @param covered50 share of the runs inside their own central 50 % predictive interval, or NaN
 * @param covered95 share inside the 95 % interval, or NaN
 */
public record FitCheck(
    List<Statistic> statistics, int[] pitDeciles, double covered50, double covered95) {

  /**
   * One statistic.
   *
   * @param name what it measures
   * @param pValue probability under the model of a value at least as large
   * @param complaint what a p-value this extreme means; empty if it is not
   */
  public record Statistic(String name, double pValue, String complaint) {}

  private static final double ALARM = 0.005;
  private static final int MOST_DRAWS = 1000;
  private static final double MOST_WORK = 4e6;
  private static final int LEAST_SCALES = 4;
  private static final String REMEDY =
      ": try " + Setting.NOISE.to("heteroscedastic") + ", or additive";
  private static final NormalDistribution SCORE = NormalDistribution.of(0, 1);

  /** The complaints of all statistics. */
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    for (Statistic statistic : statistics) {
      if (!statistic.complaint().isEmpty()) {
        complaints.add(statistic.complaint());
      }
    }
    return complaints;
  }

  /**
   * Checks a fit.
   *
   * @param sweep the runs
   * @param draws from the posterior
   * @param seed of the replicates
   */
  public static FitCheck of(Sweep sweep, List<PosteriorDraw> draws, long seed) {
    return new Checking(sweep, draws).run(Randomness.streams(seed, 1)[0]);
  }

  /** Standardised residuals of data and replicates, draw by draw. */
  private static final class Checking {
    private final Sweep sweep;
    private final List<PosteriorDraw> draws;
    private final int scales;
    private final double[] u;
    private final double[] real;
    private final double[] replicate;
    private final double[] terms;
    private final NoiseModel noise;
    private final double[] realSquares;
    private final double[] replicateSquares;

    Checking(Sweep sweep, List<PosteriorDraw> draws) {
      this.sweep = sweep;
      this.draws = draws;
      noise = draws.get(0).noise().model();
      scales = sweep.size();
      u = new double[scales];
      real = new double[scales];
      replicate = new double[scales];
      terms = new double[scales];
      realSquares = new double[scales];
      replicateSquares = new double[scales];
      for (int k = 0; k < scales; k++) {
        u[k] = Math.log(sweep.scales().get(k).x());
        terms[k] = noise.moments(sweep.scales().get(k)).terms();
      }
    }

    FitCheck run(Randomness random) {
      ContinuousSampler[] within = new ContinuousSampler[scales];
      for (int k = 0; k < scales; k++) {
        within[k] = chiSquare(terms[k] - 1, random);
      }
      int[] atLeast = new int[3];
      int used = Math.min(noise == NoiseModel.STUDENT_T ? affordable() : MOST_DRAWS, draws.size());
      for (int i = 0; i < used; i++) {
        PosteriorDraw draw = draws.get((int) ((long) i * draws.size() / used));
        residuals(draw);
        for (int k = 0; k < scales; k++) {
          replicate[k] = random.normal();
          replicateSquares[k] = replicate[k] * replicate[k] + within[k].sample();
        }
        atLeast[0] += runsTogether(replicate) >= runsTogether(real) ? 1 : 0;
        atLeast[1] += largest(replicate) >= largest(real) ? 1 : 0;
        atLeast[2] += growth(replicateSquares) >= growth(realSquares) ? 1 : 0;
      }
      List<Statistic> statistics = new ArrayList<>();
      if (scales >= LEAST_SCALES) {
        statistics.add(trend(atLeast[0] / (double) used));
        statistics.add(outlier(atLeast[1] / (double) used));
        statistics.add(spread(atLeast[2] / (double) used));
      }
      return transforms(statistics);
    }

    private void residuals(PosteriorDraw draw) {
      for (int k = 0; k < scales; k++) {
        double centre = draw.noise().centre(draw.law(), u[k]);
        double sigma = draw.noise().sigmaAt(u[k]);
        if (noise == NoiseModel.STUDENT_T) {
          scores(k, draw.noise(), centre);
        } else {
          Moments m = noise.moments(sweep.scales().get(k));
          real[k] = Math.sqrt(m.count()) * (m.mean() - centre) / sigma;
          realSquares[k] = real[k] * real[k] + m.sumOfSquares() / (sigma * sigma);
        }
      }
    }

    /** Single runs as the normal scores of their place in the distribution that noise gives. */
    private void scores(int k, Noise noise, double centre) {
      double[] runs = sweep.scales().get(k).runs();
      double sum = 0;
      realSquares[k] = 0;
      for (double run : runs) {
        double p = noise.cumulative((Math.log(run) - centre) / noise.sigma());
        double z = SCORE.inverseCumulativeProbability(Math.min(Math.max(p, 1e-300), 1 - 1e-16));
        sum += z;
        realSquares[k] += z * z;
      }
      real[k] = sum / Math.sqrt(runs.length);
    }

    /** How many draws can be gone through if each takes as long as there are runs. */
    private int affordable() {
      int total = 0;
      for (Scale scale : sweep.scales()) {
        total += scale.runs().length;
      }
      return Math.max(1, (int) Math.min(draws.size(), MOST_WORK / Math.max(total, 1)));
    }

    /** What the squares within a scale are, in units of σ², with the given degrees of freedom. */
    private static ContinuousSampler chiSquare(double freedom, Randomness random) {
      if (freedom < 1) {
        return () -> 0;
      }
      if (freedom < 2) {
        return () -> {
          double z = random.normal();
          return z * z;
        };
      }
      return ChiSquaredDistribution.of(freedom).createSampler(random.provider())::sample;
    }

    /** Sum of products of neighbours: large when residuals of one sign stand together. */
    private static double runsTogether(double[] r) {
      double sum = 0;
      double squares = 0;
      for (int k = 0; k < r.length; k++) {
        sum += k == 0 ? 0 : r[k] * r[k - 1];
        squares += r[k] * r[k];
      }
      return sum / squares;
    }

    private static double largest(double[] r) {
      double most = 0;
      for (double v : r) {
        most = Math.max(most, Math.abs(v));
      }
      return most;
    }

    /** Score of a noise that grows with ln x: Σ (u − ū) (squares − their expectation). */
    private double growth(double[] squares) {
      double mean = 0;
      double all = 0;
      for (int k = 0; k < scales; k++) {
        mean += terms[k] * u[k];
        all += terms[k];
      }
      mean /= all;
      double score = 0;
      for (int k = 0; k < scales; k++) {
        score += (u[k] - mean) * (squares[k] - terms[k]);
      }
      return score;
    }

    private static Statistic trend(double p) {
      String complaint =
          p < ALARM
              ? "residuals of one sign stand together along x: the law misses a bend (try one more"
                  + " of "
                  + Setting.BREAKS
                  + "), or the points are not independent runs"
              : "";
      return new Statistic("neighbouring residuals agree", p, complaint);
    }

    private static Statistic outlier(double p) {
      String complaint =
          p < ALARM
              ? "at least one scale lies much farther from the curve than the noise model allows:"
                  + " look at the largest residual, or try "
                  + Setting.NOISE.to("student-t")
              : "";
      return new Statistic("largest residual", p, complaint);
    }

    private static Statistic spread(double p) {
      String complaint = "";
      if (p < ALARM) {
        complaint = "the noise grows with x more than this noise model knows" + REMEDY;
      } else if (p > 1 - ALARM) {
        complaint = "the noise shrinks with x more than this noise model knows" + REMEDY;
      }
      return new Statistic("noise grows with x", p, complaint);
    }

    /** The probability integral transform of every single run. */
    private FitCheck transforms(List<Statistic> statistics) {
      int[] deciles = new int[10];
      int runs = 0;
      int in50 = 0;
      int in95 = 0;
      Noise[] scatters = new Noise[affordable()];
      double[] centre = new double[scatters.length];
      double[] sigma = new double[scatters.length];
      for (int k = 0; k < scales; k++) {
        for (int s = 0; s < scatters.length; s++) {
          PosteriorDraw draw = draws.get((int) ((long) s * draws.size() / scatters.length));
          scatters[s] = draw.noise();
          centre[s] = scatters[s].centre(draw.law(), u[k]);
          sigma[s] = scatters[s].sigmaAt(u[k]);
        }
        for (double y : sweep.scales().get(k).runs()) {
          double pit = transform(noise.isLog() ? Math.log(y) : y, scatters, centre, sigma);
          deciles[Math.min(9, (int) (10 * pit))]++;
          in50 += Math.abs(pit - 0.5) < 0.25 ? 1 : 0;
          in95 += Math.abs(pit - 0.5) < 0.475 ? 1 : 0;
          runs++;
        }
      }
      return runs == 0
          ? new FitCheck(statistics, new int[0], Double.NaN, Double.NaN)
          : new FitCheck(statistics, deciles, in50 / (double) runs, in95 / (double) runs);
    }

    private static double transform(
        double response, Noise[] scatters, double[] centre, double[] sigma) {
      double sum = 0;
      for (int s = 0; s < centre.length; s++) {
        sum += scatters[s].cumulative((response - centre[s]) / sigma[s]);
      }
      return sum / centre.length;
    }
  }
}

package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Erf;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.foreshock.data.Moments;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Randomness;

/**
 * Posterior predictive checks (Gelman, Meng and Stern 1996): does the model fit the runs at all?
 * Each statistic of the standardised residuals is compared with what the model itself would give;
 * the parameters are not refitted to the replicates, so the p-values are cautious: one near 0 or 1
 * is evidence, one near a half is none.
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
   * Checks a fit with log-normal noise.
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
    private final double[] realSquares;
    private final double[] replicateSquares;

    Checking(Sweep sweep, List<PosteriorDraw> draws) {
      this.sweep = sweep;
      this.draws = draws;
      scales = sweep.size();
      u = new double[scales];
      real = new double[scales];
      replicate = new double[scales];
      terms = new double[scales];
      realSquares = new double[scales];
      replicateSquares = new double[scales];
      for (int k = 0; k < scales; k++) {
        u[k] = Math.log(sweep.scales().get(k).x());
        terms[k] = sweep.scales().get(k).logMoments().terms();
      }
    }

    FitCheck run(Randomness random) {
      ContinuousSampler[] within = new ContinuousSampler[scales];
      for (int k = 0; k < scales; k++) {
        within[k] = chiSquare(terms[k] - 1, random);
      }
      int[] atLeast = new int[3];
      int used = Math.min(MOST_DRAWS, draws.size());
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
        Moments m = sweep.scales().get(k).logMoments();
        double distance = m.mean() - draw.law().logValue(u[k]);
        real[k] = Math.sqrt(m.count()) * distance / draw.sigma();
        realSquares[k] = real[k] * real[k] + m.sumOfSquares() / (draw.sigma() * draw.sigma());
      }
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
      return AhrensDieterMarsagliaTsangGammaSampler.of(random.provider(), freedom / 2, 2);
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
                  + " of --breaks), or the points are not independent runs"
              : "";
      return new Statistic("neighbouring residuals agree", p, complaint);
    }

    private static Statistic outlier(double p) {
      String complaint =
          p < ALARM
              ? "at least one scale lies much farther from the curve than the noise model allows:"
                  + " look at the largest residual"
              : "";
      return new Statistic("largest residual", p, complaint);
    }

    private static Statistic spread(double p) {
      String complaint = "";
      if (p < ALARM) {
        complaint = "the noise grows with x, which one sigma for all scales does not know";
      } else if (p > 1 - ALARM) {
        complaint = "the noise shrinks with x, which one sigma for all scales does not know";
      }
      return new Statistic("noise grows with x", p, complaint);
    }

    /** The probability integral transform of every single run. */
    private FitCheck transforms(List<Statistic> statistics) {
      int[] deciles = new int[10];
      int runs = 0;
      int in50 = 0;
      int in95 = 0;
      int total = 0;
      for (Scale scale : sweep.scales()) {
        total += scale.runs().length;
      }
      int used = Math.max(1, (int) Math.min(draws.size(), MOST_WORK / Math.max(total, 1)));
      double[] mean = new double[used];
      double[] inverse = new double[used];
      for (int k = 0; k < scales; k++) {
        for (int s = 0; s < used; s++) {
          PosteriorDraw draw = draws.get((int) ((long) s * draws.size() / used));
          mean[s] = draw.law().logValue(u[k]);
          inverse[s] = 1 / (draw.sigma() * Math.sqrt(2));
        }
        for (double y : sweep.scales().get(k).runs()) {
          double pit = transform(Math.log(y), mean, inverse);
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

    private static double transform(double logY, double[] mean, double[] inverse) {
      double sum = 0;
      for (int s = 0; s < mean.length; s++) {
        sum += 0.5 * Erf.erfc((mean[s] - logY) * inverse[s]);
      }
      return sum / mean.length;
    }
  }
}

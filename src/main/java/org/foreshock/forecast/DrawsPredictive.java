package org.foreshock.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.Metric;
import org.foreshock.data.Sums;
import org.foreshock.numeric.Logs;
import org.foreshock.numeric.SortedSample;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;

/**
 * The posterior predictive distribution, from draws of laws that may differ in their number of
 * breaks: an average over models is all their draws with the weights of the models.
 *
 * <p>The curve is the sample of the draws' curves, and has no density. A new run is the mixture of
 * what each draw says of it: its density and its cumulative probability are exact. Its quantiles
 * are those of a sample, the curve of each draw and a deviate of its noise; the deviates are evenly
 * spread scores in random order, so that their own scatter adds next to none.
 */
public final class DrawsPredictive implements Predictive {
  /** Fewer draws than this get several deviates each. */
  private static final int LEAST_DEVIATES = 1000;

  private final PosteriorDraw[] draws;

  /** Each above 0; null if all are equal. */
  private final double[] weights;

  private final ResponseScale scale;
  private final int[] drawOf;
  private final double[] deviate;

  /**
   * From draws of equal weight.
   *
   * @param draws from the posterior, at least one
   * @param metric what they are of the user's metric
   * @param seed of the order of the deviates
   */
  public DrawsPredictive(List<PosteriorDraw> draws, Metric metric, long seed) {
    this(draws.toArray(PosteriorDraw[]::new), null, metric, seed);
  }

  /**
   * From weighted draws.
   *
   * @param draws from the posterior or from what the weights correct, at least one
   * @param weights of each draw, ≥ 0, not all 0; they need not sum to 1
   * @param metric what they are of the user's metric
   * @param seed of the order of the deviates
   */
  public DrawsPredictive(List<PosteriorDraw> draws, double[] weights, Metric metric, long seed) {
    this(
        heavy(draws.size(), weights).mapToObj(draws::get).toArray(PosteriorDraw[]::new),
        heavy(draws.size(), weights).mapToDouble(s -> weights[s]).toArray(),
        metric,
        seed);
  }

  private DrawsPredictive(PosteriorDraw[] draws, double[] weights, Metric metric, long seed) {
    this.draws = draws;
    this.weights = weights == null || same(weights) ? null : weights;
    scale = ResponseScale.of(draws[0].noise().model(), metric);
    int each = (LEAST_DEVIATES + draws.length - 1) / draws.length;
    drawOf = spread(draws.length * each);
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    int[] order = PermutationSampler.natural(drawOf.length);
    PermutationSampler.shuffle(random, order);
    deviate = new double[drawOf.length];
    for (int i = 0; i < deviate.length; i++) {
      deviate[i] = draws[drawOf[i]].noise().quantile((order[i] + 0.5) / deviate.length);
    }
  }

  private static IntStream heavy(int draws, double[] weights) {
    if (weights.length != draws || !(Sums.of(weights) > 0 && Sums.of(weights) < 1 / 0.0)) {
      throw new IllegalArgumentException(
          weights.length + " weights of " + draws + " draws: must be as many, and sum to above 0");
    }
    return IntStream.range(0, draws).filter(s -> weights[s] > 0);
  }

  private static boolean same(double[] weights) {
    return Arrays.stream(weights).allMatch(weight -> weight == weights[0]);
  }

  /** Draws in equal steps of probability, each as often as it weighs. */
  private int[] spread(int count) {
    int[] spread = new int[count];
    double all = total();
    int draw = 0;
    double sum = weight(0);
    for (int i = 0; i < count; i++) {
      double place = (i + 0.5) / count * all;
      while (sum < place && draw < draws.length - 1) {
        sum += weight(++draw);
      }
      spread[i] = draw;
    }
    return spread;
  }

  private double weight(int draw) {
    return weights == null ? 1 : weights[draw];
  }

  private double total() {
    return weights == null ? draws.length : Sums.of(weights);
  }

  @Override
  public Distribution curve(double x) {
    double u = Math.log(x);
    double[] centre = new double[draws.length];
    for (int s = 0; s < centre.length; s++) {
      centre[s] = scale.ascending(draws[s].noise().centre(draws[s].law(), u));
    }
    return new Curve(
        weights == null ? SortedSample.of(centre) : SortedSample.of(centre, weights), u);
  }

  @Override
  public Distribution newRun(double x) {
    return new NewRun(Math.log(x));
  }

  private PosteriorDraw drawn(UniformRandomProvider random) {
    return draws[drawOf[random.nextInt(drawOf.length)]];
  }

  /** The curve at u = ln x. */
  private final class Curve implements Distribution {
    private final SortedSample sample;
    private final double u;

    Curve(SortedSample sample, double u) {
      this.sample = sample;
      this.u = u;
    }

    @Override
    public double quantile(double p) {
      return scale.metricOf(sample.quantile(p));
    }

    @Override
    public double cumulative(double y) {
      return sample.cumulative(scale.responseOf(y));
    }

    @Override
    public double logDensity(double y) {
      return Double.NaN;
    }

    @Override
    public double sample(UniformRandomProvider random) {
      return scale.metric().flip(drawn(random).law().valueAtLog(u));
    }
  }

  /** A run at u = ln x: a mixture. */
  private final class NewRun implements Distribution {
    private final double u;
    private final double[] centre = new double[draws.length];
    private final double[] sigma = new double[draws.length];
    private final SortedSample sample;

    NewRun(double u) {
      this.u = u;
      for (int s = 0; s < draws.length; s++) {
        Noise noise = draws[s].noise();
        centre[s] = scale.ascending(noise.centre(draws[s].law(), u));
        sigma[s] = noise.sigmaAt(u);
      }
      double[] runs = new double[deviate.length];
      for (int i = 0; i < runs.length; i++) {
        int s = drawOf[i];
        runs[i] = centre[s] + sigma[s] * scale.ascending(deviate[i]);
      }
      sample = SortedSample.of(runs);
    }

    @Override
    public double quantile(double p) {
      return scale.metricOf(sample.quantile(p));
    }

    @Override
    public double cumulative(double y) {
      double response = scale.responseOf(y);
      if (Double.isInfinite(response)) {
        return response > 0 ? 1 : 0;
      }
      double sum = 0;
      for (int s = 0; s < centre.length; s++) {
        double z = (response - centre[s]) / sigma[s];
        sum += weight(s) * draws[s].noise().cumulative(z);
      }
      return sum / total();
    }

    @Override
    public double logDensity(double y) {
      double response = scale.responseOf(y);
      if (Double.isInfinite(response)) {
        return Double.NEGATIVE_INFINITY;
      }
      double[] terms = new double[centre.length];
      for (int s = 0; s < terms.length; s++) {
        double z = (response - centre[s]) / sigma[s];
        terms[s] = draws[s].noise().logDensity(z) - Math.log(sigma[s] / weight(s));
      }
      return Logs.sumExp(terms) - Math.log(total()) + scale.logSlope(y);
    }

    @Override
    public double sample(UniformRandomProvider random) {
      PosteriorDraw draw = drawn(random);
      return scale.metric().flip(draw.noise().run(draw.law(), u, random));
    }
  }
}

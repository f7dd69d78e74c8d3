package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.data.Metric;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;
import org.junit.jupiter.api.Test;

/** What holds of every forecast, whatever made it. */
class PredictivesTest {
  private static final double X = 20;

  /** What a forecast is made of: laws of several numbers of breaks, weights, and the metric. */
  record Case(List<PosteriorDraw> draws, double[] weights, Metric metric) {
    Predictive drawn() {
      return new DrawsPredictive(draws, metric, 1);
    }

    Predictive weighted() {
      return new DrawsPredictive(draws, weights, metric, 1);
    }

    PointPredictive point(int draw) {
      PosteriorDraw chosen = draws.get(draw);
      return new PointPredictive(chosen.law(), chosen.noise(), metric);
    }

    /** The mixture of all draws, each as a curve taken for certain. */
    Predictive mixed() {
      List<PointPredictive> points = new ArrayList<>();
      for (int s = 0; s < draws.size(); s++) {
        points.add(point(s));
      }
      return MixturePredictive.of(points, weights);
    }

    /** The same in other units: x times k, y times m. */
    Case in(double k, double m) {
      List<PosteriorDraw> others = new ArrayList<>();
      for (PosteriorDraw draw : draws) {
        BrokenPowerLaw law = draw.law();
        Noise noise = draw.noise();
        double sigma = noise.model().isLog() ? noise.sigma() : m * noise.sigma();
        others.add(
            new PosteriorDraw(
                1,
                1,
                0,
                new BrokenPowerLaw(
                    m * law.limit(),
                    law.logOffset() + Math.log(m) + law.slope() * Math.log(k),
                    law.slope(),
                    law.breaks().stream()
                        .map(b -> new Break(k * b.place(), b.slopeChange(), b.sharpness()))
                        .toList()),
                new Noise(noise.model(), sigma, noise.shape(), noise.logMiddle() + Math.log(k))));
      }
      return new Case(others, weights, new Metric(m * metric.ceiling()));
    }
  }

  /** F(Q(p)) = p and Q(F(y)) = y, but where a step or a gap leaves a choice. */
  @Property(tries = 40, seed = "801")
  void quantilesInvertProbabilities(
      @ForAll("cases") Case of, @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
    for (Distribution exact :
        List.of(of.drawn().curve(X), of.weighted().curve(X), of.point(0).newRun(X))) {
      double q = exact.quantile(p);
      assertTrue(exact.cumulative(above(q)) >= p - 1e-9);
      assertTrue(exact.cumulative(below(q)) <= p + 1e-9);
    }
    Distribution mixture = of.mixed().newRun(X);
    assertEquals(p, mixture.cumulative(mixture.quantile(p)), 1e-6);
    // a step of the mixed curve is found from below
    Distribution steps = of.mixed().curve(X);
    assertTrue(steps.cumulative(above(steps.quantile(p))) >= p - 1e-12);
    assertTrue(steps.cumulative(below(steps.quantile(p))) <= p + 1e-12);
  }

  private static double below(double q) {
    return q - 1e-9 * (100 + Math.abs(q));
  }

  private static double above(double q) {
    return q + 1e-9 * (100 + Math.abs(q));
  }

  /** A mixture of all draws is the forecast of weighted draws: exactly, but for its quantiles. */
  @Property(tries = 40, seed = "802")
  void weightedDrawsAreAMixture(
      @ForAll("cases") Case of, @ForAll @DoubleRange(min = 0.02, max = 0.98) double p) {
    Distribution draws = of.weighted().newRun(X);
    Distribution mixture = of.mixed().newRun(X);
    double y = mixture.quantile(p);
    assertEquals(mixture.cumulative(y), draws.cumulative(y), 1e-9);
    assertEquals(mixture.logDensity(y), draws.logDensity(y), 1e-9);
    // a thousand deviates and more: five standard errors if they were not evenly spread
    assertEquals(p, draws.cumulative(draws.quantile(p)), 5 * Math.sqrt(p * (1 - p) / 1000));
  }

  @Property(tries = 40, seed = "803")
  void bandsNest(@ForAll("cases") Case of) {
    double[] x = {1e-3, 1, X, 1e4, 1e9};
    for (Predictive predictive : List.of(of.drawn(), of.weighted(), of.point(0), of.mixed())) {
      for (Bands bands : List.of(Bands.ofCurve(predictive, x), Bands.ofNewRun(predictive, x))) {
        for (double[] q : bands.quantiles()) {
          for (int j = 1; j < q.length; j++) {
            assertTrue(q[j - 1] <= q[j] + 1e-11 * Math.abs(q[j]), () -> Arrays.toString(q));
          }
        }
      }
    }
  }

  /** x in other units, y in other units: quantiles scale, probabilities stay, densities shift. */
  @Property(tries = 40, seed = "804")
  void unitsDoNotMatter(
      @ForAll("cases") Case of,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double p,
      @ForAll @DoubleRange(min = 0.1, max = 30) double k,
      @ForAll @DoubleRange(min = 0.1, max = 30) double m) {
    Case other = of.in(k, m);
    List<Predictive> here = List.of(of.weighted(), of.point(0), of.mixed());
    List<Predictive> there = List.of(other.weighted(), other.point(0), other.mixed());
    for (int i = 0; i < here.size(); i++) {
      Distribution run = here.get(i).newRun(X);
      Distribution same = there.get(i).newRun(k * X);
      double q = run.quantile(p);
      double tiny = 1e-8 * (Math.abs(q) + (Double.isNaN(of.metric.ceiling()) ? 0 : 1000));
      assertEquals(q, same.quantile(p) / m, tiny);
      assertEquals(run.cumulative(q), same.cumulative(m * q), 1e-6);
      assertEquals(run.logDensity(q) - Math.log(m), same.logDensity(m * q), 1e-5);
    }
  }

  /** The density is the slope of the cumulative probability. */
  @Property(tries = 40, seed = "805")
  void densitiesAreSlopes(
      @ForAll("cases") Case of, @ForAll @DoubleRange(min = 0.1, max = 0.9) double p) {
    for (Predictive predictive : List.of(of.weighted(), of.point(0), of.mixed())) {
      Distribution run = predictive.newRun(X);
      double y = of.point(0).newRun(X).quantile(p);
      double step = 1e-4 * Math.abs(of.point(0).newRun(X).quantile(p + 0.01) - y);
      double slope = (run.cumulative(y + step) - run.cumulative(y - step)) / (2 * step);
      assertEquals(slope, Math.exp(run.logDensity(y)), 1e-3 * slope);
    }
  }

  /** With a ceiling V the forecast of y is that of V − y turned round. */
  @Property(tries = 40, seed = "806")
  void ceilingsTurnForecastsRound(
      @ForAll("cases") Case of, @ForAll @DoubleRange(min = 0.02, max = 0.98) double p) {
    Case plain = new Case(of.draws, of.weights, Metric.PLAIN);
    Case turned = new Case(of.draws, of.weights, new Metric(50));
    for (boolean noisy : new boolean[] {false, true}) {
      Distribution left = noisy ? plain.weighted().newRun(X) : plain.weighted().curve(X);
      Distribution y = noisy ? turned.weighted().newRun(X) : turned.weighted().curve(X);
      double q = left.quantile(p);
      assertEquals(50 - q, y.quantile(1 - p), 1e-9 * (50 + Math.abs(q)));
      if (noisy || of.draws.size() > 1) {
        assertEquals(1 - left.cumulative(q), y.cumulative(50 - q), 1e-6);
      }
      assertEquals(left.logDensity(q), y.logDensity(50 - q), 1e-9 * (1 + 50 / Math.abs(q)));
    }
  }

  /**
   * 20,000 draws of every distribution: the share of them below a quantile within five standard
   * errors of its cumulative probability (false alarm 6e-7 each).
   */
  @Test
  void samplesFollowTheirDistribution() {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(807);
    Random cases = new Random(808);
    for (int i = 0; i < 4; i++) {
      Case of = randomCase(cases);
      for (Distribution distribution :
          List.of(
              of.weighted().newRun(X),
              of.mixed().newRun(X),
              of.point(0).newRun(X),
              of.mixed().curve(X))) {
        double q = distribution.quantile(0.3);
        double p = distribution.cumulative(q);
        int below = 0;
        for (int n = 0; n < 20_000; n++) {
          below += distribution.sample(random) <= q * (1 + 1e-12 * Math.signum(q)) ? 1 : 0;
        }
        assertEquals(p, below / 20_000.0, 5 * Math.sqrt(p * (1 - p) / 20_000) + 1.0 / 1000);
      }
    }
  }

  /** ln y of N(0, 0.1) at weight .3 and of N(1, 0.4) at weight .7. */
  @Test
  void weightsCount() {
    List<PosteriorDraw> draws =
        List.of(
            draw(BrokenPowerLaw.of(0, 1, 0), 0.1), draw(BrokenPowerLaw.of(0, Math.exp(1), 0), 0.4));
    Case of = new Case(draws, new double[] {3, 7}, Metric.PLAIN);
    NormalDistribution one = NormalDistribution.of(0, 0.1);
    NormalDistribution other = NormalDistribution.of(1, 0.4);
    for (Predictive predictive : List.of(of.weighted(), of.mixed())) {
      Distribution run = predictive.newRun(5);
      for (double logY : new double[] {-0.1, 0.2, 1.3}) {
        double y = Math.exp(logY);
        double p = 0.3 * one.cumulativeProbability(logY) + 0.7 * other.cumulativeProbability(logY);
        assertEquals(p, run.cumulative(y), 1e-9);
        double density = 0.3 * one.density(logY) + 0.7 * other.density(logY);
        assertEquals(Math.log(density) - logY, run.logDensity(y), 1e-9);
        assertEquals(
            logY, Math.log(run.quantile(p)), predictive instanceof DrawsPredictive ? 0.01 : 1e-9);
      }
      assertEquals(0, run.cumulative(-1));
      assertEquals(Double.NEGATIVE_INFINITY, run.logDensity(-1));
    }
  }

  @Test
  void oneForecastWithAllTheWeightIsItself() {
    Case of = randomCase(new Random(809));
    Predictive one = of.drawn();
    assertSame(one, MixturePredictive.of(List.of(one), 5));
    assertSame(one, MixturePredictive.of(List.of(of.mixed(), one), 0, 0.2));
  }

  /** Equal weights are no weights, and draws without weight might as well not be there. */
  @Test
  void equalWeightsAreNoWeights() {
    Case of = randomCase(new Random(810));
    int n = of.draws.size();
    double[] weights = new double[2 * n];
    Arrays.fill(weights, 0, n, 7);
    List<PosteriorDraw> twice = new ArrayList<>(of.draws);
    twice.addAll(randomCase(new Random(811)).draws.subList(0, 1));
    while (twice.size() < 2 * n) {
      twice.add(twice.get(n));
    }
    Predictive weighted = new DrawsPredictive(twice, weights, of.metric, 1);
    double[] x = {1, X, 1e6};
    for (int i = 0; i < x.length; i++) {
      assertTrue(
          Arrays.equals(
              Bands.ofNewRun(of.drawn(), x).quantiles()[i],
              Bands.ofNewRun(weighted, x).quantiles()[i]));
    }
  }

  @Test
  void impossibleWeightsAreRefused() {
    Case of = randomCase(new Random(812));
    List<Predictive> two = List.of(of.drawn(), of.mixed());
    assertThrows(IllegalArgumentException.class, () -> MixturePredictive.of(two, 1));
    assertThrows(IllegalArgumentException.class, () -> MixturePredictive.of(two, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> MixturePredictive.of(two, 2, -1));
    assertThrows(IllegalArgumentException.class, () -> MixturePredictive.of(two, 1, Double.NaN));
    double[] none = new double[of.draws.size()];
    assertThrows(
        IllegalArgumentException.class, () -> new DrawsPredictive(of.draws, none, of.metric, 1));
    none[0] = Double.NaN;
    assertThrows(
        IllegalArgumentException.class, () -> new DrawsPredictive(of.draws, none, of.metric, 1));
  }

  /** Quantiles of a mixture are found over any range, through 0 and out to infinity. */
  @Test
  void mixturesReachFar() {
    Predictive down = point(NoiseModel.ADDITIVE, BrokenPowerLaw.of(0, 1e-12, 0), 1e-13);
    Predictive up = point(NoiseModel.ADDITIVE, BrokenPowerLaw.of(0, 1e12, 0), 1);
    Distribution far = MixturePredictive.of(List.of(down, up), 1, 3).newRun(1);
    assertEquals(1e-12, far.quantile(0.125), 1e-21);
    assertEquals(1e12, far.quantile(0.625), 1);
    Predictive endless = point(NoiseModel.LOGNORMAL, BrokenPowerLaw.of(0, 1, -400), 0.1);
    Predictive here = point(NoiseModel.LOGNORMAL, BrokenPowerLaw.of(0, 1, 0), 0.1);
    Distribution mixed = MixturePredictive.of(List.of(here, endless), 0.9, 0.1).newRun(1e9);
    assertEquals(1, mixed.quantile(0.45), 1e-9);
    assertEquals(Double.POSITIVE_INFINITY, mixed.quantile(0.95));
    Predictive sign = point(NoiseModel.ADDITIVE, BrokenPowerLaw.of(-3, 1, 0), 1);
    Predictive same = point(NoiseModel.ADDITIVE, BrokenPowerLaw.of(1, 1, 0), 1);
    assertEquals(0, MixturePredictive.of(List.of(sign, same), 1, 1).newRun(1).quantile(0.5), 1e-9);
  }

  private static Predictive point(NoiseModel model, BrokenPowerLaw law, double sigma) {
    return new PointPredictive(law, new Noise(model, sigma, Double.NaN, 0), Metric.PLAIN);
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.randomValue(PredictivesTest::randomCase);
  }

  private static Case randomCase(Random random) {
    int count = 1 + random.nextInt(12);
    List<NoiseModel> models = List.of(NoiseModel.values());
    NoiseModel model = models.get(random.nextInt(models.size()));
    List<PosteriorDraw> draws = new ArrayList<>();
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = 0.1 + random.nextDouble();
      List<Break> breaks = new ArrayList<>();
      for (int n = random.nextInt(3); n > 0; n--) {
        breaks.add(new Break(1 + 10 * breaks.size(), 0.5 * random.nextGaussian(), 0.3));
      }
      double limit = random.nextBoolean() ? Math.exp(random.nextGaussian()) : 0;
      BrokenPowerLaw law =
          new BrokenPowerLaw(limit, random.nextGaussian(), 0.3 * random.nextGaussian(), breaks);
      double shape =
          switch (model) {
            case STUDENT_T -> 3 + random.nextInt(20);
            case HETEROSCEDASTIC -> 0.2 * random.nextGaussian();
            default -> Double.NaN;
          };
      double sigma = Math.exp(random.nextGaussian() - 2);
      draws.add(new PosteriorDraw(1, i + 1, 0, law, new Noise(model, sigma, shape, 2)));
    }
    return new Case(draws, weights, random.nextBoolean() ? Metric.PLAIN : new Metric(100));
  }

  private static PosteriorDraw draw(BrokenPowerLaw law, double sigma) {
    return new PosteriorDraw(1, 1, 0, law, Noise.lognormal(sigma));
  }
}

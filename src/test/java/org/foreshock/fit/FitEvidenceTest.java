package org.foreshock.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.Posterior;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.ChainSettings;
import org.foreshock.sampler.Evidence;
import org.foreshock.sampler.Randomness;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The evidence by what it is: the mean of the likelihood over draws of the prior, on runs few and
 * scattered enough for that mean to be known, and in closed form where there is one. Each error
 * beyond 5 standard errors happens by chance once in 1.7 million trials.
 */
class FitEvidenceTest {
  private static final int PRIOR_DRAWS = 60_000;

  /** ln x spans 3 nats, so that a factor U shows. */
  private static final Sweep SWEEP =
      Sweep.ofRuns(
          new double[] {1, 1, Math.exp(1), Math.exp(2), Math.exp(3)},
          new double[] {3.2, 2.6, 2.2, 1.3, 1.2});

  private static final String ROUGH = "sigma ~ lognormal(-1.5, 0.5)";

  /**
   * Number of breaks, noise, floor and priors: every form of the floor, every noise model, tight,
   * shifted, uniform and fixed priors of what the coordinates tie together.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0; LOGNORMAL; ZERO",
        "0; LOGNORMAL; FREE",
        "0; LOGNORMAL; FREE; a_share ~ uniform(0, 1)",
        "0; LOGNORMAL; FREE; a_share ~ beta(2, 3); c0 ~ normal(0.3, 0.02)",
        "0; LOGNORMAL; FREE; a_share ~ uniform(0.1, 0.7); level ~ normal(1.5, 0.1)",
        "0; LOGNORMAL; FREE; a_share ~ fixed(0.2); c0 ~ uniform(0, 2)",
        "0; LOGNORMAL; FREE; a ~ half_normal(1); level ~ uniform(-1, 3)",
        "0; LOGNORMAL; FREE; a ~ gamma(0.5, 1); c0 ~ normal(0.6, 0.2)",
        "0; LOGNORMAL; FREE; a ~ uniform(0, 0.9); level ~ fixed(1)",
        "0; LOGNORMAL; FREE; a ~ fixed(0.3); c0 ~ fixed(0.4)",
        "0; LOGNORMAL; FREE; sigma ~ fixed(0.2)",
        "0; LOGNORMAL; ZERO; sigma ~ uniform(0.05, 0.5)",
        "0; STUDENT_T; FREE",
        "0; HETEROSCEDASTIC; FREE; sigma_slope ~ uniform(-0.5, 0.5)",
        "0; ADDITIVE; FREE; level ~ normal(1, 0.5)",
        "0; ADDITIVE; ZERO",
        "0; ADDITIVE; FREE; a ~ uniform(-1, 1)",
        "0; ADDITIVE; FREE; a_share ~ uniform(0, 1)",
        "1; LOGNORMAL; ZERO",
        "1; LOGNORMAL; FREE",
        "1; LOGNORMAL; FREE; a_share ~ uniform(0, 1); c ~ normal(0.5, 0.1)",
        "1; LOGNORMAL; ZERO; c ~ uniform(-2, 3); f ~ uniform(0.05, 1)",
        "1; LOGNORMAL; FREE; log10_d ~ normal(0.9, 0.05); f ~ fixed(0.2)",
        "1; STUDENT_T; ZERO; nu ~ fixed(5)",
        "1; HETEROSCEDASTIC; FREE; a ~ exponential(2)",
        "1; ADDITIVE; FREE; c ~ normal(0, 0.5)",
        "2; LOGNORMAL; ZERO; c ~ normal(0, 0.5)",
      })
  void isTheMeanOfTheLikelihoodOverThePrior(String text) {
    String[] words = text.split("; ");
    NoiseModel noise = NoiseModel.valueOf(words[1]);
    List<String> stated = new ArrayList<>(Arrays.asList(words).subList(3, words.length));
    if (noise.isLog() && stated.stream().noneMatch(s -> s.startsWith("sigma ~"))) {
      stated.add(ROUGH);
    }
    Priors priors =
        Simulated.priors(
            SWEEP,
            Integer.parseInt(words[0]),
            noise,
            FloorKind.valueOf(words[2]),
            stated.toArray(new String[0]));
    Model model = new Model(SWEEP, priors, noise);
    assertAgree(meanLikelihood(model), evidence(model, 4000));
  }

  private static Evidence evidence(Model model, int points) {
    Sampler sampler = new Sampler.NoUTurn(0.9, 10);
    Fit fit = Fit.posterior(model, new ChainSettings(2, 250, 400, 1, 3, sampler), () -> {});
    return fit.evidence(points, Randomness.streams(4, 1)[0]);
  }

  private static void assertAgree(Evidence expected, Evidence actual) {
    double error = Math.hypot(expected.relativeError(), actual.relativeError());
    // small enough to see a factor 2
    assertTrue(error < 0.12, () -> "standard errors " + expected + " and " + actual);
    assertEquals(expected.log(), actual.log(), 5 * error);
  }

  private static Evidence meanLikelihood(Model model) {
    Randomness random = Randomness.streams(5, 1)[0];
    Posterior posterior = model.posterior();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < PRIOR_DRAWS; i++) {
      PosteriorDraw draw = posterior.draw(1, 1, model.priors().sample(random.provider()));
      double likelihood = Math.exp(logLikelihood(draw));
      sum += likelihood;
      squares += likelihood * likelihood;
    }
    double mean = sum / PRIOR_DRAWS;
    double variance = squares / PRIOR_DRAWS - mean * mean;
    return new Evidence(Math.log(mean), Math.sqrt(variance / PRIOR_DRAWS) / mean);
  }

  /** By the definition of the noise, run by run. */
  private static double logLikelihood(PosteriorDraw draw) {
    Noise noise = draw.noise();
    double sum = 0;
    for (Scale scale : SWEEP.scales()) {
      double u = Math.log(scale.x());
      double sigma = noise.sigmaAt(u);
      double centre = noise.centre(draw.law(), u);
      for (double y : scale.runs()) {
        double response = noise.model().isLog() ? Math.log(y) : y;
        sum += noise.logDensity((response - centre) / sigma) - Math.log(sigma);
      }
    }
    return Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum;
  }

  /** Without floor and break, and sigma known, ln y is a linear model, also far from its prior. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1, 1.5, 0, 0.5, 0.1",
        "1, 0.001, 0.3, 0.001, 0.1",
        "3, 0.05, -0.5, 0.02, 0.05",
        "-20, 30, 10, 40, 0.02"
      })
  void isThatOfTheLinearModelWithoutFloorAndBreak(String text) {
    double[] v = Arrays.stream(text.split(", ")).mapToDouble(Double::parseDouble).toArray();
    Priors priors =
        Simulated.priors(
            SWEEP,
            0,
            FloorKind.ZERO,
            "level ~ normal(" + v[0] + ", " + v[1] + ")",
            "c0 ~ normal(" + v[2] + ", " + v[3] + ")",
            "sigma ~ fixed(" + v[4] + ")");
    Evidence known = new Evidence(logLinear(v[0], v[1], v[2], v[3], v[4]), 0);
    assertAgree(known, evidence(new Model(SWEEP, priors, NoiseModel.LOGNORMAL), 20_000));
  }

  /** ln y ~ Normal(level − c0 u, σ² 1 + s² 1 1ᵀ + t² u uᵀ), with u from the smallest scale. */
  private static double logLinear(double level, double s, double c0, double t, double sigma) {
    List<double[]> runs = new ArrayList<>();
    for (Scale scale : SWEEP.scales()) {
      for (double y : scale.runs()) {
        runs.add(new double[] {Math.log(scale.x() / SWEEP.minX()), Math.log(y)});
      }
    }
    int n = runs.size();
    double[][] covariance = new double[n][n];
    double[] off = new double[n];
    for (int i = 0; i < n; i++) {
      double u = runs.get(i)[0];
      off[i] = runs.get(i)[1] - level + c0 * u;
      for (int j = 0; j < n; j++) {
        covariance[i][j] = (i == j ? sigma * sigma : 0) + s * s + t * t * u * runs.get(j)[0];
      }
    }
    CholeskyDecomposition root =
        new CholeskyDecomposition(MatrixUtils.createRealMatrix(covariance));
    double distance =
        MatrixUtils.createRealVector(off)
            .dotProduct(root.getSolver().solve(MatrixUtils.createRealVector(off)));
    double standard = new Normal(0, 1).logDensity(0);
    return n * standard - 0.5 * Math.log(root.getDeterminant()) - 0.5 * distance;
  }

  /** A break that is fixed at no change of slope changes nothing. */
  @Test
  void aBreakThatDoesNothingHasTheSameEvidence() {
    double none = evidence(model(0), 4000).log();
    Evidence idle = evidence(model(1, "c ~ fixed(0)"), 4000);
    assertEquals(none, idle.log(), 5 * 1.5 * idle.relativeError());
  }

  private static Model model(int breaks, String... statements) {
    Priors priors = Simulated.priors(SWEEP, breaks, FloorKind.FREE, statements);
    return new Model(SWEEP, priors, NoiseModel.LOGNORMAL);
  }
}

package org.foreshock.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The analysis under priors of every quantity as a user may state them, against sampling. */
final class StatedPriorsTest {
  private static final double[] LOG_SCALES = logScales();
  private static final int DRAWS = 12_000;

  /** Eight scales from 1e6 to 1e9. */
  private static double[] logScales() {
    double[] u = new double[8];
    Arrays.setAll(u, k -> Math.log(10) * (6 + 3.0 * k / (u.length - 1)));
    return u;
  }

  /**
   * Runs of a curve that falls as x^-0.1, and from 10^8.5 on as x^-0.6; ln y at the first scale is
   * 0.
   */
  private static Experiment runs(double seeds) {
    BrokenPowerLaw law =
        new BrokenPowerLaw(0, 0.1 * LOG_SCALES[0], 0.1, List.of(new Break(3.16e8, 0.5, 0.5)));
    double[] value = new double[LOG_SCALES.length];
    Arrays.setAll(value, k -> law.logValue(LOG_SCALES[k]));
    double[] count = new double[value.length];
    Arrays.fill(count, seeds);
    return Experiment.simulate(
        LOG_SCALES, value, 0.02, count, Randomness.streams(5, 1)[0].provider());
  }

  static Stream<String> carried() {
    return Stream.of(
        "",
        "c0 ~ normal(0.1, 0.0005)",
        "c0 ~ normal(0.1, 0.02)",
        "c0 ~ student_t(3, 0.12, 0.02)",
        "c0 ~ lognormal(-2.3, 0.2)",
        "c ~ normal(0.5, 0.01)",
        "c ~ student_t(3, 0.5, 0.2)",
        "f ~ lognormal(-0.7, 0.1)",
        "f ~ uniform(0.3, 0.6)",
        "log10_d ~ normal(8.6, 0.05)",
        "log10_d ~ uniform(8, 9)",
        "a_share ~ beta(0.5, 1)",
        "a_share ~ fixed(0.2)",
        "sigma ~ lognormal(-3.9, 1)",
        "sigma ~ fixed(0.02)",
        "c0 ~ normal(0.1, 0.02); f ~ lognormal(-0.7, 0.3)");
  }

  static Stream<String> beyondReach() {
    return Stream.of(
        "c0 ~ uniform(0.05, 0.1)",
        "c0 ~ fixed(0.1)",
        "level ~ normal(0, 0.0005)",
        "level ~ uniform(-0.01, 0.01)",
        "level ~ fixed(0)",
        "c ~ uniform(0, 0.4)",
        "c ~ half_normal(0.3)",
        "f ~ fixed(0.5)",
        "a_share ~ beta(200, 1800)",
        "a_share ~ uniform(0.1, 0.3)",
        "a ~ lognormal(-2.3, 0.01)",
        "a ~ fixed(0.1)",
        "sigma ~ lognormal(-3.9, 0.02)",
        "sigma ~ uniform(0.01, 0.018)");
  }

  private static AnalysisPrior prior(String statements) {
    return AnalysisPrior.of(
        LOG_SCALES,
        0,
        FloorKind.AUTO,
        2,
        statements.isEmpty()
            ? List.of()
            : Arrays.stream(statements.split("; "))
                .map(s -> PriorParser.parse(s, "test"))
                .toList());
  }

  /**
   * Three runs at a scale. The sampled answer is good to what its effective number of draws says:
   * five standard errors and, for the quadrature, 2 % of its masses and a tenth of a nat.
   */
  @ParameterizedTest
  @MethodSource("carried")
  void quadratureAgreesWithSampling(String statements) {
    AnalysisPrior prior = prior(statements);
    assertTrue(QuadratureReach.covers(prior.priors()));
    Experiment runs = runs(3);
    PlacePosterior fast = new PlaceQuadrature(LOG_SCALES, prior, Located.DEFAULT).analyse(runs, 1);
    assertTrue(fast.how().isExact());
    ByImportance.Answer sampled = ByImportance.of(runs, prior, DRAWS, 1);
    assertTrue(sampled.worth() > 25, () -> "the reference is worth " + sampled.worth());
    double spread = 5 / Math.sqrt(sampled.worth());
    assertEquals(sampled.mean(), fast.mean(), (spread + 0.05) * sampled.sd());
    assertEquals(0.9, sampled.within(fast.low(), fast.high()), 0.3 * spread + 0.02);
    double zero = sampled.probabilityZeroFloor();
    double ofZero = Math.sqrt(zero * (1 - zero) + 1e-4);
    assertEquals(zero, fast.probabilityZeroFloor(), spread * ofZero + 0.02);
    double logBayesFactor = ByImportance.logBayesFactor(sampled, runs, prior, DRAWS / 4, 2);
    assertEquals(logBayesFactor, fast.logBayesFactor(), spread + 0.1);
  }

  /** What the quadrature would get wrong and call exact, as it did, is left to long chains. */
  @ParameterizedTest
  @MethodSource("beyondReach")
  void otherPriorsAreLeftToChains(String statements) {
    assertFalse(QuadratureReach.covers(prior(statements).priors()));
  }

  /** One that quadrature got wrong by 9 nats and called exact; long chains have it. */
  @Test
  void chainsAgreeWithSamplingUnderANarrowLevel() {
    AnalysisPrior prior = prior("level ~ normal(0, 0.0005)");
    Experiment runs = runs(3);
    PlacePosterior analysed = PlaceAnalysis.of(LOG_SCALES, prior, Located.DEFAULT).analyse(runs, 1);
    assertEquals(PlacePosterior.Method.NUTS, analysed.how().method());
    ByImportance.Answer sampled = ByImportance.of(runs, prior, DRAWS, 1);
    double spread = 5 / Math.sqrt(sampled.worth());
    assertEquals(sampled.mean(), analysed.mean(), (spread + 0.05) * sampled.sd());
    double logBayesFactor = ByImportance.logBayesFactor(sampled, runs, prior, DRAWS / 4, 2);
    assertEquals(logBayesFactor, analysed.logBayesFactor(), spread + 0.1);
  }
}

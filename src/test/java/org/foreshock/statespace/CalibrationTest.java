package org.foreshock.statespace;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.foreshock.data.Metric;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Forecasts of curves drawn from a member's own prior are calibrated: where a = 0, so that nothing
 * is linearised, the probability that a forecast gives to values below the truth is uniform
 * (simulation-based calibration; Talts et al., arXiv 1804.06788).
 */
final class CalibrationTest {
  private static final int CURVES = 120;
  private static final int CELLS = 6;

  /** The 0.99999 quantile of chi-square with 5 degrees: two members, three scales, 6e-5 in all. */
  private static final double ALARM = 31;

  static Stream<Member> members() {
    return Stream.of(new Member(0, true, true), new Member(1, false, true));
  }

  @ParameterizedTest
  @MethodSource("members")
  void ranksAreUniform(Member member) {
    double[] ahead = {1.5, 3, 10};
    Settings settings = withoutLimit(member);
    int[][] cells = new int[ahead.length][CELLS];
    Randomness[] random = Randomness.streams(20, CURVES);
    for (int i = 0; i < CURVES; i++) {
      SimulatedCurve curve = SimulatedCurve.draw(member, settings, 12, ahead, random[i]);
      CurveForecast forecast = CurveForecast.of(curve.train(), Metric.PLAIN, settings, i);
      for (int k = 0; k < ahead.length; k++) {
        double below =
            forecast
                .predictive(Future.BREAKS_MAY_COME)
                .newRun(curve.futureX()[k])
                .cumulative(curve.futureY()[k]);
        cells[k][Math.min(CELLS - 1, (int) (CELLS * below))]++;
      }
    }
    for (int k = 0; k < ahead.length; k++) {
      double square = 0;
      double expected = CURVES / (double) CELLS;
      for (int cell : cells[k]) {
        square += (cell - expected) * (cell - expected) / expected;
      }
      assertTrue(square < ALARM, ahead[k] + " × the largest scale: chi-square " + square);
    }
  }

  private static Settings withoutLimit(Member member) {
    Hyperpriors p = Hyperpriors.DEFAULT;
    Hyperpriors priors =
        new Hyperpriors(
            p.sigma(),
            p.wanderSd(),
            p.wanderLength(),
            p.residualRatio(),
            p.residualLength(),
            p.changeSd(),
            p.sharpness(),
            p.slope(),
            p.levelSd(),
            1,
            p.beyond());
    return new Settings(List.of(member), priors, new TemperedParticles.Effort(200, 3, 6), 0.25, 0);
  }
}

package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.FitCheck.Statistic;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.posterior.Simulated;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FitCheckTest {
  private static final BrokenPowerLaw TRUTH =
      BrokenPowerLaw.of(0.3, 5, 0.3, new Break(200, 0.8, 0.3));

  private static final double[] SCALES = Simulated.scales(1, 1e4, 30);

  private static List<PosteriorDraw> truth(double sigma, int count) {
    return Draws.repeated(count, sigma, TRUTH);
  }

  /** 80 runs about the truth with noise of their own at every scale. */
  private static Sweep noisy(double first, double last, long seed) {
    Random random = new Random(seed);
    double[] x = Simulated.scales(1, 1e4, 80);
    double[] y = new double[x.length];
    for (int k = 0; k < x.length; k++) {
      double sigma = first * Math.exp(k / (x.length - 1.0) * Math.log(last / first));
      y[k] = Math.exp(TRUTH.logValue(Math.log(x[k])) + sigma * random.nextGaussian());
    }
    return Sweep.ofRuns(x, y);
  }

  /**
   * With draws that are all the truth, data from the model make every p-value uniform. The alarms,
   * at 0.005 for two statistics and 0.01 for the third, add up to at most 2 % of sweeps: of 200
   * more than 12 with a probability of 2e-4. A quarter of the p-values lies below a quarter: 50
   * with a standard deviation of 6.1; four of them to either side, 6e-5. For four noise models.
   */
  @ParameterizedTest
  @EnumSource
  void dataFromTheModelRaiseFewAlarms(NoiseModel model) {
    Noise noise = new Noise(model, 0.05, model == NoiseModel.STUDENT_T ? 3 : 0.2, Math.log(100));
    List<PosteriorDraw> truth = Draws.repeated(400, noise, TRUTH);
    int sweeps = 200;
    int alarms = 0;
    int[] low = new int[3];
    int[] high = new int[3];
    for (int i = 0; i < sweeps; i++) {
      Sweep sweep = Simulated.sweep(TRUTH, SCALES, 2, noise, 700 + i);
      FitCheck check = FitCheck.of(sweep, truth, i);
      alarms += check.complaints().isEmpty() ? 0 : 1;
      for (int s = 0; s < 3; s++) {
        low[s] += check.statistics().get(s).pValue() < 0.25 ? 1 : 0;
        high[s] += check.statistics().get(s).pValue() > 0.75 ? 1 : 0;
      }
    }
    assertTrue(alarms <= 12, alarms + " alarms in " + sweeps);
    for (int s = 0; s < 3; s++) {
      assertEquals(50, low[s], 25, "low p-values of statistic " + s);
      assertEquals(50, high[s], 25, "high p-values of statistic " + s);
    }
  }

  @Test
  void aMissedBendIsTold() {
    Sweep sweep = Simulated.sweep(TRUTH, SCALES, 2, 0.02, 1);
    // the best straight line through the bend has residuals of about 0.2
    BrokenPowerLaw straight = BrokenPowerLaw.of(0, 5.5, 0.33);
    FitCheck check = FitCheck.of(sweep, Draws.repeated(400, 0.2, straight), 1);
    assertTrue(only(check, 0).contains("`breaks`"), check.complaints().toString());
  }

  @Test
  void noiseThatGrowsOrShrinksIsTold() {
    FitCheck grows = FitCheck.of(noisy(0.01, 0.2, 2), truth(0.08, 1000), 1);
    assertTrue(find(grows, "grows"), grows.complaints().toString());
    FitCheck shrinks = FitCheck.of(noisy(0.2, 0.01, 3), truth(0.08, 1000), 1);
    assertTrue(find(shrinks, "shrinks"), shrinks.complaints().toString());
  }

  @Test
  void anOutlierIsTold() {
    double[] y = Arrays.stream(SCALES).map(TRUTH::value).toArray();
    Random random = new Random(4);
    for (int k = 0; k < y.length; k++) {
      y[k] *= Math.exp(0.05 * random.nextGaussian());
    }
    y[15] = TRUTH.value(SCALES[15]) * Math.exp(0.4);
    FitCheck check = FitCheck.of(Sweep.ofRuns(SCALES, y), truth(0.05, 400), 1);
    assertTrue(only(check, 1).contains("farther"), check.complaints().toString());
  }

  private static String only(FitCheck check, int statistic) {
    assertEquals(1, check.complaints().size(), check.complaints().toString());
    String complaint = check.statistics().get(statistic).complaint();
    assertEquals(complaint, check.complaints().get(0));
    return complaint;
  }

  private static boolean find(FitCheck check, String word) {
    return check.complaints().stream().anyMatch(c -> c.contains(word));
  }

  /**
   * 6000 runs: a tenth of them in every tenth, 600 with a standard deviation of 23; five of them, a
   * false alarm of 6e-7 each.
   */
  @Test
  void transformsOfRunsAreUniform() {
    Sweep sweep = Simulated.sweep(TRUTH, SCALES, 200, 0.05, 5);
    FitCheck check = FitCheck.of(sweep, truth(0.05, 50), 1);
    assertEquals(6000, Arrays.stream(check.pitDeciles()).sum());
    for (int decile : check.pitDeciles()) {
      assertEquals(600, decile, 115);
    }
    assertEquals(0.5, check.covered50(), 5 * 0.0065);
    assertEquals(0.95, check.covered95(), 5 * 0.0028);
  }

  @Test
  void transformsShowNoiseThatIsTooWide() {
    Sweep sweep = Simulated.sweep(TRUTH, SCALES, 20, 0.05, 6);
    FitCheck check = FitCheck.of(sweep, truth(0.2, 50), 1);
    assertEquals(0, check.pitDeciles()[0]);
    assertEquals(0, check.pitDeciles()[9]);
    assertTrue(check.covered50() > 0.95);
    assertEquals(1, check.covered95());
  }

  @Test
  void averagedRunsHaveNoTransforms() {
    Sweep raw = Simulated.sweep(TRUTH, SCALES, 5, 0.05, 7);
    FitCheck check = FitCheck.of(Simulated.asMoments(raw), truth(0.05, 400), 1);
    assertEquals(0, check.pitDeciles().length);
    assertTrue(Double.isNaN(check.covered50()));
    assertTrue(Double.isNaN(check.covered95()));
    FitCheck whole = FitCheck.of(raw, truth(0.05, 400), 1);
    for (int s = 0; s < 3; s++) {
      Statistic statistic = check.statistics().get(s);
      assertEquals(whole.statistics().get(s), statistic, "the same statistics of the means");
    }
  }

  @Test
  void fewScalesTellNothing() {
    Sweep sweep = Simulated.sweep(TRUTH, new double[] {1, 10, 100}, 2, 0.05, 8);
    FitCheck check = FitCheck.of(sweep, truth(0.05, 10), 1);
    assertEquals(List.of(), check.statistics());
    assertEquals(6, Arrays.stream(check.pitDeciles()).sum());
  }

  @Test
  void theSeedDecides() {
    Sweep sweep = Simulated.sweep(TRUTH, SCALES, 2, 0.05, 9);
    List<PosteriorDraw> draws = truth(0.05, 3000);
    assertEquals(
        FitCheck.of(sweep, draws, 1).statistics(), FitCheck.of(sweep, draws, 1).statistics());
    double p = FitCheck.of(sweep, draws, 1).statistics().get(0).pValue();
    assertEquals(p, Math.rint(p * 1000) / 1000, 1e-12, "a thousand draws are enough");
  }
}

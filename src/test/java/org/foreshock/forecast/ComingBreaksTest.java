package org.foreshock.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.statistics.distribution.PoissonDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Predictive;
import org.junit.jupiter.api.Test;

class ComingBreaksTest {
  private static final double LARGEST = 1e4;
  private static final double WINDOW = 1e6;
  private static final double END = 1e8;
  private static final int DRAWS = 20_000;

  private static final BrokenPowerLaw INSIDE =
      BrokenPowerLaw.of(0.2, 5, 0.3, new Break(100, 0.4, 0.3));

  private static final BrokenPowerLaw AHEAD =
      BrokenPowerLaw.of(0.2, 5, 0.3, new Break(1e5, 0.4, 0.3));

  private static ComingBreaks rate(double perDecade) {
    return new ComingBreaks(
        perDecade,
        ComingBreaks.DEFAULT_CHANGE,
        ComingBreaks.DEFAULT_SHARPNESS,
        LARGEST,
        WINDOW,
        END);
  }

  private static List<PosteriorDraw> futures(BrokenPowerLaw law, boolean counted) {
    return rate(0.25).drawn(Draws.repeated(DRAWS, 0.1, law), counted, 11);
  }

  /**
   * As many as a Poisson process of the rate gives: over two decades where the number of breaks in
   * the window is known or the break of the law is in it, over four where it is not. The share of
   * each number within five standard errors, a false alarm of 6e-7 each.
   */
  @Test
  void breaksArriveAsAPoissonProcess() {
    for (List<PosteriorDraw> draws :
        List.of(futures(INSIDE, true), futures(AHEAD, false), futures(INSIDE, false))) {
      boolean longer = draws.equals(futures(INSIDE, false));
      PoissonDistribution expected = PoissonDistribution.of(longer ? 1 : 0.5);
      int[] seen = new int[20];
      draws.forEach(draw -> seen[draw.law().breaks().size() - 1]++);
      for (int k = 0; k < 4; k++) {
        double p = expected.probability(k);
        assertEquals(p, seen[k] / (double) DRAWS, 5 * Math.sqrt(p * (1 - p) / DRAWS));
      }
    }
  }

  /** Places are even in log10 x, slope changes Student's t, sharpness log-normal: by shares. */
  @Test
  void comingBreaksAreDrawnFromTheirPriors() {
    List<Break> coming =
        futures(INSIDE, true).stream()
            .flatMap(draw -> draw.law().breaks().stream().skip(1))
            .toList();
    double n = coming.size();
    assertTrue(n > 9000);
    assertTrue(coming.stream().allMatch(at -> at.place() > WINDOW && at.place() <= END));
    double half = 5 * 0.5 / Math.sqrt(n);
    assertEquals(0.5, coming.stream().filter(at -> at.place() < 1e7).count() / n, half);
    assertEquals(0.5, coming.stream().filter(at -> at.sharpness() < 0.3).count() / n, half);
    double narrow =
        coming.stream().filter(at -> Math.abs(Math.log(at.sharpness() / 0.3)) < 1).count() / n;
    assertEquals(0.682689, narrow, half);
    double large = coming.stream().filter(at -> at.slopeChange() > 2).count() / n;
    assertEquals(TDistribution.of(3).survivalProbability(2), large, half);
  }

  /**
   * The curve at the largest scale stays, breaks stay in order, and what is not touched is kept.
   */
  @Test
  void theCurveLeavesTheRunsWhereItWas() {
    List<PosteriorDraw> as = Draws.repeated(200, 0.1, INSIDE);
    List<PosteriorDraw> futures = rate(2).drawn(as, false, 12);
    for (int s = 0; s < as.size(); s++) {
      BrokenPowerLaw law = futures.get(s).law();
      double y = INSIDE.value(LARGEST);
      assertEquals(y, law.value(LARGEST), 1e-10 * y);
      assertEquals(law.ordered(), law.breaks());
      assertEquals(INSIDE.breaks().get(0), law.breaks().get(0));
      assertEquals(as.get(s).noise(), futures.get(s).noise());
    }
    assertSame(as.get(3), rate(0).drawn(as, false, 12).get(3));
  }

  /** Up to the runs as fitted; beyond them wider, further out more so; the same for a seed. */
  @Test
  void bandsOpenBeyondTheRuns() {
    Random random = new Random(13);
    BrokenPowerLaw[] laws = new BrokenPowerLaw[2000];
    Arrays.setAll(
        laws,
        i ->
            BrokenPowerLaw.of(
                0, 5 * Math.exp(0.02 * random.nextGaussian()), 0.3, new Break(100, 0.4, 0.3)));
    List<PosteriorDraw> draws = Draws.of(0.1, laws);
    Predictive as = new DrawsPredictive(draws, Metric.PLAIN, 14);
    Predictive may = rate(0.25).predictive(draws, false, Metric.PLAIN, 14);
    double[] x = {10, LARGEST};
    double[] far = {1e5, 1e6, 1e7};
    for (int i = 0; i < x.length; i++) {
      assertTrue(
          Arrays.equals(
              Bands.ofNewRun(as, x).quantiles()[i], Bands.ofNewRun(may, x).quantiles()[i]));
    }
    double wider = 1;
    for (int i = 0; i < far.length; i++) {
      double[] narrow = Bands.ofCurve(as, far).quantiles()[i];
      double[] wide = Bands.ofCurve(may, far).quantiles()[i];
      double ratio = Math.log(wide[7] / wide[1]) / Math.log(narrow[7] / narrow[1]);
      assertTrue(ratio > wider, far[i] + ": " + ratio + " after " + wider);
      wider = ratio;
      // a coming break bends either way: the median within a tenth of a nat
      assertEquals(Math.log(narrow[4]), Math.log(wide[4]), 0.1);
    }
    Predictive again = rate(0.25).predictive(draws, false, Metric.PLAIN, 14);
    assertEquals(again.newRun(1e6).quantile(0.9), may.newRun(1e6).quantile(0.9));
  }

  /** The probability that a break comes before x is 1 − exp(−rate · decades): five errors. */
  @Test
  void theNextBreakComesAtTheRate() {
    NextBreak next = NextBreak.of(futures(INSIDE, false), LARGEST);
    for (double x : new double[] {1e5, 1e6, 1e8}) {
      double p = 1 - Math.exp(-0.25 * Math.log10(x / LARGEST));
      double error = Math.sqrt(p * (1 - p) / DRAWS);
      assertEquals(p, next.probabilityBefore(x), 5 * error);
    }
  }

  @Test
  void impossibleRatesAndWindowsAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> rate(-1));
    assertThrows(IllegalArgumentException.class, () -> rate(Double.NaN));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new ComingBreaks(
                1, ComingBreaks.DEFAULT_CHANGE, ComingBreaks.DEFAULT_SHARPNESS, 10, 9, 100));
  }
}

package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;
import org.foreshock.sampler.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartSearchTest {

  /** The law of figure 1 of arXiv 2210.14891. */
  private static final BrokenPowerLaw FIGURE_1 =
      BrokenPowerLaw.of(
          1e-3,
          4.66e3,
          0.05,
          new Break(3e6, 0.49, 1.1),
          new Break(1e14, -0.811, 1.425),
          new Break(2e20, 2.1, 0.05));

  /** Falls, rises from about 25 to 60, falls again. */
  private static final BrokenPowerLaw DOUBLE_DESCENT =
      BrokenPowerLaw.of(0.05, 2, 0.4, new Break(25, -1.1, 0.25), new Break(60, 1.6, 0.2));

  private static Posterior posterior(Sweep sweep, Priors priors) {
    return new Posterior(sweep, priors, NoiseModel.LOGNORMAL);
  }

  private static double logDensity(Posterior posterior, BrokenPowerLaw law, double sigma) {
    double[] q = posterior.point(law, Noise.lognormal(sigma));
    return posterior.evaluate(q, new double[q.length]);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void findsADoubleDescent(long seed) {
    double sigma = 0.02;
    Sweep sweep = Simulated.sweep(DOUBLE_DESCENT, Simulated.scales(1, 1000, 40), 2, sigma, seed);
    Priors priors = Simulated.priors(sweep, 2, FloorKind.FREE);
    Posterior posterior = posterior(sweep, priors);
    List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
    assertFalse(modes.isEmpty());
    double atTruth = logDensity(posterior, DOUBLE_DESCENT, sigma);
    assertTrue(best(modes).logDensity() >= atTruth, best(modes).logDensity() + " < " + atTruth);
    BrokenPowerLaw law = posterior.draw(1, 1, best(modes).point()).law();
    assertEquals(Math.log(25), Math.log(law.breaks().get(0).place()), 0.25);
    assertEquals(Math.log(60), Math.log(law.breaks().get(1).place()), 0.25);
    assertEquals(0.4, law.slope(), 0.1);
    assertTrue(law.localSlope(Math.log(40)) > 0, "it rises between its breaks");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void findsThePapersFirstFigure(long seed) {
    double sigma = 0.02;
    Sweep sweep = Simulated.sweep(FIGURE_1, Simulated.scales(0.1, 1e26, 120), 3, sigma, seed);
    Priors priors = Simulated.priors(sweep, 3, FloorKind.FREE);
    Posterior posterior = posterior(sweep, priors);
    List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
    assertFalse(modes.isEmpty());
    double atTruth = logDensity(posterior, FIGURE_1, sigma);
    assertTrue(best(modes).logDensity() >= atTruth, best(modes).logDensity() + " < " + atTruth);
    PosteriorDraw draw = posterior.draw(1, 1, best(modes).point());
    assertEquals(sigma, draw.noise().sigma(), 0.1 * sigma);
    assertEquals(0.05, draw.law().slope(), 0.005);
    assertEquals(Math.log(1e-3), Math.log(draw.law().limit()), 0.1);
    for (int i = 0; i < 3; i++) {
      Break expected = FIGURE_1.breaks().get(i);
      Break found = draw.law().breaks().get(i);
      assertEquals(Math.log(expected.place()), Math.log(found.place()), 0.7, "place " + i);
      assertEquals(expected.slopeChange(), found.slopeChange(), 0.1, "change " + i);
      assertEquals(Math.log(expected.sharpness()), Math.log(found.sharpness()), 0.4, "f " + i);
    }
  }

  /** One that a single scale has seen, beside a limit that all have; and two that merge. */
  @ParameterizedTest
  @CsvSource({"1122, 0.05, 1122, 0.05", "5.01, 0.3, 19.95, 0.3", "6.31, 0.3, 15.85, 0.3"})
  void findsWhatManySeedsMakeCertain(double d1, double f1, double d2, double f2) {
    List<Break> breaks =
        d1 == d2
            ? List.of(new Break(d1, 1, f1))
            : List.of(new Break(d1, 0.5, f1), new Break(d2, 0.5, f2));
    BrokenPowerLaw law = new BrokenPowerLaw(0.1, Math.log(10), 0.15, breaks);
    Sweep sweep = exact(law, Simulated.scales(0.1, 1000, 21), 10_000, 0.01);
    Priors priors = Simulated.priors(sweep, breaks.size(), FloorKind.FREE);
    Posterior posterior = posterior(sweep, priors);
    List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
    double atTruth = logDensity(posterior, law, 0.01);
    assertTrue(best(modes).logDensity() >= atTruth, best(modes).logDensity() + " < " + atTruth);
  }

  /** Seeds that say exactly what they are expected to. */
  private static Sweep exact(BrokenPowerLaw law, double[] x, double seeds, double sigma) {
    double[] count = new double[x.length];
    Arrays.fill(count, seeds);
    double[] squares = new double[x.length];
    Arrays.fill(squares, sigma * sigma * (seeds - 1));
    double[] mean = Arrays.stream(x).map(v -> law.logValue(Math.log(v))).toArray();
    return Sweep.ofMoments(x, count, mean, squares);
  }

  private static Mode best(List<Mode> modes) {
    return modes.stream().max((a, b) -> Double.compare(a.logDensity(), b.logDensity())).get();
  }

  /** Nothing to learn from, or too much at once: there is still a place to start from. */
  @ParameterizedTest
  @CsvSource({
    "constant y, 0", "constant y, 1", "constant y, 2", "three scales, 1", "three scales, 3",
    "two scales, 1", "one scale, 0", "one scale, 1", "huge range, 2", "tiny range, 1",
    "huge y, 2", "huge count, 2", "rising, 1", "jump, 1", "exact, 1",
  })
  void degenerateSweepsHaveAStart(String kind, int breaks) {
    Sweep sweep = degenerate(kind);
    for (FloorKind floor : List.of(FloorKind.FREE, FloorKind.ZERO)) {
      Priors priors = Simulated.priors(sweep, breaks, floor);
      Posterior posterior = posterior(sweep, priors);
      List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
      assertFalse(modes.isEmpty(), "no start with floor " + floor);
      double[] gradient = new double[posterior.dimension()];
      for (Mode mode : modes) {
        assertTrue(Double.isFinite(posterior.evaluate(mode.point(), gradient)));
        assertTrue(Arrays.stream(gradient).allMatch(Double::isFinite), Arrays.toString(gradient));
        assertTrue(Double.isFinite(mode.logMass()));
      }
    }
  }

  private static Sweep degenerate(String kind) {
    BrokenPowerLaw plain = BrokenPowerLaw.of(0, 5, 0.3);
    double[] scales = Simulated.scales(1, 1e4, 12);
    return switch (kind) {
      case "constant y" -> Simulated.sweep(BrokenPowerLaw.of(0, 3, 0), scales, 2, 0, 1);
      case "three scales" -> Simulated.sweep(plain, Simulated.scales(1, 10, 3), 1, 0.01, 1);
      case "two scales" -> Simulated.sweep(plain, Simulated.scales(1, 10, 2), 1, 0.01, 1);
      case "one scale" -> Simulated.sweep(plain, new double[] {7}, 3, 0.01, 1);
      case "huge range" -> Simulated.sweep(plain, logSpaced(-150, 150, 30), 1, 0.01, 1);
      case "tiny range" -> Simulated.sweep(plain, Simulated.scales(1, 1.001, 8), 1, 0.01, 1);
      case "huge y" ->
          Simulated.sweep(BrokenPowerLaw.of(0, 1e-150, -60), logSpaced(0, 4, 12), 1, 0.01, 1);
      case "huge count" -> counted(plain, logSpaced(0, 27, 40), 1e11);
      case "rising" -> Simulated.sweep(BrokenPowerLaw.of(0, 1, -0.5), scales, 1, 0.01, 1);
      case "jump" ->
          Simulated.sweep(BrokenPowerLaw.of(0, 1, 0, new Break(100, 50, 1e-3)), scales, 1, 0.01, 1);
      default -> Simulated.sweep(plain, scales, 1, 0, 1);
    };
  }

  /** Scales from 10^{@code from} to 10^{@code to}; their ratio may exceed a double. */
  private static double[] logSpaced(double from, double to, int count) {
    double[] x = new double[count];
    Arrays.setAll(x, i -> Math.pow(10, from + (to - from) * i / (count - 1)));
    return x;
  }

  private static Sweep counted(BrokenPowerLaw law, double[] scales, double runs) {
    double[] count = new double[scales.length];
    double[] mean = new double[scales.length];
    double[] squares = new double[scales.length];
    for (int k = 0; k < scales.length; k++) {
      count[k] = runs;
      mean[k] = law.logValue(Math.log(scales[k]));
      squares[k] = runs * 1e-4;
    }
    return Sweep.ofMoments(scales, count, mean, squares);
  }

  /** Priors that say next to nothing make candidates of every size. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "f ~ lognormal(0, 10)",
        "f ~ half_student_t(0.2, 1)",
        "f ~ fixed(100)",
        "f ~ fixed(1e-4)",
        "c ~ student_t(1, 0, 100)",
        "log10_d ~ normal(2, 100)",
        "log10_d ~ uniform(19, 20)",
        "sigma ~ lognormal(0, 10)",
        "a ~ fixed(100)",
        "a_share ~ uniform(0, 1e-5)",
      })
  void extremePriorsHaveAStart(String statement) {
    Sweep sweep =
        Simulated.sweep(BrokenPowerLaw.of(0, 5, 0.3), Simulated.scales(1, 1e4, 12), 1, 0.01, 1);
    Priors priors = Simulated.priors(sweep, 1, FloorKind.FREE, statement);
    Posterior posterior = posterior(sweep, priors);
    assertFalse(new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes().isEmpty());
  }

  /** Starts lie where the priors are, also if the data say otherwise. */
  @Test
  void narrowPriorsAreObeyed() {
    Sweep sweep =
        Simulated.sweep(
            BrokenPowerLaw.of(0.5, 5, 0.3, new Break(100, 1, 0.3)),
            Simulated.scales(1, 1e4, 20),
            1,
            0.02,
            1);
    Priors priors =
        Simulated.priors(
            sweep,
            1,
            FloorKind.FREE,
            "log10_d ~ uniform(5, 6)",
            "f ~ fixed(0.1)",
            "c ~ half_normal(1)",
            "a ~ fixed(0.2)",
            "sigma ~ uniform(0.3, 0.4)",
            "c0 ~ uniform(0, 0.1)",
            "level ~ fixed(1.5)");
    Posterior posterior = posterior(sweep, priors);
    List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
    assertFalse(modes.isEmpty());
    PosteriorDraw draw = posterior.draw(1, 1, modes.get(0).point());
    assertEquals(0.2, draw.law().limit(), 1e-15);
    assertEquals(0.1, draw.law().breaks().get(0).sharpness());
    assertTrue(draw.law().breaks().get(0).place() > 1e5);
    assertTrue(draw.noise().sigma() > 0.3 && draw.noise().sigma() < 0.4);
    assertEquals(1.5, draw.law().logOffset(), 1e-12);
  }

  /**
   * A curve that is flat, falls and is flat again, seen by a law with one sharp break: turned by
   * half a turn it is the same curve, so the break at its first knee and the one at its second are
   * exactly as likely. Both are starts.
   */
  @Test
  void modesThatAreAsLikelyAreStillTwo() {
    BrokenPowerLaw step =
        BrokenPowerLaw.of(0, 1, 0, new Break(0.1, 1, 0.05), new Break(10, -1, 0.05));
    double[] x = Simulated.scales(0.01, 100, 13);
    double middle = 0.5 * (step.logValue(Math.log(x[0])) + step.logValue(Math.log(x[12])));
    double[] y = Arrays.stream(x).map(v -> step.value(v) * Math.exp(-middle)).toArray();
    Sweep sweep = Sweep.ofRuns(x, y);
    Priors priors =
        Simulated.priors(
            sweep,
            1,
            FloorKind.ZERO,
            "level ~ uniform(-5000, 5000)",
            "c0 ~ uniform(-500, 500)",
            "c ~ uniform(-500, 500)",
            "f ~ fixed(0.05)",
            "log10_d ~ uniform(-2, 2)");
    Posterior posterior = posterior(sweep, priors);
    List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
    double best = best(modes).logDensity();
    double[] places =
        modes.stream()
            .filter(mode -> mode.logDensity() > best - 1e-3)
            .mapToDouble(m -> posterior.draw(1, 1, m.point()).law().breaks().get(0).place())
            .sorted()
            .toArray();
    assertEquals(2, places.length, () -> "modes " + modes);
    assertEquals(1, places[0] * places[1], 0.01);
    assertTrue(places[0] < 0.5, () -> Arrays.toString(places));
  }

  /** A limit that is known, or nearly, does not hide the break. */
  @Test
  void knownLimitsHideNoBreak() {
    BrokenPowerLaw truth = BrokenPowerLaw.of(0.7, 5, 0.5, new Break(200, 1.2, 0.2));
    Sweep sweep = Simulated.sweep(truth, Simulated.scales(1, 1e4, 25), 2, 0.01, 3);
    for (String floor :
        List.of("a ~ fixed(0.7)", "a_share ~ fixed(0.9993)", "a ~ uniform(0.6, 0.8)")) {
      Priors priors = Simulated.priors(sweep, 1, FloorKind.FREE, floor);
      Posterior posterior = posterior(sweep, priors);
      List<Mode> modes = new StartSearch(sweep, priors, NoiseModel.LOGNORMAL, posterior).modes();
      PosteriorDraw draw = posterior.draw(1, 1, best(modes).point());
      assertEquals(Math.log(200), Math.log(draw.law().breaks().get(0).place()), 0.2, floor);
      assertTrue(best(modes).logDensity() >= logDensity(posterior, truth, 0.01) - 2, floor);
    }
  }
}

package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Floor;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;

/**
 * What runs can tell of a break and what they cannot, as laws of the likelihood: it is the log
 * joint density less the log prior, of runs that say exactly what a true law expects. A law then
 * loses, against the true one, half the sum of the squared differences of ln μ in units of their
 * noise.
 */
class IdentifiabilityTest {
  private static final double SIGMA = 0.01;
  private static final double LEVEL = Math.log(8);
  private static final double SLOPE = 0.2;

  /** Scales 0.2 decades apart, from 1 to 10,000. */
  private static final double[] SCALES = Simulated.scales(1, 1e4, 21);

  private static final double SPACING = 0.2 * Logs.LN_10;
  private static final double LAST = Math.log(1e4);

  /** Breaks anywhere, for laws that the default window does not hold. */
  private static final String ANYWHERE = "log10_d ~ normal(2, 10)";

  private static BrokenPowerLaw law(double limit, Break bend) {
    return new BrokenPowerLaw(limit, LEVEL, SLOPE, List.of(bend));
  }

  /** Ln μ at every scale. */
  private static double[] response(BrokenPowerLaw law) {
    return Arrays.stream(SCALES).map(x -> law.logValue(Math.log(x))).toArray();
  }

  /** Runs at every scale that say exactly what a law expects. */
  private static Sweep exact(BrokenPowerLaw law, double seeds) {
    double[] count = new double[SCALES.length];
    Arrays.fill(count, seeds);
    double[] squares = new double[SCALES.length];
    Arrays.fill(squares, (seeds - 1) * SIGMA * SIGMA);
    return Sweep.ofMoments(SCALES, count, response(law), squares);
  }

  /** The engine's log likelihood of a law with one break. */
  private static double logLikelihood(Sweep sweep, BrokenPowerLaw law) {
    FloorKind floor = law.limit() > 0 ? FloorKind.FREE : FloorKind.ZERO;
    Priors priors = Simulated.priors(sweep, 1, floor, ANYWHERE);
    Posterior posterior = new Posterior(sweep, priors, NoiseModel.LOGNORMAL);
    double[] point = posterior.point(law, Noise.lognormal(SIGMA));
    PosteriorDraw draw = posterior.draw(1, 1, point);
    Break bend = draw.law().breaks().get(0);
    double logPrior =
        priors.level().logDensity(draw.law().logOffset())
            + priors.c0().logDensity(draw.law().slope())
            + priors.c().get(0).logDensity(bend.slopeChange())
            + priors.f().get(0).logDensity(bend.sharpness())
            + priors.log10D().get(0).logDensity(Math.log(bend.place()) / Logs.LN_10)
            + priors.sigma().logDensity(draw.noise().sigma());
    if (priors.floor() instanceof Floor.Share share) {
      double part = draw.law().limit() / draw.law().value(sweep.maxX());
      logPrior += share.share().logDensity(part);
    }
    return draw.logJoint() - logPrior;
  }

  /** How much a law loses against the one that the runs are of. */
  private static double loss(BrokenPowerLaw truth, BrokenPowerLaw law, double seeds) {
    Sweep sweep = exact(truth, seeds);
    return logLikelihood(sweep, truth) - logLikelihood(sweep, law);
  }

  /** The same from the definition. */
  private static double expectedLoss(BrokenPowerLaw truth, BrokenPowerLaw law, double seeds) {
    double[] of = response(truth);
    double[] at = response(law);
    double sum = 0;
    for (int k = 0; k < of.length; k++) {
      sum += (of[k] - at[k]) * (of[k] - at[k]);
    }
    return 0.5 * seeds * sum / (SIGMA * SIGMA);
  }

  @Property(tries = 100, seed = "411")
  void seedsSayAsManyTimesWhatOneSays(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @DoubleRange(min = -1, max = 5) double place,
      @ForAll @DoubleRange(min = 0.05, max = 1.5) double f,
      @ForAll @DoubleRange(min = -0.3, max = 0.3) double more,
      @ForAll @IntRange(min = 1, max = 100_000) int seeds) {
    BrokenPowerLaw truth = law(limit, new Break(at(place), 0.5, f));
    BrokenPowerLaw other = law(limit, new Break(at(place), 0.5 + more, f));
    double expected = expectedLoss(truth, other, 1);
    double rounding = 1e-9 * (1 + expected);
    assertEquals(expected, loss(truth, other, seeds) / seeds, rounding + 1e-8);
  }

  /** Without a change of slope there is no place to know and no sharpness. */
  @Property(tries = 100, seed = "412")
  void aBreakOfNoChangeIsNowhere(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @DoubleRange(min = -3, max = 8) double place,
      @ForAll @DoubleRange(min = -3, max = 8) double elsewhere,
      @ForAll @DoubleRange(min = 0.01, max = 3) double f,
      @ForAll @DoubleRange(min = 0.01, max = 3) double g) {
    BrokenPowerLaw one = law(limit, new Break(at(place), 0, f));
    BrokenPowerLaw other = law(limit, new Break(at(elsewhere), 0, g));
    assertEquals(0, loss(one, other, 1000), 1e-7);
  }

  /** As c goes to 0 so does what can be known of the rest, as its square at least. */
  @Property(tries = 150, seed = "413")
  void aSmallChangeIsKnownByItsBendAlone(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @DoubleRange(min = -2, max = 6) double place,
      @ForAll @DoubleRange(min = 0.01, max = 2) double f,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double c) {
    BrokenPowerLaw none = law(limit, new Break(at(place), 0, f));
    BrokenPowerLaw some = law(limit, new Break(at(place), c, f));
    double bound = 0;
    for (double x : SCALES) {
      double bend = c * f * Softplus.value((Math.log(x) - place * Logs.LN_10) / f);
      bound += 0.5 * bend * bend / (SIGMA * SIGMA);
    }
    double lost = loss(none, some, 1);
    assertTrue(lost >= -1e-8 && lost <= bound * (1 + 1e-9) + 1e-8, lost + " of " + bound);
  }

  /** Forty sharpnesses before a break not even a million seeds know its change of slope. */
  @Property(tries = 100, seed = "414")
  void nothingIsKnownOfASharpBreakAhead(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @DoubleRange(min = 0.05, max = 2) double ahead,
      @ForAll @DoubleRange(min = 0.1, max = 1) double sharper,
      @ForAll @DoubleRange(min = -20, max = 20) double c,
      @ForAll @DoubleRange(min = -20, max = 20) double other) {
    double place = Math.exp(LAST + ahead * Logs.LN_10);
    double f = sharper * ahead * Logs.LN_10 / 40;
    BrokenPowerLaw truth = law(limit, new Break(place, c, f));
    assertEquals(0, loss(truth, law(limit, new Break(place, other, f)), 1e6), 1e-3);
  }

  /**
   * Before a break, k times the change of slope f ln k further on bends the curve by as much:
   * moving along that ridge costs less than the change of slope alone, by the square of the bend's
   * own size at least.
   */
  @Property(tries = 150, seed = "415")
  void changeAndPlaceLieOnARidge(
      @ForAll @DoubleRange(min = 0.5, max = 4) double sharpnessesAhead,
      @ForAll @DoubleRange(min = 0.1, max = 1) double f,
      @ForAll @DoubleRange(min = 0.2, max = 3) double c,
      @ForAll @DoubleRange(min = 2, max = 10) double k) {
    double place = LAST + sharpnessesAhead * f;
    BrokenPowerLaw truth = law(0, new Break(Math.exp(place), c, f));
    BrokenPowerLaw along = law(0, new Break(Math.exp(place + f * Math.log(k)), k * c, f));
    BrokenPowerLaw across = law(0, new Break(Math.exp(place), k * c, f));
    double small = Math.exp(-2 * sharpnessesAhead);
    double lost = loss(truth, along, 100);
    assertTrue(lost >= -1e-7, "lost " + lost);
    assertTrue(lost <= small * loss(truth, across, 100) + 1e-7, "lost " + lost);
  }

  /** Between two scales, a fortieth of the way to the nearer one, all sharpnesses are one. */
  @Property(tries = 150, seed = "416")
  void sharpnessBelowTheSpacingIsNotSeen(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @IntRange(min = 0, max = 19) int scale,
      @ForAll @DoubleRange(min = 0.1, max = 0.9) double between,
      @ForAll @DoubleRange(min = -3, max = 3) double c,
      @ForAll @DoubleRange(min = 0.01, max = 1) double sharper,
      @ForAll @DoubleRange(min = 0.01, max = 1) double other) {
    double place = Math.exp(Math.log(SCALES[scale]) + between * SPACING);
    double sharpest = Math.min(between, 1 - between) * SPACING / 40;
    BrokenPowerLaw truth = law(limit, new Break(place, c, sharper * sharpest));
    BrokenPowerLaw law = law(limit, new Break(place, c, other * sharpest));
    assertEquals(0, loss(truth, law, 1e6), 1e-3);
  }

  /** Behind a break, long before the first run, there is a slope and no more. */
  @Property(tries = 100, seed = "417")
  void aBreakBeforeAllRunsIsASlope(
      @ForAll @DoubleRange(min = 0.05, max = 1) double limit,
      @ForAll @DoubleRange(min = 1, max = 3) double decades,
      @ForAll @DoubleRange(min = 0.1, max = 1) double sharper,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double c,
      @ForAll @DoubleRange(min = -0.5, max = 0.5) double other) {
    double place = -decades * Logs.LN_10;
    double f = sharper * decades * Logs.LN_10 / 40;
    BrokenPowerLaw truth = law(limit, new Break(Math.exp(place), c, f));
    BrokenPowerLaw law =
        new BrokenPowerLaw(
            limit,
            LEVEL + (c - other) * place,
            SLOPE + c - other,
            List.of(new Break(Math.exp(place), other, f)));
    assertEquals(0, loss(truth, law, 1e6), 1e-3);
  }

  /** Of breaks at one place and as sharp the runs know the sum. */
  @Property(tries = 100, seed = "418")
  void breaksThatCoincideAreOne(
      @ForAll @DoubleRange(min = 0, max = 1) double limit,
      @ForAll @DoubleRange(min = -1, max = 5) double place,
      @ForAll @DoubleRange(min = 0.01, max = 2) double f,
      @ForAll @DoubleRange(min = -2, max = 2) double one,
      @ForAll @DoubleRange(min = -2, max = 2) double other) {
    BrokenPowerLaw two =
        new BrokenPowerLaw(
            limit,
            LEVEL,
            SLOPE,
            List.of(new Break(at(place), one, f), new Break(at(place), other, f)));
    BrokenPowerLaw sum = law(limit, new Break(at(place), one + other, f));
    double[] ofTwo = response(two);
    double[] ofSum = response(sum);
    for (int k = 0; k < SCALES.length; k++) {
      assertEquals(ofSum[k], ofTwo[k], 1e-12 * (1 + 40 * (Math.abs(one) + Math.abs(other))));
    }
  }

  /** A flat law has a level; how much of it is limit, the runs cannot say. */
  @Property(tries = 50, seed = "419")
  void aFlatLawHidesItsLimit(
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double share,
      @ForAll @DoubleRange(min = 0.01, max = 0.9) double other) {
    assertEquals(0, loss(flat(share), flat(other), 1e6), 1e-3);
  }

  private static BrokenPowerLaw flat(double share) {
    double excess = Math.log(8 * (1 - share));
    return new BrokenPowerLaw(8 * share, excess, 0, List.of(new Break(10, 0, 0.3)));
  }

  private static double at(double decades) {
    return Logs.exp10(decades);
  }
}

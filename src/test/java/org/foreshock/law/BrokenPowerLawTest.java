package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokenPowerLawTest {

  /** The law of figure 1 of arXiv 2210.14891. */
  private static final BrokenPowerLaw FIGURE_1 =
      BrokenPowerLaw.of(
          1e-3,
          4.66e3,
          0.05,
          new Break(3e6, 0.49, 1.1),
          new Break(1e14, -0.811, 1.425),
          new Break(2e20, 2.1, 0.05));

  private static final BrokenPowerLaw CLIFF = BrokenPowerLaw.of(0, 1, 0.5, new Break(1, 3, 1e-4));

  private static final BrokenPowerLaw RISE =
      BrokenPowerLaw.of(2.5, 1e-8, -0.25, new Break(1e3, -4, 1e2));

  private static final BrokenPowerLaw TWO =
      BrokenPowerLaw.of(1e-12, 7, 1.5, new Break(1e-20, -3, 0.01), new Break(1e20, 5.7, 30));

  private static final BrokenPowerLaw STEEP =
      BrokenPowerLaw.of(
          1e5,
          3,
          20,
          new Break(1e-25, -40, 0.001),
          new Break(1, 30, 100),
          new Break(1e25, -8, 0.3));

  /**
   * ln μ and h′ from eq. 1 as it stands, computed with Python's mpmath 1.x at 120 digits: {@code
   * log(a + b*x**-c0 * product((1 + (x/d)**(1/f))**(-c*f)))}, every number below taken as the
   * double that it is.
   */
  @ParameterizedTest
  @CsvSource({
    "FIGURE_1, 1e26, -6.9077549105663395072, -1.8290000030758717607",
    "FIGURE_1, 1e14, -0.84945847277103945661, -0.13449992900703090523",
    "CLIFF, 1e30, -241.77143476437479689, -3.5",
    "CLIFF, 1e-30, 34.538776394910685219, -0.5",
    "CLIFF, 1.0002, -0.00073801556449642261337, -3.1423282413839366511",
    "CLIFF, 0.9998, 0.00006193875051961294645, -0.85754576631330728838",
    "RISE, 1e30, 419.46915815128906746, 2.8524185117354901091",
    "TWO, 1e30, 47.270954465007115427, -2.3930201255989908064",
    "TWO, 1e-30, 101.91728065262454245, -1.6202128695679624126",
    "STEEP, 1e29, 467.60830944685649388, 8.1700272626088812663",
  })
  void agreesWithHighPrecision(String law, double x, double logValue, double slope) {
    BrokenPowerLaw at =
        switch (law) {
          case "FIGURE_1" -> FIGURE_1;
          case "CLIFF" -> CLIFF;
          case "RISE" -> RISE;
          case "TWO" -> TWO;
          default -> STEEP;
        };
    double u = Math.log(x);
    // near its break the cliff magnifies the rounding of ln x by 1/f
    boolean sharp = law.equals("CLIFF");
    double rounding = sharp && Math.abs(u) < 1 ? 1e-12 : 1e-14 * Math.abs(logValue) + 1e-15;
    assertEquals(logValue, at.logValue(u), 20 * rounding);
    assertEquals(slope, at.localSlope(u), sharp ? 1e-9 : 1e-13);
    double value = Math.exp(logValue);
    assertEquals(value, at.value(x), 1e-10 * value);
  }

  /** Where powers do not overflow the paper's own form can be evaluated as it stands. */
  @Property(tries = 500, seed = "101")
  void agreesWithThePapersFormula(
      @ForAll("benign") BrokenPowerLaw law, @ForAll @DoubleRange(min = -4, max = 8) double log10X) {
    double x = Math.pow(10, log10X);
    double product = Math.exp(law.logOffset()) * Math.pow(x, -law.slope());
    for (Break b : law.breaks()) {
      double ratio = Math.pow(x / b.place(), 1 / b.sharpness());
      product *= Math.pow(1 + ratio, -b.slopeChange() * b.sharpness());
    }
    double expected = law.limit() + product;
    assertEquals(expected, law.value(x), 1e-11 * expected);
  }

  @Property(tries = 1000, seed = "102")
  void nothingOverflows(
      @ForAll("extreme") BrokenPowerLaw law,
      @ForAll @DoubleRange(min = -30, max = 30) double log10X) {
    double u = log10X * Math.log(10);
    assertTrue(Double.isFinite(law.logExcess(u)), () -> "h = " + law.logExcess(u));
    assertTrue(Double.isFinite(law.logValue(u)), () -> "ln mu = " + law.logValue(u));
    assertTrue(law.logValue(u) >= law.logExcess(u));
    assertTrue(law.logValue(u) >= Math.log(law.limit()));
    double slope = law.localSlope(u);
    double least = -law.slope();
    double most = -law.slope();
    for (Break b : law.breaks()) {
      least -= Math.max(b.slopeChange(), 0);
      most -= Math.min(b.slopeChange(), 0);
    }
    assertTrue(slope >= least - 1e-9 && slope <= most + 1e-9, "slope " + slope);
  }

  @Property(tries = 300, seed = "103")
  void localSlopeIsTheDerivative(
      @ForAll("extreme") BrokenPowerLaw law,
      @ForAll @DoubleRange(min = -30, max = 30) double log10X) {
    double u = log10X * Math.log(10);
    // differences must be small against the sharpest break to see it, but not below rounding
    double sharpest =
        law.breaks().stream().mapToDouble(Break::sharpness).filter(f -> f > 1e-2).min().orElse(1);
    boolean resolved =
        law.breaks().stream()
            .allMatch(b -> b.sharpness() > 1e-2 || Math.abs(u - Math.log(b.place())) > 1);
    if (resolved) {
      Ridders.Slope slope = Ridders.derivative(law::logExcess, u, 0.5 * Math.min(sharpest, 1));
      double size = Math.abs(law.logExcess(u)) + 1;
      assertEquals(slope.value(), law.localSlope(u), 1e-9 * size / Math.min(sharpest, 1));
    }
  }

  @Property(tries = 300, seed = "104")
  void slopesBetweenSharpBreaksAreSumsOfChanges(@ForAll("sharp") BrokenPowerLaw law) {
    List<Break> sorted = new ArrayList<>(law.breaks());
    sorted.sort((a, b) -> Double.compare(a.place(), b.place()));
    double slope = -law.slope();
    double before = sorted.isEmpty() ? 0 : Math.log(sorted.get(0).place()) - 4;
    assertEquals(slope, law.localSlope(before), 1e-12);
    assertEquals(
        law.logOffset() - law.slope() * before, law.logExcess(before), 1e-12, "first segment");
    for (int i = 0; i < sorted.size(); i++) {
      slope -= sorted.get(i).slopeChange();
      double here = Math.log(sorted.get(i).place());
      double next = i + 1 < sorted.size() ? Math.log(sorted.get(i + 1).place()) : here + 8;
      assertEquals(slope, law.localSlope(0.5 * (here + next)), 1e-10);
    }
  }

  @Property(tries = 500, seed = "105")
  void unitsOnlyMoveLimitOffsetAndPlaces(
      @ForAll("extreme") BrokenPowerLaw law,
      @ForAll @DoubleRange(min = -20, max = 20) double log10X,
      @ForAll @DoubleRange(min = -20, max = 20) double lnKx,
      @ForAll @DoubleRange(min = -20, max = 20) double lnKy) {
    double kx = Math.exp(lnKx);
    List<Break> moved =
        law.breaks().stream()
            .map(b -> new Break(kx * b.place(), b.slopeChange(), b.sharpness()))
            .toList();
    BrokenPowerLaw other =
        new BrokenPowerLaw(
            law.limit() * Math.exp(lnKy),
            law.logOffset() + lnKy + law.slope() * lnKx,
            law.slope(),
            moved);
    double u = log10X * Math.log(10);
    double size = 1 + Math.abs(law.logOffset()) + 100 * Math.abs(law.slope());
    for (Break b : law.breaks()) {
      size += Math.abs(b.slopeChange()) * (100 + b.sharpness());
    }
    assertEquals(law.logValue(u) + lnKy, other.logValue(u + lnKx), 1e-14 * size);
  }

  @Property(tries = 300, seed = "106")
  void orderOfBreaksDoesNotMatter(
      @ForAll("extreme") BrokenPowerLaw law,
      @ForAll @DoubleRange(min = -30, max = 30) double log10X) {
    List<Break> reversed = new ArrayList<>(law.breaks());
    Collections.reverse(reversed);
    BrokenPowerLaw other = new BrokenPowerLaw(law.limit(), law.logOffset(), law.slope(), reversed);
    double u = log10X * Math.log(10);
    double size = 1 + Math.abs(law.logOffset()) + Math.abs(law.slope() * u);
    for (Break b : law.breaks()) {
      size += Math.abs(b.slopeChange()) * (150 + b.sharpness());
    }
    assertEquals(law.logExcess(u), other.logExcess(u), 1e-15 * size);
    assertEquals(law.localSlope(u), other.localSlope(u), 1e-13 * size);
  }

  @Test
  void aLawWithoutBreaksIsAPowerLaw() {
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 3, 0.5);
    assertEquals(0, law.limit());
    assertEquals(0.3, law.value(100), 1e-15);
    assertEquals(0.8, BrokenPowerLaw.of(0.5, 3, 0.5).value(100), 1e-15);
    assertEquals(-0.5, law.localSlope(7));
  }

  @Test
  void aSharpnessOfOneIsASumInTheDenominator() {
    // 2 / (1 + x/8) is the law with c = f = 1 and c0 = 0
    BrokenPowerLaw law = BrokenPowerLaw.of(0, 2, 0, new Break(8, 1, 1));
    assertEquals(1.0, law.value(8), 1e-15);
    assertEquals(0.5, law.value(24), 1e-15);
    assertEquals(2 / 1.125, law.value(1), 1e-15);
    assertEquals(-0.75, law.localSlope(Math.log(24)), 1e-15);
  }

  @Test
  void valuesBeyondADoubleAreInfiniteAndNeverUndefined() {
    BrokenPowerLaw rising = BrokenPowerLaw.of(1, 1, -20);
    assertEquals(Double.POSITIVE_INFINITY, rising.value(1e30));
    assertEquals(1, rising.value(1e-30), 1e-15);
    BrokenPowerLaw falling = BrokenPowerLaw.of(0, 1, 20);
    assertEquals(0, falling.value(1e30));
    assertEquals(-20 * Math.log(1e30), falling.logValue(Math.log(1e30)), 1e-10);
  }

  @Test
  void nonsenseIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Break(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Break(Double.NaN, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new Break(1, Double.NaN, 1));
    assertThrows(IllegalArgumentException.class, () -> new Break(1, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> new Break(1, 1, Double.POSITIVE_INFINITY));
    assertThrows(
        IllegalArgumentException.class, () -> BrokenPowerLaw.of(Double.NEGATIVE_INFINITY, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> BrokenPowerLaw.of(Double.NaN, 1, 0));
    assertThrows(IllegalArgumentException.class, () -> BrokenPowerLaw.of(0, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> BrokenPowerLaw.of(0, 1, Double.NaN));
  }

  @Provide
  Arbitrary<BrokenPowerLaw> benign() {
    return Arbitraries.randomValue(random -> law(random, 4, -2, 6, 3, 0.3, 3));
  }

  /** 60 decades of places, sharpness from 1e-4 to 100, changes of slope of either sign. */
  @Provide
  Arbitrary<BrokenPowerLaw> extreme() {
    return Arbitraries.randomValue(random -> law(random, 20, -30, 30, 12, 1e-4, 100));
  }

  private static BrokenPowerLaw law(
      Random random,
      double slope,
      double firstDecade,
      double lastDecade,
      double change,
      double sharpest,
      double widest) {
    List<Break> breaks = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      double place = Math.pow(10, between(random, firstDecade, lastDecade));
      double f = Math.exp(between(random, Math.log(sharpest), Math.log(widest)));
      breaks.add(new Break(place, between(random, -change, change), f));
    }
    double limit = random.nextBoolean() ? Math.exp(between(random, -9, 4)) : 0;
    double logOffset = between(random, -6, 6);
    return new BrokenPowerLaw(limit, logOffset, between(random, -slope, slope), breaks);
  }

  /** Breaks five nats apart and at most a twentieth of a nat wide, the largest place first. */
  @Provide
  Arbitrary<BrokenPowerLaw> sharp() {
    return Arbitraries.randomValue(
        random -> {
          List<Break> breaks = new ArrayList<>();
          for (int i = random.nextInt(4); i >= 0; i--) {
            double f = between(random, 1e-4, 0.05);
            breaks.add(new Break(Math.exp(5 * i - 7), between(random, -3, 3), f));
          }
          return new BrokenPowerLaw(Math.exp(-3), 0.7, 0.2, breaks);
        });
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}

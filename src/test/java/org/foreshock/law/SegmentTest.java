package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

final class SegmentTest {

  @Property(tries = 300, seed = "201")
  void segmentsMeetAtTheBreaks(@ForAll("laws") BrokenPowerLaw law) {
    List<Segment> segments = law.segments();
    List<Break> breaks = law.ordered();
    assertEquals(breaks.size() + 1, segments.size());
    assertEquals(0, segments.get(0).from());
    assertEquals(Double.POSITIVE_INFINITY, segments.get(breaks.size()).to());
    for (int i = 0; i < breaks.size(); i++) {
      Segment before = segments.get(i);
      Segment after = segments.get(i + 1);
      assertEquals(breaks.get(i).place(), before.to());
      assertEquals(breaks.get(i).place(), after.from());
      assertEquals(breaks.get(i).slopeChange(), before.slope() - after.slope(), 1e-12);
      double u = Math.log(breaks.get(i).place());
      assertEquals(before.logExcess(u), after.logExcess(u), 1e-10);
    }
  }

  /** A break rounds its corner off by c f ln(1 + e^(−|t|)), t from the break in units of f. */
  @Property(tries = 500, seed = "202")
  void theLawLeavesItsSegmentsByTheCornersOfItsBreaksAlone(
      @ForAll("laws") BrokenPowerLaw law, @ForAll @DoubleRange(min = -12, max = 16) double log10X) {
    double u = log10X * Math.log(10);
    double corners = 0;
    for (Break b : law.breaks()) {
      double t = Math.abs(u - Math.log(b.place())) / b.sharpness();
      corners += b.slopeChange() * b.sharpness() * Math.log1p(Math.exp(-t));
    }
    assertEquals(at(law, Math.exp(u)).logExcess(u) - corners, law.logExcess(u), 1e-9);
  }

  @Property(tries = 300, seed = "203")
  void unitsMoveSegmentsAndLeaveSlopes(
      @ForAll("laws") BrokenPowerLaw law,
      @ForAll @DoubleRange(min = -20, max = 20) double lnKx,
      @ForAll @DoubleRange(min = -20, max = 20) double lnKy) {
    double kx = Math.exp(lnKx);
    List<Break> moved =
        law.breaks().stream()
            .map(b -> new Break(kx * b.place(), b.slopeChange(), b.sharpness()))
            .toList();
    List<Segment> other =
        new BrokenPowerLaw(
                law.limit() * Math.exp(lnKy),
                law.logOffset() + lnKy + law.slope() * lnKx,
                law.slope(),
                moved)
            .segments();
    for (int i = 0; i < other.size(); i++) {
      Segment segment = law.segments().get(i);
      assertEquals(kx * segment.from(), other.get(i).from(), 1e-12 * other.get(i).from());
      assertEquals(segment.slope(), other.get(i).slope());
      assertEquals(segment.logExcess(3) + lnKy, other.get(i).logExcess(3 + lnKx), 1e-9);
    }
  }

  @Test
  void segmentsOfThePapersFigure() {
    BrokenPowerLaw law =
        BrokenPowerLaw.of(
            1e-3,
            4.66e3,
            0.05,
            new Break(2e20, 2.1, 0.05),
            new Break(3e6, 0.49, 1.1),
            new Break(1e14, -0.811, 1.425));
    double[] slopes = law.segments().stream().mapToDouble(Segment::slope).toArray();
    assertEquals(4, slopes.length);
    assertEquals(-0.05, slopes[0], 1e-15);
    assertEquals(-0.54, slopes[1], 1e-15);
    assertEquals(0.271, slopes[2], 1e-15);
    assertEquals(-1.829, slopes[3], 1e-15);
  }

  private static Segment at(BrokenPowerLaw law, double x) {
    return law.segments().stream().filter(s -> x < s.to()).findFirst().orElseThrow();
  }

  @Provide
  Arbitrary<BrokenPowerLaw> laws() {
    return Arbitraries.randomValue(SegmentTest::law);
  }

  private static BrokenPowerLaw law(Random random) {
    List<Break> breaks = new ArrayList<>();
    for (int i = random.nextInt(5); i > 0; i--) {
      double place = Math.exp(50 * random.nextDouble() - 20);
      breaks.add(new Break(place, 8 * random.nextDouble() - 4, 0.01 + 3 * random.nextDouble()));
    }
    double offset = 10 * random.nextDouble() - 5;
    return new BrokenPowerLaw(random.nextDouble() - 0.5, offset, random.nextDouble() - 0.5, breaks);
  }
}

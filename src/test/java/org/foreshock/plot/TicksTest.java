package org.foreshock.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TicksTest {
  private static final String SEED = "20260101";

  @Property(seed = SEED, tries = 3000)
  void aLogAxisOfAnyLengthIsLabelledWell(
      @ForAll @DoubleRange(min = -100, max = 100) double from,
      @ForAll @DoubleRange(min = -2.36, max = 1.78) double log10Length,
      @ForAll @IntRange(min = 3, max = 4) int enough) {
    // From a factor of 1.01 to 60 decades.
    double length = Math.pow(10, log10Length);
    assertLabelledWell(new Axis(true, from, from + length), enough);
  }

  @Property(seed = SEED, tries = 3000)
  void aLinearAxisOfAnySizeIsLabelledWell(
      @ForAll @DoubleRange(min = -2, max = 2) double start,
      @ForAll @DoubleRange(min = -4, max = 1) double log10Length,
      @ForAll @IntRange(min = -60, max = 60) int power,
      @ForAll @IntRange(min = 3, max = 4) int enough) {
    double unit = Math.pow(10, power);
    double length = Math.pow(10, log10Length);
    assertLabelledWell(new Axis(false, start * unit, (start + length) * unit), enough);
  }

  private static void assertLabelledWell(Axis axis, int enough) {
    List<Tick> ticks = Ticks.on(axis, enough);
    assertTrue(ticks.size() >= enough && ticks.size() <= 9, () -> axis + " has " + ticks);
    for (int i = 0; i < ticks.size(); i++) {
      Tick tick = ticks.get(i);
      assertTrue(axis.holds(tick.place()), () -> tick + " is off " + axis);
      assertEquals(tick.place(), place(axis, tick.label()), 1e-9 * axis.length(), tick::label);
      if (i > 0) {
        assertTrue(ticks.get(i - 1).place() < tick.place(), () -> ticks + " do not ascend");
      }
    }
    assertEquals(ticks.size(), ticks.stream().map(Tick::label).distinct().count());
  }

  /** Reads a label as a person does, and finds its place without rounding it to a double first. */
  private static double place(Axis axis, String label) {
    String[] parts = label.replace('−', '-').split("·|(?=10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻])");
    BigDecimal mantissa = BigDecimal.ONE;
    int power = 0;
    for (String part : parts) {
      if (part.matches("10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+")) {
        power = Integer.parseInt(digits(part.substring(2)));
      } else if (!part.isEmpty()) {
        mantissa = new BigDecimal(part);
      }
    }
    return axis.log()
        ? power + Math.log10(mantissa.doubleValue())
        : mantissa.scaleByPowerOfTen(power).doubleValue();
  }

  private static String digits(String superscript) {
    StringBuilder text = new StringBuilder();
    for (char c : superscript.toCharArray()) {
      text.append(c == '⁻' ? "-" : Integer.toString("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c)));
    }
    return text.toString();
  }

  @Test
  void aLossFromOneAndAHalfToFour() {
    assertEquals(List.of("1.5", "2.0", "2.5", "3.0", "3.5", "4.0"), log(1.5, 4));
  }

  @Test
  void halfADecade() {
    assertEquals(List.of("200", "300", "500", "700"), log(160, 928));
  }

  @Test
  void aFewDecades() {
    assertEquals(List.of("0.01", "0.1", "1", "10", "100"), log(0.01, 300));
    assertEquals(List.of("10³", "10⁴", "10⁵", "10⁶"), log(900, 2e6));
    assertEquals(List.of("3·10⁵", "10⁶", "3·10⁶", "10⁷"), log(2e5, 1.1e7));
  }

  @Test
  void manyDecades() {
    assertEquals(List.of("10⁻⁹", "10⁻⁶", "10⁻³", "1", "10³"), log(1e-9, 1e3));
    assertEquals(List.of("1", "10⁵", "10¹⁰", "10¹⁵", "10²⁰", "10²⁵"), log(0.1, 1e26));
    assertEquals(List.of("10¹⁸", "10²⁰", "10²²", "10²⁴"), log(1e17, 1e24));
  }

  @Test
  void aSmallRangeGetsEvenStepsWithEqualDecimals() {
    assertEquals(List.of("2.000", "2.025", "2.050", "2.075", "2.100"), linear(2.0, 2.105));
    assertEquals(List.of("−1.0", "−0.5", "0", "0.5"), linear(-1.1, 0.7));
    assertEquals(List.of("1.00·10⁶", "1.01·10⁶", "1.02·10⁶", "1.03·10⁶"), log(0.999e6, 1.035e6));
  }

  @Test
  void smallTicksShowDigitsOrDecades() {
    assertEquals(9, Ticks.minor(new Axis(true, 0, 0.99)).size());
    assertEquals(28, Ticks.minor(new Axis(true, -1, 26)).size());
    assertEquals(List.of(), Ticks.minor(new Axis(false, 0, 1)));
  }

  private static List<String> log(double low, double high) {
    return labels(new Axis(true, Math.log10(low), Math.log10(high)));
  }

  private static List<String> linear(double low, double high) {
    return labels(new Axis(false, low, high));
  }

  private static List<String> labels(Axis axis) {
    return Ticks.on(axis, 4).stream().map(Tick::label).toList();
  }
}

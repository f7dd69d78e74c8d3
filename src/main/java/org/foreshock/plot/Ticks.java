package org.foreshock.plot;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.foreshock.numeric.Decimals;

/**
 * Chooses the ticks of an axis: the coarsest of a ladder of round numbers that has enough of them.
 * On a log axis the ladder goes from powers of ten far apart, over round numbers within a decade,
 * to even steps, which a log axis much shorter than a decade shares with a linear one.
 */
final class Ticks {
  private static final int[] STRIDES = {200, 100, 50, 20, 10, 5, 3, 2, 1};
  private static final List<List<BigDecimal>> WITHIN_A_DECADE =
      List.of(numbers("1", "3"), numbers("1", "2", "5"), numbers("1", "1.5", "2", "3", "5", "7"));
  private static final List<BigDecimal> EVERY_DIGIT =
      numbers("1", "2", "3", "4", "5", "6", "7", "8", "9");
  private static final List<BigDecimal> STEPS = numbers("5", "2.5", "2", "1");

  /** Beyond this many decades the digits between the powers of ten blur into a grey line. */
  private static final double DECADES_WITH_DIGITS = 7;

  /** Beyond this many even the powers of ten do. */
  private static final double MOST_MINOR_DECADES = 100;

  private Ticks() {}

  /**
   * Labelled ticks on an axis, ascending.
   *
   * @param enough how many to have at least, 3 or 4; there are fewer than about twice as many
   */
  static List<Tick> on(Axis axis, int enough) {
    if (axis.log()) {
      for (int stride : STRIDES) {
        List<BigDecimal> ticks = powers(axis, stride);
        if (ticks.size() >= enough) {
          return labelled(axis, ticks);
        }
      }
      for (List<BigDecimal> mantissas : WITHIN_A_DECADE) {
        List<BigDecimal> ticks = multiples(axis, mantissas);
        if (ticks.size() >= enough) {
          return labelled(axis, ticks);
        }
      }
    }
    return steps(axis, enough);
  }

  /** Places of the small unlabelled ticks of a log axis; a linear axis has none. */
  static List<Double> minor(Axis axis) {
    if (!axis.log() || axis.length() > MOST_MINOR_DECADES) {
      return List.of();
    }
    List<BigDecimal> ticks =
        axis.length() <= DECADES_WITH_DIGITS ? multiples(axis, EVERY_DIGIT) : powers(axis, 1);
    return ticks.stream().map(tick -> place(axis, tick)).toList();
  }

  private static List<BigDecimal> powers(Axis axis, int stride) {
    List<BigDecimal> ticks = new ArrayList<>();
    int first = stride * (int) Math.floor(axis.from() / stride);
    for (int exponent = first; exponent <= axis.to() + 1; exponent += stride) {
      addIfHeld(axis, BigDecimal.ONE.scaleByPowerOfTen(exponent), ticks);
    }
    return ticks;
  }

  private static List<BigDecimal> multiples(Axis axis, List<BigDecimal> mantissas) {
    List<BigDecimal> ticks = new ArrayList<>();
    for (int exponent = (int) Math.floor(axis.from()); exponent <= axis.to() + 1; exponent++) {
      for (BigDecimal mantissa : mantissas) {
        addIfHeld(axis, mantissa.scaleByPowerOfTen(exponent), ticks);
      }
    }
    return ticks;
  }

  private static void addIfHeld(Axis axis, BigDecimal tick, List<BigDecimal> ticks) {
    if (axis.holds(place(axis, tick))) {
      ticks.add(tick);
    }
  }

  /** Even steps of 5, 2.5, 2 or 1 times a power of ten. */
  private static List<Tick> steps(Axis axis, int enough) {
    double low = axis.value(axis.from());
    double high = axis.value(axis.to());
    for (int power = Decimals.exponent(new BigDecimal(high - low)) + 1; ; power--) {
      for (BigDecimal digit : STEPS) {
        BigDecimal step = digit.scaleByPowerOfTen(power);
        List<BigDecimal> ticks = stepsOf(axis, step, low, high);
        if (ticks.size() >= enough) {
          return labelledAlike(axis, ticks, step);
        }
      }
    }
  }

  private static List<BigDecimal> stepsOf(Axis axis, BigDecimal step, double low, double high) {
    List<BigDecimal> ticks = new ArrayList<>();
    BigDecimal first = new BigDecimal(low).divide(step, 0, RoundingMode.FLOOR).multiply(step);
    BigDecimal last = new BigDecimal(high).add(step);
    for (BigDecimal tick = first; tick.compareTo(last) <= 0; tick = tick.add(step)) {
      if (!axis.log() || tick.signum() > 0) {
        addIfHeld(axis, tick, ticks);
      }
    }
    return ticks;
  }

  /** Every label as short as it can be, but all plain or all with powers of ten. */
  private static List<Tick> labelled(Axis axis, List<BigDecimal> ticks) {
    boolean plain = ticks.stream().allMatch(Numerals::isPlain);
    List<Tick> labelled = new ArrayList<>();
    for (BigDecimal tick : ticks) {
      String label = plain ? Numerals.plain(tick.stripTrailingZeros()) : Numerals.scientific(tick);
      labelled.add(new Tick(place(axis, tick), label));
    }
    return labelled;
  }

  /** Every label with the same decimals and the same power of ten. */
  private static List<Tick> labelledAlike(Axis axis, List<BigDecimal> ticks, BigDecimal step) {
    BigDecimal largest = ticks.get(0).abs().max(ticks.get(ticks.size() - 1).abs());
    int exponent = Numerals.isPlain(largest) ? 0 : Decimals.exponent(largest);
    int decimals = Math.max(0, exponent + step.stripTrailingZeros().scale());
    List<Tick> labelled = new ArrayList<>();
    for (BigDecimal tick : ticks) {
      BigDecimal mantissa =
          tick.movePointLeft(exponent).setScale(decimals, RoundingMode.UNNECESSARY);
      labelled.add(new Tick(place(axis, tick), Numerals.withPower(mantissa, exponent)));
    }
    return labelled;
  }

  private static double place(Axis axis, BigDecimal value) {
    if (!axis.log()) {
      return value.doubleValue();
    }
    int exponent = Decimals.exponent(value);
    return exponent + Math.log10(value.movePointLeft(exponent).doubleValue());
  }

  private static List<BigDecimal> numbers(String... digits) {
    List<BigDecimal> numbers = new ArrayList<>();
    for (String digit : digits) {
      numbers.add(new BigDecimal(digit));
    }
    return List.copyOf(numbers);
  }
}

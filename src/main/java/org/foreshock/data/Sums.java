package org.foreshock.data;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Sums of doubles from first to last, rounded after each step. Those of {@link DoubleStream}
 * correct for rounding, and how they do it is not the same in all versions of Java: results that
 * lean on them may differ in their last bit.
 */
public final class Sums {
  private Sums() {}

  /** The sum; 0 of none. */
  public static double of(DoubleStream values) {
    return of(values.toArray());
  }

  /** The sum; 0 of none. */
  public static double of(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The sum divided by the number of values; NaN of none. */
  public static double mean(DoubleStream values) {
    return mean(values.toArray());
  }

  /** The sum divided by the number of values; NaN of none. */
  public static double mean(double[] values) {
    return of(values) / values.length;
  }

  /** The mean of a number that each thing has; NaN of none. */
  public static <T> double mean(List<T> things, ToDoubleFunction<? super T> number) {
    return mean(things.stream().mapToDouble(number));
  }
}

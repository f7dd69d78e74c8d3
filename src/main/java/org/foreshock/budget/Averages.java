package org.foreshock.budget;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** Sums from left to right: those of streams differ in their last bits from JDK to JDK. */
final class Averages {
  private Averages() {}

  static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** NaN of none. */
  static double mean(double[] values) {
    return sum(values) / values.length;
  }

  /** The mean of a number that each thing has; NaN of none. */
  static <T> double of(List<T> things, ToDoubleFunction<? super T> number) {
    return mean(things.stream().mapToDouble(number).toArray());
  }
}

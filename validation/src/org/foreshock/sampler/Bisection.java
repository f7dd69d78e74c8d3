package org.foreshock.sampler;

import java.util.function.DoubleUnaryOperator;

/** Where a rising function takes a value, to the last digits of a double. */
final class Bisection {
  private static final int HALVINGS = 100;

  private Bisection() {}

  static double rising(DoubleUnaryOperator function, double value, double from, double to) {
    double low = from;
    double high = to;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = 0.5 * (low + high);
      if (function.applyAsDouble(middle) < value) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return 0.5 * (low + high);
  }
}

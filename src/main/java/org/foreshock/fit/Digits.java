package org.foreshock.fit;

import org.foreshock.numeric.Decimals;

/** Numbers in messages. */
final class Digits {
  private Digits() {}

  static String fixed(double value, int decimals) {
    return Double.isFinite(value) ? Decimals.fixed(value, decimals) : "not defined";
  }
}

package org.foreshock.benchmark;

import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;

/**
 * What the density in scalar.cpp takes from the data.
 *
 * @param middle middle of the range of log10 x
 * @param spread half its width, plus a half
 * @param leastY smallest y
 */
record Span(double middle, double spread, double leastY) {
  static final double LN10 = Math.log(10);

  static Span of(Sweep sweep) {
    double low = Math.log(sweep.minX()) / LN10;
    double high = Math.log(sweep.maxX()) / LN10;
    double least = sweep.scales().stream().mapToDouble(Scale::mean).min().orElseThrow();
    return new Span((low + high) / 2, (high - low) / 2 + 0.5, least);
  }
}

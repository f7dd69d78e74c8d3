package org.foreshock.benchmark;

import java.util.Collection;

/**
 * Nanoseconds per value and gradient, over the batches of one process.
 *
 * @param min of the batches
 * @param p10 tenth percentile
 * @param median of the batches
 */
record Times(double min, double p10, double median) {
  /** That of the processes which was disturbed least. */
  static double best(Collection<Times> processes) {
    return processes.stream().mapToDouble(Times::p10).min().orElse(Double.NaN);
  }
}

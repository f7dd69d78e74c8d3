package org.foreshock.validation;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.foreshock.numeric.SortedSample;
import org.foreshock.posterior.PosteriorDraw;

/**
 * Draws of one quantity.
 *
 * @param sorted ascending
 */
record Marginal(double[] sorted) {
  static Marginal of(List<PosteriorDraw> draws, ToDoubleFunction<PosteriorDraw> quantity) {
    return of(draws.stream().mapToDouble(quantity).toArray());
  }

  static Marginal of(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return new Marginal(sorted);
  }

  double quantile(double p) {
    return SortedSample.of(sorted.clone()).quantile(p);
  }

  double median() {
    return quantile(0.5);
  }

  /** Length of the central interval. */
  double length(double level) {
    return quantile(0.5 + 0.5 * level) - quantile(0.5 - 0.5 * level);
  }

  boolean holds(double level, double value) {
    return quantile(0.5 - 0.5 * level) <= value && value <= quantile(0.5 + 0.5 * level);
  }

  /** Half of the central 68.3 %: the standard deviation of a normal, but deaf to tails. */
  double spread() {
    return 0.5 * length(0.6827);
  }

  /** Share of the draws at or below a value. */
  double below(double value) {
    int at = Arrays.binarySearch(sorted, value);
    int index = at < 0 ? -at - 1 : at;
    while (index < sorted.length && sorted[index] == value) {
      index++;
    }
    return index / (double) sorted.length;
  }

  /** Largest difference between the distribution functions of two samples. */
  double distance(Marginal other) {
    double most = 0;
    for (double[] values : List.of(sorted, other.sorted)) {
      for (double value : values) {
        most = Math.max(most, Math.abs(below(value) - other.below(value)));
      }
    }
    return most;
  }

  /** For result.json. */
  Map<String, BigDecimal> told() {
    Map<String, BigDecimal> told = new LinkedHashMap<>();
    told.put("q05", Report.number(quantile(0.05)));
    told.put("median", Report.number(median()));
    told.put("q95", Report.number(quantile(0.95)));
    told.put("spread", Report.number(spread()));
    return told;
  }

  /** Median and 90 % interval, for a table. */
  String text() {
    return Report.digits(median(), 3)
        + " ("
        + Report.digits(quantile(0.05), 3)
        + " to "
        + Report.digits(quantile(0.95), 3)
        + ")";
  }
}

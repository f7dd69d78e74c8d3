package org.foreshock.backtest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.foreshock.data.Sums;

/**
 * How a method did on a collection.
 *
 * @param collection its name
 * @param method the name of the method
 * @param scores case by case
 * @param coverage of all runs together
 */
public record Totals(
    String collection, String method, List<CurveScore> scores, PooledCoverage coverage) {
  /** Stands for all collections together. */
  public static final String ALL = "all";

  public Totals {
    scores = List.copyOf(scores);
  }

  /**
   * Totals by collection and method, in the order in which these come; at the end, if there are
   * several collections, those of all together.
   *
   * @param seed of the bootstrap
   */
  public static List<Totals> of(List<CurveScore> scores, long seed) {
    Map<String, Map<String, List<CurveScore>>> sorted = new LinkedHashMap<>();
    Map<String, List<CurveScore>> all = new LinkedHashMap<>();
    for (CurveScore score : scores) {
      sorted
          .computeIfAbsent(score.of().collection(), name -> new LinkedHashMap<>())
          .computeIfAbsent(score.method(), name -> new ArrayList<>())
          .add(score);
      all.computeIfAbsent(score.method(), name -> new ArrayList<>()).add(score);
    }
    if (sorted.size() > 1) {
      sorted.put(ALL, all);
    }
    List<Totals> totals = new ArrayList<>();
    sorted.forEach(
        (collection, methods) ->
            methods.forEach(
                (method, each) ->
                    totals.add(
                        new Totals(collection, method, each, PooledCoverage.of(each, seed)))));
    return totals;
  }

  /** How many of the cases have an error that is a number. */
  public long scored() {
    return scores.stream().filter(CurveScore::isScored).count();
  }

  /** Mean of a number over the cases that have it; NaN of none. */
  public double mean(CurveScore.Measure measure) {
    return Sums.mean(values(measure));
  }

  /** Median of a number over the cases that have it; NaN of none. */
  public double median(CurveScore.Measure measure) {
    double[] values = values(measure);
    Arrays.sort(values);
    int half = values.length / 2;
    if (values.length == 0) {
      return Double.NaN;
    }
    return values.length % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
  }

  private double[] values(CurveScore.Measure measure) {
    return scores.stream()
        .mapToDouble(score -> score.get(measure))
        .filter(value -> !Double.isNaN(value))
        .toArray();
  }

  /** Seconds of all cases. */
  public double seconds() {
    return Sums.of(scores.stream().mapToDouble(score -> score.foretold().seconds()));
  }
}

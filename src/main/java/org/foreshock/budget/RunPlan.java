package org.foreshock.budget;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.foreshock.data.Sums;

/**
 * Runs at each of some scales.
 *
 * @param scales where runs may be
 * @param runs at each; 0 where there are none, and not always whole
 */
public record RunPlan(Design scales, double[] runs) {
  /** The same number of seeds at every scale, for so much money. */
  static RunPlan equalSeeds(Design scales, double costExponent, double budget) {
    double[] runs = new double[scales.size()];
    Arrays.fill(runs, budget / scales.cost(costExponent));
    return new RunPlan(scales, runs);
  }

  /** What the runs at a scale cost, in runs at the largest scale. */
  public double cost(int scale, double costExponent) {
    return runs[scale] * scales.cost(scale, costExponent);
  }

  /** What all runs cost. */
  public double cost(double costExponent) {
    return Sums.of(
        IntStream.range(0, runs.length).mapToDouble(k -> cost(k, costExponent)).toArray());
  }

  /** These runs and others. */
  public RunPlan with(RunPlan other) {
    NavigableMap<Double, Double> all = new TreeMap<>();
    for (RunPlan each : List.of(this, other)) {
      for (int k = 0; k < each.runs.length; k++) {
        all.merge(each.scales.logScales()[k], each.runs[k], Double::sum);
      }
    }
    return new RunPlan(
        new Design(all.keySet().stream().mapToDouble(Double::doubleValue).toArray()),
        all.values().stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** The scales that have runs, and their runs. */
  RunPlan used() {
    int[] at = IntStream.range(0, runs.length).filter(k -> runs[k] > 0).toArray();
    return new RunPlan(
        new Design(Arrays.stream(at).mapToDouble(k -> scales.logScales()[k]).toArray()),
        Arrays.stream(at).mapToDouble(k -> runs[k]).toArray());
  }
}

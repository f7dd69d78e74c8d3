package org.foreshock.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.data.Metric;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.simulation.Simulation;
import org.foreshock.simulation.SyntheticSweep;

/**
 * Curves over a grid of scales: those of a law, of seeds with breaks of their own, of their
 * average.
 *
 * @param law of the whole sweep
 * @param metric what it is of the metric
 * @param laws of the seeds
 * @param grid of scales
 * @param vary whether the laws of the seeds differ
 */
record Seeds(
    BrokenPowerLaw law, Metric metric, List<BrokenPowerLaw> laws, double[] grid, boolean vary) {
  /** With more seeds than this, only the first ones' curves are drawn. */
  private static final int MOST_CURVES = 40;

  static Seeds of(Simulation plan, SyntheticSweep sweep, double[] grid) {
    boolean vary = plan.breakSpread() > 0 && hasBreaks(plan.law());
    return new Seeds(plan.law(), plan.metric(), sweep.laws(), grid, vary);
  }

  private static boolean hasBreaks(BrokenPowerLaw law) {
    return !law.breaks().isEmpty();
  }

  boolean hasBreaks() {
    return hasBreaks(law);
  }

  /** The laws of seeds that are drawn. */
  List<BrokenPowerLaw> shown() {
    return vary ? laws.subList(0, Math.min(MOST_CURVES, laws.size())) : List.of();
  }

  /** The metric where a law is. */
  double[] metric(BrokenPowerLaw of) {
    return Arrays.stream(grid).map(x -> metric.flip(of.value(x))).toArray();
  }

  /** d ln μ / d ln x of a law with a limit of 0 or more. */
  double[] slope(BrokenPowerLaw of) {
    return Arrays.stream(grid).map(x -> rise(of, x) / of.value(x)).toArray();
  }

  /** dμ / d ln x. */
  private static double rise(BrokenPowerLaw law, double x) {
    double u = Math.log(x);
    return law.localSlope(u) * Math.exp(law.logExcess(u));
  }

  /** The average of the metric over seeds. */
  double[] average() {
    return Arrays.stream(grid).map(x -> metric.flip(mean(x))).toArray();
  }

  private double mean(double x) {
    return laws.stream().mapToDouble(law -> law.value(x)).average().orElseThrow();
  }

  /** The local slope of the average law. */
  double[] averageSlope() {
    return Arrays.stream(grid)
        .map(x -> laws.stream().mapToDouble(l -> rise(l, x)).average().orElseThrow() / mean(x))
        .toArray();
  }

  /** Every curve that is drawn. */
  List<double[]> curves() {
    List<double[]> curves = new ArrayList<>(List.of(metric(law)));
    shown().forEach(each -> curves.add(metric(each)));
    return curves;
  }
}

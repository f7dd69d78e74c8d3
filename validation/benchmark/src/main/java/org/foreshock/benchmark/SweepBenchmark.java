package org.foreshock.benchmark;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.place.AnalysisPrior;
import org.foreshock.budget.Design;
import org.foreshock.place.Experiment;
import org.foreshock.place.Located;
import org.foreshock.place.PlaceAnalysis;
import org.foreshock.place.PlacePosterior;
import org.foreshock.budget.Scenario;
import org.foreshock.budget.Truth;
import org.foreshock.prior.Fixed;
import org.foreshock.prior.FloorKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** One simulated sweep of the default scenario of {@code foreshock seeds}, by seeds per scale. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class SweepBenchmark {
  private static final double LN_10 = Math.log(10);
  private static final Design DESIGN = Design.spaced(6 * LN_10, 8.8 * LN_10, 12);

  @Param({"1", "1000", "1000000"})
  public int seeds;

  private Truth truth;
  private double[] logValues;
  private double[] count;
  private UniformRandomProvider random;
  private PlaceAnalysis analysis;

  @Setup
  public void setUp() {
    Scenario scenario =
        new Scenario(
            new Fixed(1e9),
            new Fixed(0.5),
            new Fixed(-0.1),
            new Fixed(-0.6),
            new Fixed(0.02),
            new Fixed(0),
            1,
            List.of());
    random = RandomSource.XO_SHI_RO_256_PP.create(1);
    truth = scenario.draw(DESIGN, random);
    logValues = truth.logValues(DESIGN.logScales());
    count = new double[DESIGN.size()];
    Arrays.fill(count, seeds);
    AnalysisPrior prior =
        AnalysisPrior.of(DESIGN.logScales(), 0, FloorKind.AUTO, 2, List.of());
    analysis = PlaceAnalysis.of(DESIGN.logScales(), prior, Located.DEFAULT);
  }

  /** The sufficient statistics of all runs. */
  @Benchmark
  public Experiment simulate() {
    return Experiment.simulate(DESIGN.logScales(), logValues, truth.sigma(), count, random);
  }

  /** The same, and the posterior of the break's place. */
  @Benchmark
  public PlacePosterior simulateAndAnalyse() {
    return analysis.analyse(simulate(), 1);
  }
}

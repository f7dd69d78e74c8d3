package org.foreshock.benchmark;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.LawGrid;
import org.foreshock.posterior.Posterior;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Value and gradient, in batches that take turns through a few points. Batches are sampled one by
 * one, so that percentiles can leave out those that other work on the machine has interrupted.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GradientBenchmark {
  @Param({"17", "30", "360"})
  public int scales;

  @Param({"1", "2", "3"})
  public int breaks;

  private Posterior posterior;
  private double[][] points;
  private Posterior same;
  private double[][] samePoints;
  private double[] gradient;

  private LawGrid grid;
  private LawGrid.Parameters[] parameters;
  private LawGrid.Parameters byParameters;
  private double[] byLogValue;

  @Setup
  public void setUp() {
    Setting setting = new Setting(scales, breaks);
    posterior = setting.posterior(Setting.PriorChoice.DEFAULT);
    points = setting.points(posterior);
    same = setting.posterior(Setting.PriorChoice.SCALAR);
    samePoints = setting.points(same);
    gradient = new double[posterior.dimension()];
    grid = new LawGrid(setting.logScales(), breaks, LawGrid.Anchor.LEVEL, LawGrid.LimitForm.LOG);
    parameters = setting.laws().stream().map(this::parameters).toArray(LawGrid.Parameters[]::new);
    byParameters = new LawGrid.Parameters(breaks);
    byLogValue = new SplittableRandom(3).doubles(scales, -1, 1).toArray();
  }

  private LawGrid.Parameters parameters(BrokenPowerLaw law) {
    LawGrid.Parameters at = new LawGrid.Parameters(breaks);
    double first = new Setting(scales, breaks).logScales()[0];
    at.anchor = law.logOffset() - law.slope() * first;
    at.slope = law.slope();
    at.limit = Math.log(law.limit());
    for (int i = 0; i < breaks; i++) {
      at.change[i] = law.breaks().get(i).slopeChange();
      at.logPlace[i] = Math.log(law.breaks().get(i).place()) - first;
      at.logSharpness[i] = Math.log(law.breaks().get(i).sharpness());
    }
    return at;
  }

  /** The full log posterior under default priors. */
  @Benchmark
  @OperationsPerInvocation(Setting.LAWS)
  public double posterior() {
    return evaluate(posterior, points);
  }

  /** The full log posterior under the priors of scalar.cpp: the same density as there. */
  @Benchmark
  @OperationsPerInvocation(Setting.LAWS)
  public double same() {
    return evaluate(same, samePoints);
  }

  private double evaluate(Posterior density, double[][] at) {
    double sum = 0;
    for (double[] point : at) {
      sum += density.evaluate(point, gradient);
    }
    return sum;
  }

  /** The law alone. */
  @Benchmark
  @OperationsPerInvocation(Setting.LAWS)
  public double law() {
    for (LawGrid.Parameters at : parameters) {
      grid.evaluate(at);
      grid.pullBack(at, byLogValue, 0, 0, byParameters);
    }
    return byParameters.slope;
  }
}

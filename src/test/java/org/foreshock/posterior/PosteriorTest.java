package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Scale;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Ridders;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.Priors;
import org.foreshock.prior.StudentT;
import org.junit.jupiter.api.Test;

class PosteriorTest {

  @Property(tries = 250, seed = "401")
  void gradientIsTheDerivative(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    double[] q = given.point(posterior);
    double[] gradient = new double[q.length];
    double[] scratch = new double[q.length];
    double value = posterior.evaluate(q, gradient);
    assertTrue(Double.isFinite(value));
    for (int i = 0; i < q.length; i++) {
      int at = i;
      Ridders.Slope slope = Ridders.derivative(v -> moved(posterior, q, at, v, scratch), q[i]);
      double tolerance = 1e-7 * (1 + Math.abs(gradient[i])) + 1e-9 * Math.abs(value);
      assertTrue(slope.error() < tolerance, () -> "coordinate " + at + ", differences " + slope);
      assertEquals(slope.value(), gradient[i], tolerance, "coordinate " + i);
    }
  }

  @Property(tries = 100, seed = "409")
  void valueAloneIsTheSameToTheBit(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    for (int i = 0; i < 5; i++) {
      double[] q = given.point(posterior);
      double alone = posterior.value(q);
      assertEquals(posterior.evaluate(q, new double[q.length]), alone, 0);
      assertEquals(alone, posterior.value(q), 0);
    }
  }

  private static double moved(
      Posterior posterior, double[] q, int coordinate, double to, double[] scratch) {
    double[] other = q.clone();
    other[coordinate] = to;
    return posterior.evaluate(other, scratch);
  }

  /**
   * The density of the coordinates is that of the quantities times the determinant of the map from
   * one to the other, which is differentiated numerically; half of that where every law has two
   * points.
   */
  @Property(tries = 30, seed = "402")
  void densityOfCoordinatesIsThatOfQuantitiesTimesTheJacobian(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    for (int i = 0; i < 6; i++) {
      double[] q = given.point(posterior);
      if (isAtAnEnd(q)) {
        continue; // differences of quantities lose their digits there
      }
      double value = posterior.evaluate(q, new double[q.length]);
      double logJoint = posterior.draw(1, 1, q).logJoint();
      double whole = value + posterior.logConstant();
      double jacobian = logDeterminant(given, posterior, q);
      boolean twice = !Arrays.equals(q, posterior.mirrored(q));
      assertEquals(logJoint + jacobian - (twice ? Math.log(2) : 0), whole, 1e-4);
    }
  }

  private static boolean isAtAnEnd(double[] q) {
    return Arrays.stream(q).anyMatch(v -> Math.abs(v) > 13);
  }

  private static double logDeterminant(Case given, Posterior posterior, double[] q) {
    int k = q.length;
    double[][] jacobian = new double[k][k];
    for (int j = 0; j < k; j++) {
      int column = j;
      Map<Double, double[]> known = new HashMap<>();
      Function<Double, double[]> quantities =
          v -> {
            double[] other = q.clone();
            other[column] = v;
            return given.quantities(posterior.draw(1, 1, other), false);
          };
      for (int i = 0; i < k; i++) {
        int row = i;
        Ridders.Slope slope =
            Ridders.derivative(v -> known.computeIfAbsent(v, quantities)[row], q[j]);
        // what cannot be told from 0 is 0: its rounding would be multiplied by large entries
        boolean isZero = Math.abs(slope.value()) < 1e3 * slope.error();
        jacobian[i][j] = isZero ? 0 : slope.value();
      }
    }
    LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(jacobian), 0);
    return Math.log(Math.abs(lu.getDeterminant()));
  }

  /**
   * Under the default prior of the floor's share, Beta(1/2, 1), the density is smooth across a
   * floor of nothing: no wall, no hole, and a gradient that does not depend on how near it is.
   */
  @Test
  void noFloorIsAFlatValley() {
    BrokenPowerLaw truth = BrokenPowerLaw.of(0, 5, 0.4);
    Sweep sweep = Simulated.sweep(truth, Simulated.scales(10, 1e4, 12), 2, 0.05, 1);
    Posterior posterior =
        new Posterior(sweep, Simulated.priors(sweep, 0, FloorKind.FREE), NoiseModel.LOGNORMAL);
    double[] q = posterior.point(truth, Noise.lognormal(0.05));
    int floor = 3;
    double[] gradient = new double[q.length];
    q[floor] = 1e-4;
    double value = posterior.evaluate(q, gradient);
    double[] near = gradient.clone();
    for (double v : new double[] {1e-5, -1e-7, 1e-8, 1e-9, -1e-12}) {
      q[floor] = v;
      assertEquals(value, posterior.evaluate(q, gradient), 1e-2, "at " + v);
      assertEquals(near[floor], gradient[floor], 1, "gradient at " + v);
      assertEquals(near[0], gradient[0], 1e-2 * (1 + Math.abs(near[0])), "gradient at " + v);
    }
  }

  /** The log joint density from the priors themselves and the runs one by one. */
  @Property(tries = 150, seed = "403")
  void logJointIsPriorTimesLikelihoodOfTheRuns(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    PosteriorDraw draw = posterior.draw(3, 7, given.point(posterior));
    double sum = given.priors().logOrderConstant();
    double size = Math.abs(sum);
    double[] quantities = given.quantities(draw, true);
    List<Prior> stated = Layout.of(given.priors()).arrange(given.priors());
    for (int i = 0; i < quantities.length; i++) {
      if (stated.get(i).isFixed()) {
        double value = stated.get(i).lower();
        assertEquals(value, quantities[i], 1e-12 * (1 + Math.abs(value)), stated.get(i).toString());
      } else {
        sum += stated.get(i).logDensity(quantities[i]);
        size += Math.abs(stated.get(i).logDensity(quantities[i]));
      }
    }
    for (Scale scale : given.sweep().scales()) {
      for (double y : scale.runs()) {
        double term = logDensity(given, draw, scale.x(), y);
        sum += term;
        size += Math.abs(term) + 1;
      }
    }
    assertEquals(sum, draw.logJoint(), 1e-10 * size);
    assertEquals(3, draw.chain());
    assertEquals(7, draw.number());
  }

  /** Of one run, by the definition of its noise model. */
  private static double logDensity(Case given, PosteriorDraw draw, double x, double y) {
    double value = draw.law().value(x);
    double sigma = draw.noise().sigma();
    double shape = draw.noise().shape();
    double middle = Math.sqrt(given.sweep().minX() * given.sweep().maxX());
    return switch (draw.noise().model()) {
      case LOGNORMAL -> new Normal(Math.log(value), sigma).logDensity(Math.log(y));
      case STUDENT_T -> new StudentT(shape, Math.log(value), sigma).logDensity(Math.log(y));
      case ADDITIVE -> new Normal(value, sigma).logDensity(y);
      case HETEROSCEDASTIC ->
          new Normal(Math.log(value), sigma * Math.pow(x / middle, shape)).logDensity(Math.log(y));
    };
  }

  @Property(tries = 150, seed = "404")
  void pointInvertsDraw(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    double[] q = given.point(posterior);
    PosteriorDraw draw = posterior.draw(1, 1, q);
    boolean noFloor = Math.abs(draw.law().limit()) < 1e-3 * draw.law().value(given.sweep().maxX());
    if (noFloor || isAtAnEnd(q)) {
      return; // starts are kept away from a floor of 0 and the ends of supports, on purpose
    }
    PosteriorDraw again = posterior.draw(1, 1, posterior.point(draw.law(), draw.noise()));
    assertArrayEquals(given.quantities(draw, true), given.quantities(again, true), 1e-7);
    assertEquals(draw.logJoint(), again.logJoint(), 1e-7 * (1 + Math.abs(draw.logJoint())));
  }

  /** An excess of e^−30 over the floor is nearly nothing to a double, but much to a coordinate. */
  @Test
  void curvesOnTheirFloorHaveAPoint() {
    BrokenPowerLaw law = BrokenPowerLaw.of(1, 2, 0.5, new Break(100, 5.7, 0.5));
    Sweep sweep = Simulated.sweep(law, Simulated.scales(1, 1e4, 12), 2, 0.05, 1);
    for (String floor :
        List.of("a_share ~ beta(0.5, 1)", "a ~ half_normal(2)", "a ~ uniform(0, 3)")) {
      Priors priors = Simulated.priors(sweep, 1, FloorKind.FREE, floor);
      Posterior posterior = new Posterior(sweep, priors, NoiseModel.LOGNORMAL);
      double[] q = posterior.point(law, Noise.lognormal(0.05));
      assertTrue(Double.isFinite(posterior.evaluate(q, new double[q.length])), floor);
      BrokenPowerLaw again = posterior.draw(1, 1, q).law();
      for (double x : new double[] {1, 50, 100, 200}) {
        assertEquals(law.logExcess(Math.log(x)), again.logExcess(Math.log(x)), 1e-6, floor);
      }
    }
  }

  /** Wherever the coordinates are, places ascend, quantities keep to their supports, no NaN. */
  @Property(tries = 150, seed = "408")
  void everyPointIsALaw(@ForAll("cases") Case given) {
    Posterior posterior = given.posterior();
    double[] q = given.point(posterior);
    List<Prior> stated = Layout.of(given.priors()).arrange(given.priors());
    for (double far : new double[] {1, 3, 10}) {
      double[] moved = q.clone();
      for (int i = 0; i < q.length; i++) {
        moved[i] += far * given.random().nextGaussian();
      }
      double value = posterior.evaluate(moved, new double[q.length]);
      assertTrue(value < Double.POSITIVE_INFINITY, "log density " + value);
      if (value == Double.NEGATIVE_INFINITY) {
        continue;
      }
      double[] quantities = given.quantities(posterior.draw(1, 1, moved), true);
      for (int j = 4; j < quantities.length; j++) {
        double rounding = 1e-12 * (1 + Math.abs(quantities[j]));
        assertTrue(quantities[j] >= stated.get(j).lower() - rounding, stated.get(j).toString());
        assertTrue(quantities[j] <= stated.get(j).upper() + rounding, stated.get(j).toString());
      }
      for (int i = 1; i < given.priors().breaks(); i++) {
        int place = quantities.length - given.priors().breaks() + i;
        assertTrue(quantities[place - 1] <= quantities[place], Arrays.toString(quantities));
      }
    }
  }

  @Property(tries = 100, seed = "405")
  void runsAndTheirMomentsGiveTheSameDensity(@ForAll("cases") Case given) {
    NoiseModel noise = given.scatters().model();
    if (noise == NoiseModel.STUDENT_T || noise == NoiseModel.ADDITIVE) {
      return; // one needs the runs, the other statistics of y
    }
    Posterior raw = given.posterior();
    Posterior averaged = new Posterior(Simulated.asMoments(given.sweep()), given.priors(), noise);
    double[] q = given.point(raw);
    double[] byRaw = new double[q.length];
    double[] byAveraged = new double[q.length];
    double value = raw.evaluate(q, byRaw);
    assertEquals(value, averaged.evaluate(q, byAveraged), 1e-10 * (1 + Math.abs(value)));
    for (int i = 0; i < q.length; i++) {
      assertEquals(byRaw[i], byAveraged[i], 1e-10 * (1 + Math.abs(value) + Math.abs(byRaw[i])));
    }
  }

  /** Under the default priors, which are rebuilt for the other units. */
  @Property(tries = 200, seed = "406")
  void unitsChangeNeitherDensityNorGradient(@ForAll("defaults") Case given) {
    Random random = given.random();
    double kx = Math.exp(Case.between(random, -30, 30));
    double ky = Math.exp(Case.between(random, -30, 30));
    Sweep sweep = Simulated.inUnits(given.sweep(), kx, ky);
    NoiseModel noise = given.scatters().model();
    Priors priors = Simulated.priors(sweep, given.priors().breaks(), noise, FloorKind.FREE);
    Posterior posterior = given.posterior();
    Posterior other = new Posterior(sweep, priors, noise);
    PosteriorDraw draw = posterior.draw(1, 1, given.point(posterior));
    double[] q = posterior.point(draw.law(), draw.noise());
    if (isAtAnEnd(q)) {
      return; // where a coordinate is steep, and kept away from its end
    }
    Noise here = draw.noise();
    double sigma = here.sigma() * (noise.isLog() ? 1 : ky);
    Noise there = new Noise(noise, sigma, here.shape(), sweep.logMiddle());
    double[] moved = other.point(inUnits(draw.law(), kx, ky), there);
    assertArrayEquals(tail(q), tail(moved), 1e-6, "coordinates but the first have no units");
    moved = q.clone();
    moved[0] += noise.isLog() ? Math.log(ky) : 0;
    double[] gradient = new double[q.length];
    double[] otherGradient = new double[q.length];
    double value = posterior.evaluate(q, gradient);
    // with additive noise the density is one of a and y, which have the unit of y
    double runs = given.sweep().scales().stream().mapToInt(s -> s.runs().length).sum();
    double units = noise.isLog() ? 0 : -runs * Math.log(ky);
    double elsewhere = other.evaluate(moved, otherGradient) - units;
    assertEquals(value, elsewhere, 1e-9 * (1 + Math.abs(value) + Math.abs(units)));
    for (int i = 0; i < q.length; i++) {
      double size = 1 + Math.abs(gradient[i]) + 0.01 * Math.abs(value);
      assertEquals(gradient[i], otherGradient[i], 1e-9 * size);
    }
  }

  /** Additive noise knows no zero of y: a constant added to every run moves nothing but a. */
  @Property(tries = 60, seed = "409")
  void additiveNoiseKnowsNoZero(@ForAll("defaults") Case given) {
    if (given.scatters().model() != NoiseModel.ADDITIVE) {
      return;
    }
    Posterior posterior = given.posterior();
    double[] q = given.point(posterior);
    double range = Math.abs(given.truth().value(100) - given.truth().value(1e7));
    double added = range * Case.between(given.random(), -20, 20);
    Sweep sweep = Simulated.raised(given.sweep(), added);
    Priors priors =
        Simulated.priors(sweep, given.priors().breaks(), NoiseModel.ADDITIVE, FloorKind.FREE);
    Posterior other = new Posterior(sweep, priors, NoiseModel.ADDITIVE);
    double value = posterior.evaluate(q, new double[q.length]);
    double there = other.evaluate(q, new double[q.length]);
    assertEquals(value, there, 1e-7 * (1 + Math.abs(value)));
    double limit = posterior.draw(1, 1, q).law().limit();
    double moved = other.draw(1, 1, q).law().limit();
    assertEquals(limit + added, moved, 1e-9 * (range + Math.abs(limit) + Math.abs(added)));
  }

  private static double[] tail(double[] q) {
    return Arrays.copyOfRange(q, 1, q.length);
  }

  private static BrokenPowerLaw inUnits(BrokenPowerLaw law, double kx, double ky) {
    List<Break> breaks =
        law.breaks().stream()
            .map(b -> new Break(kx * b.place(), b.slopeChange(), b.sharpness()))
            .toList();
    double logOffset = law.logOffset() + Math.log(ky) + law.slope() * Math.log(kx);
    return new BrokenPowerLaw(law.limit() * ky, logOffset, law.slope(), breaks);
  }

  /** Any object at all would come to 16 bytes a call or more. */
  @Test
  void evaluatingAllocatesNothing() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Random random = new Random(407);
    for (int i = 0; i < 8; i++) {
      Case given = Case.any(random);
      Posterior posterior = given.posterior();
      double[] q = given.point(posterior);
      double[] gradient = new double[q.length];
      long least = Long.MAX_VALUE;
      for (int round = 0; round < 3; round++) {
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int call = 0; call < 10_000; call++) {
          posterior.evaluate(q, gradient);
        }
        least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      }
      assertTrue(least < 20_000, least + " bytes in 10,000 calls with " + given);
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.randomValue(Case::any);
  }

  @Provide
  Arbitrary<Case> defaults() {
    return Arbitraries.randomValue(Case::withDefaults);
  }
}

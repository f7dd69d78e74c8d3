package org.foreshock.law;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleConsumer;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.foreshock.law.LawGrid.Anchor;
import org.foreshock.law.LawGrid.LimitForm;
import org.foreshock.law.LawGrid.Parameters;
import org.junit.jupiter.api.Test;

class LawGridTest {

  /** A grid with parameters for it. */
  record Case(double[] logScales, Anchor anchor, LimitForm form, Parameters at, double[] weights) {

    LawGrid grid() {
      return new LawGrid(logScales, at.breaks(), anchor, form);
    }

    /** The law that the grid says it holds. */
    BrokenPowerLaw law(LawGrid grid) {
      List<Break> breaks = new ArrayList<>();
      for (int i = 0; i < at.breaks(); i++) {
        double place = Math.exp(logScales[0] + at.logPlace[i]);
        breaks.add(new Break(place, at.change[i], Math.exp(at.logSharpness[i])));
      }
      double logOffset = grid.level() + at.slope * logScales[0];
      return new BrokenPowerLaw(Math.exp(grid.logLimit()), logOffset, at.slope, breaks);
    }

    int last() {
      return logScales.length - 1;
    }

    boolean hasLimit() {
      return form == LimitForm.DEPTH ? at.limit != 0 : at.limit > Double.NEGATIVE_INFINITY;
    }

    /** A function of everything a grid gives: Σ w_k ln μ(x_k), level and, if there is one, ln a. */
    double combination(LawGrid grid) {
      grid.evaluate(at);
      double sum = weights[logScales.length] * grid.level();
      if (hasLimit()) {
        sum += weights[logScales.length + 1] * grid.logLimit();
      }
      for (int k = 0; k < logScales.length; k++) {
        sum += weights[k] * grid.logValue()[k];
      }
      return sum;
    }

    Parameters pulledBack(LawGrid grid) {
      Parameters gradient = new Parameters(at.breaks());
      grid.evaluate(at);
      grid.pullBack(
          at,
          Arrays.copyOf(weights, logScales.length),
          weights[logScales.length],
          hasLimit() ? weights[logScales.length + 1] : 0,
          gradient);
      return gradient;
    }
  }

  @Property(tries = 1000, seed = "301")
  void agreesWithTheLaw(@ForAll("cases") Case given) {
    LawGrid grid = given.grid();
    grid.evaluate(given.at());
    BrokenPowerLaw law = given.law(grid);
    double size = 1 + Math.abs(grid.level());
    for (Break b : law.breaks()) {
      size += Math.abs(b.slopeChange()) * (70 + b.sharpness());
    }
    assertEquals(given.logScales().length, grid.size());
    for (int k = 0; k < grid.size(); k++) {
      assertEquals(law.logValue(given.logScales()[k]), grid.logValue()[k], 1e-13 * size);
    }
  }

  @Property(tries = 1000, seed = "302")
  void anchorAndLimitMeanWhatTheySay(@ForAll("cases") Case given) {
    LawGrid grid = given.grid();
    grid.evaluate(given.at());
    Parameters at = given.at();
    double atLast = grid.logValue()[given.last()];
    double size = 1 + Math.abs(atLast) + Math.abs(grid.level());
    double logShare = grid.logLimit() - atLast;
    double depth = -Math.log1p(-Math.exp(logShare));
    boolean byDepth = given.form() == LimitForm.DEPTH;
    if (given.anchor() == Anchor.LEVEL) {
      assertEquals(at.anchor, grid.level());
    } else if (byDepth) {
      assertEquals(at.anchor, atLast, 1e-13 * size);
    } else {
      double logExcess = given.law(grid).logExcess(given.logScales()[given.last()]);
      assertEquals(at.anchor, logExcess, 1e-11 * size);
    }
    if (byDepth) {
      assertEquals(at.limit, depth, 1e-12 * size * Math.exp(Math.max(depth, 1)));
    } else {
      assertEquals(at.limit, grid.logLimit());
    }
  }

  @Property(tries = 1500, seed = "303")
  void pullBackIsTheGradient(@ForAll("cases") Case given) {
    LawGrid grid = given.grid();
    Parameters at = given.at();
    Parameters gradient = given.pulledBack(grid);
    check(given, gradient.anchor, at.anchor, 1, v -> at.anchor = v, "anchor");
    // every step moves ln(μ − a) by about 1, the width over which a limit takes over
    double width = 1 + given.logScales()[given.last()] - given.logScales()[0];
    check(given, gradient.slope, at.slope, 1 / width, v -> at.slope = v, "slope");
    if (!given.hasLimit()) {
      assertEquals(0, given.form() == LimitForm.LOG ? gradient.limit : 0);
    } else {
      double step = given.form() == LimitForm.LOG ? 1 : 0.4 * at.limit;
      check(given, gradient.limit, at.limit, step, v -> at.limit = v, "limit");
    }
    for (int i = 0; i < at.breaks(); i++) {
      int j = i;
      double f = Math.exp(at.logSharpness[i]);
      double reach = width + Math.max(-at.logPlace[i], 0) + f;
      check(given, gradient.change[i], at.change[i], 1 / reach, v -> at.change[j] = v, "change");
      double step = Math.min(f, 0.2);
      check(given, gradient.logPlace[i], at.logPlace[i], step, v -> at.logPlace[j] = v, "place");
      // in ln f the step of the break goes by within f over the distance to the nearest scale
      double nearest = nearest(given, at.logPlace[i]);
      double logStep = Math.min(0.5 / (1 + f), Math.max(f / nearest, 0.02));
      check(
          given,
          gradient.logSharpness[i],
          at.logSharpness[i],
          logStep,
          v -> at.logSharpness[j] = v,
          "sharpness");
    }
  }

  private static double nearest(Case given, double logPlace) {
    double nearest = Double.POSITIVE_INFINITY;
    for (double u : given.logScales()) {
      nearest = Math.min(nearest, Math.abs(u - given.logScales()[0] - logPlace));
    }
    return nearest;
  }

  private static void check(
      Case given, double analytic, double at, double step, DoubleConsumer parameter, String what) {
    LawGrid grid = given.grid();
    Ridders.Slope slope =
        Ridders.derivative(
            v -> {
              parameter.accept(v);
              return given.combination(grid);
            },
            at,
            step);
    parameter.accept(at);
    double tolerance = 1e-7 * (Math.abs(analytic) + 1);
    assertTrue(slope.error() < tolerance, () -> what + " by differences: " + slope);
    assertEquals(slope.value(), analytic, tolerance, what);
  }

  @Test
  void pullBackAddsToWhatIsThere() {
    LawGrid grid = new LawGrid(new double[] {0, 1, 2}, 1, Anchor.LAST, LimitForm.DEPTH);
    Parameters at = new Parameters(1);
    at.anchor = 0.5;
    at.slope = 0.2;
    at.limit = 0.1;
    at.change[0] = 1;
    at.logPlace[0] = 1.2;
    grid.evaluate(at);
    Parameters once = new Parameters(1);
    Parameters twice = new Parameters(1);
    double[] weights = {1, -2, 0.5};
    grid.pullBack(at, weights, 0.3, 0.4, once);
    grid.pullBack(at, weights, 0.3, 0.4, twice);
    grid.pullBack(at, weights, 0.3, 0.4, twice);
    assertEquals(2 * once.anchor, twice.anchor, 1e-15);
    assertEquals(2 * once.slope, twice.slope, 1e-15);
    assertEquals(2 * once.limit, twice.limit, 1e-15);
    assertEquals(2 * once.change[0], twice.change[0], 1e-15);
    assertEquals(2 * once.logPlace[0], twice.logPlace[0], 1e-15);
    assertEquals(2 * once.logSharpness[0], twice.logSharpness[0], 1e-15);
    twice.clear();
    assertEquals(0, twice.anchor);
    assertEquals(0, twice.change[0]);
  }

  @Test
  void noLimitIsNoLimitInBothForms() {
    double[] scales = {0, 2, 5};
    Parameters at = new Parameters(0);
    at.anchor = 1;
    at.slope = 0.5;
    for (Anchor anchor : Anchor.values()) {
      LawGrid byLog = new LawGrid(scales, 0, anchor, LimitForm.LOG);
      LawGrid byDepth = new LawGrid(scales, 0, anchor, LimitForm.DEPTH);
      at.limit = Double.NEGATIVE_INFINITY;
      byLog.evaluate(at);
      at.limit = 0;
      byDepth.evaluate(at);
      assertEquals(Double.NEGATIVE_INFINITY, byDepth.logLimit());
      assertEquals(byLog.level(), byDepth.level());
      for (int k = 0; k < scales.length; k++) {
        assertEquals(byLog.logValue()[k], byDepth.logValue()[k]);
      }
    }
  }

  /** 0 to 3 breaks over up to 60 decades, sharpness from 1e-4 to 100, each form of each kind. */
  @Provide
  Arbitrary<Case> cases() {
    return Arbitraries.randomValue(
        random -> {
          double[] logScales = scales(random);
          int breaks = random.nextInt(4);
          Parameters at = new Parameters(breaks);
          at.anchor = between(random, -6, 6);
          at.slope = between(random, -2, 2);
          double width = logScales[logScales.length - 1] - logScales[0];
          for (int i = 0; i < breaks; i++) {
            at.change[i] = between(random, -5, 5);
            // half of the breaks stand near a scale, where a sharp one can be seen
            double scale = logScales[random.nextInt(logScales.length)] - logScales[0];
            double f = Math.exp(between(random, Math.log(1e-4), Math.log(100)));
            at.logPlace[i] =
                random.nextBoolean()
                    ? scale + between(random, -3, 3) * f
                    : between(random, -3, width + 5);
            at.logSharpness[i] = Math.log(f);
          }
          Anchor anchor = random.nextBoolean() ? Anchor.LEVEL : Anchor.LAST;
          LimitForm form = random.nextBoolean() ? LimitForm.LOG : LimitForm.DEPTH;
          at.limit = limit(random, form);
          double[] weights = new double[logScales.length + 2];
          Arrays.setAll(weights, k -> between(random, -2, 2));
          return new Case(logScales, anchor, form, at, weights);
        });
  }

  private static double limit(Random random, LimitForm form) {
    boolean none = random.nextInt(4) == 0;
    if (form == LimitForm.LOG) {
      return none ? Double.NEGATIVE_INFINITY : between(random, -12, 6);
    }
    return none ? 0 : Math.exp(between(random, Math.log(1e-8), Math.log(10)));
  }

  private static double[] scales(Random random) {
    double[] logScales = new double[1 + random.nextInt(8)];
    double span = Math.exp(between(random, 0, Math.log(138)));
    double first = between(random, -69, 69 - span / 2);
    for (int k = 0; k < logScales.length; k++) {
      logScales[k] = first + between(random, 0, span);
    }
    Arrays.sort(logScales);
    return logScales;
  }

  private static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }
}

package org.foreshock.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.Priors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The log density of a Stan model of the same law, stated in other coordinates and here through
 * equivalent priors. With L0 = ln x_min, U0 and U1 = log10 of the smallest and largest x, m = (U0 +
 * U1)/2, s = (U1 − U0)/2 + 1/2, and y1 the mean of ln y at the smallest x, that model adds
 *
 * <pre>
 * beta = ln b − c0 L0       Normal(y1, 1)
 * c0                        Normal(0, 1)
 * la, a = min(y) e^la       half-normal(1) on e^la, + la
 * ls = ln sigma             Normal(ln 0.02, 1.5)
 * c_i                       Normal(0, 4)
 * t_i, log10 d_i = m + s t_i, ascending    Normal(0, 1), + ln n!
 * lf_i = ln f_i             Normal(ln 0.2, 1)
 * ln y                      Normal(ln mu, sigma)
 * </pre>
 *
 * <p>The numbers come from these formulas, written out in Python with mpmath 1.3.0 at 40 digits.
 */
class ReferenceDensityTest {

  /** Four-digit addition (arXiv 2210.14891): training set size and test cross-entropy. */
  private static final double[][] ADDITION = {
    {160, 2.13809046}, {192, 2.11813418}, {256, 2.08955508}, {320, 2.06988398},
    {384, 2.05404987}, {448, 2.03837089}, {480, 2.02814281}, {512, 2.00496872},
    {544, 1.95576149}, {576, 1.86313841}, {608, 1.70891537}, {640, 1.50637664},
    {672, 1.29754721}, {736, 0.96559684}, {800, 0.75856477}, {864, 0.64768338},
    {928, 0.55695445},
  };

  private static final double[][] REPLICATES = {
    {10, 5.1}, {10, 4.9}, {10, 5.02}, {30, 3.3}, {30, 3.4}, {30, 3.2},
    {100, 2.1}, {100, 2.2}, {100, 2.05}, {300, 1.8}, {300, 1.9}, {300, 1.75},
  };

  /** Number of runs; beta, c0, la, ls; c; t; lf; log density in these coordinates. */
  static Stream<Arguments> points() {
    return Stream.of(
        Arguments.of(
            14,
            new double[] {0.76, 0.06, -1.5, -4.0},
            new double[] {6},
            new double[] {0.75},
            new double[] {-3},
            -1800.7528129024063),
        Arguments.of(
            14,
            new double[] {0.75, 0.055, -6.0, -5.5},
            new double[] {4.5},
            new double[] {0.68},
            new double[] {-2.5},
            -22626.40540679465),
        Arguments.of(
            14,
            new double[] {1.5, -0.3, 0.4, -1.0},
            new double[] {},
            new double[] {},
            new double[] {},
            -114.16592255960695),
        Arguments.of(
            17,
            new double[] {0.76, 0.06, -0.7, -4.5},
            new double[] {7},
            new double[] {0.5},
            new double[] {-3},
            -23776.48560002769),
        Arguments.of(
            17,
            new double[] {0.9, 0.2, -2.0, -2.5},
            new double[] {4, -1.5},
            new double[] {0.1, 0.9},
            new double[] {-2, 0.3},
            -143.42087349319954),
        Arguments.of(
            12,
            new double[] {1.6, 0.35, -1.0, -3.0},
            new double[] {-0.4},
            new double[] {-0.3},
            new double[] {-0.5},
            -1059.7367988467158),
        Arguments.of(
            12,
            new double[] {1.65, 0.5, -0.2, -2.2},
            new double[] {0.7, -0.6, 1.2},
            new double[] {-0.9, -0.1, 1.3},
            new double[] {0.8, -1.1, -4},
            -100.85185575669101));
  }

  @ParameterizedTest
  @MethodSource("points")
  void agreesWithTheFormulas(
      int count, double[] first, double[] c, double[] t, double[] lf, double expected) {
    double[][] runs = count == 12 ? REPLICATES : Arrays.copyOf(ADDITION, count);
    Sweep sweep =
        Sweep.ofRuns(
            Arrays.stream(runs).mapToDouble(run -> run[0]).toArray(),
            Arrays.stream(runs).mapToDouble(run -> run[1]).toArray());
    double leastY = Arrays.stream(runs).mapToDouble(run -> run[1]).min().orElseThrow();
    double first10 = Math.log10(sweep.minX());
    double last10 = Math.log10(sweep.maxX());
    double middle = (first10 + last10) / 2;
    double spread = (last10 - first10) / 2 + 0.5;
    List<Break> breaks = new ArrayList<>();
    // what the coordinates' own densities have more than those of the quantities
    double logJacobian = first[2] + Math.log(leastY) + first[3] + c.length * Math.log(spread);
    for (int i = 0; i < c.length; i++) {
      breaks.add(new Break(Math.pow(10, middle + spread * t[i]), c[i], Math.exp(lf[i])));
      logJacobian += lf[i];
    }
    double logOffset = first[0] + first[1] * Math.log(sweep.minX());
    BrokenPowerLaw law =
        new BrokenPowerLaw(leastY * Math.exp(first[2]), logOffset, first[1], breaks);
    Posterior posterior =
        new Posterior(sweep, priors(sweep, c.length, leastY, middle, spread), NoiseModel.LOGNORMAL);
    double[] q = posterior.point(law, Noise.lognormal(Math.exp(first[3])));
    double logDensity = posterior.draw(1, 1, q).logJoint() + logJacobian;
    assertEquals(expected, logDensity, 1e-9 * Math.abs(expected));
  }

  private static Priors priors(
      Sweep sweep, int breaks, double leastY, double middle, double spread) {
    double level = sweep.scales().get(0).logMoments().mean();
    List<String> statements = new ArrayList<>();
    statements.add("level ~ normal(" + level + ", 1)");
    statements.add("c0 ~ normal(0, 1)");
    statements.add("a ~ half_normal(" + leastY + ")");
    statements.add("sigma ~ lognormal(" + Math.log(0.02) + ", 1.5)");
    if (breaks > 0) {
      statements.add("c ~ normal(0, 4)");
      statements.add("log10_d ~ normal(" + middle + ", " + spread + ")");
      statements.add("f ~ lognormal(" + Math.log(0.2) + ", 1)");
    }
    return Simulated.priors(sweep, breaks, FloorKind.FREE, statements.toArray(new String[0]));
  }
}

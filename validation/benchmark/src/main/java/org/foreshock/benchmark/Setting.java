package org.foreshock.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Sweep;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.Posterior;
import org.foreshock.prior.FloorKind;
import org.foreshock.prior.PriorParser;
import org.foreshock.prior.Priors;

/**
 * A sweep of one run per scale over four decades, and laws close to the one that it came from.
 *
 * @param scales number of distinct scales
 * @param breaks number of breaks, of the law and of the model
 */
record Setting(int scales, int breaks) {
  /** As many as evaluations take turns through. */
  static final int LAWS = 16;

  static final double SIGMA = 0.02;

  private static final double FIRST = 1e3;
  private static final double LOG_WIDTH = Math.log(1e4);
  private static final double[] CHANGES = {1, -0.5, 0.8};
  private static final double[] SHARPNESSES = {0.3, 0.2, 0.5};

  /** The two ways to choose priors. */
  enum PriorChoice {
    /** What {@code foreshock fit} takes by default. */
    DEFAULT,
    /** Those of the density that is written out in scalar.cpp. */
    SCALAR
  }

  private BrokenPowerLaw truth() {
    List<Break> breaks = new ArrayList<>();
    for (int i = 0; i < this.breaks; i++) {
      double place = FIRST * Math.exp(LOG_WIDTH * (i + 1) / (this.breaks + 1));
      breaks.add(new Break(place, CHANGES[i], SHARPNESSES[i]));
    }
    return new BrokenPowerLaw(0.1, Math.log(10), 0.15, breaks);
  }

  /** ln x, ascending. */
  double[] logScales() {
    double[] u = new double[scales];
    Arrays.setAll(u, k -> Math.log(FIRST) + LOG_WIDTH * k / (scales - 1));
    return u;
  }

  Sweep sweep() {
    SplittableRandom random = new SplittableRandom(1);
    double[] u = logScales();
    double[] x = new double[scales];
    double[] y = new double[scales];
    for (int k = 0; k < scales; k++) {
      x[k] = Math.exp(u[k]);
      y[k] = Math.exp(truth().logValue(u[k]) + noise(random));
    }
    return Sweep.ofRuns(x, y);
  }

  private static double noise(SplittableRandom random) {
    return SIGMA * (2 * random.nextDouble() - 1);
  }

  /** Laws whose parameters are off the true ones by up to 2 %. */
  List<BrokenPowerLaw> laws() {
    SplittableRandom random = new SplittableRandom(2);
    BrokenPowerLaw truth = truth();
    List<BrokenPowerLaw> laws = new ArrayList<>();
    for (int p = 0; p < LAWS; p++) {
      List<Break> breaks = new ArrayList<>();
      for (Break b : truth.breaks()) {
        breaks.add(
            new Break(
                b.place() * Math.exp(noise(random)),
                b.slopeChange() + noise(random),
                b.sharpness() * Math.exp(noise(random))));
      }
      double limit = truth.limit() * Math.exp(noise(random));
      double logOffset = truth.logOffset() + noise(random);
      laws.add(new BrokenPowerLaw(limit, logOffset, truth.slope() + noise(random), breaks));
    }
    return laws;
  }

  Posterior posterior(PriorChoice choice) {
    Sweep sweep = sweep();
    List<String> statements = choice == PriorChoice.SCALAR ? scalarPriors(sweep) : List.of();
    Priors priors =
        Priors.of(
            sweep,
            breaks,
            FloorKind.FREE,
            2,
            statements.stream().map(text -> PriorParser.parse(text, "benchmark")).toList());
    return new Posterior(sweep, priors, NoiseModel.LOGNORMAL);
  }

  private List<String> scalarPriors(Sweep sweep) {
    Span span = Span.of(sweep);
    return List.of(
        "level ~ normal(" + sweep.scales().get(0).logMoments().mean() + ", 1)",
        "c0 ~ normal(0, 1)",
        "a ~ half_normal(" + span.leastY() + ")",
        "sigma ~ lognormal(" + Math.log(0.02) + ", 1.5)",
        "c ~ normal(0, 4)",
        "log10_d ~ normal(" + span.middle() + ", " + span.spread() + ")",
        "f ~ lognormal(" + Math.log(0.2) + ", 1)");
  }

  /** The points of the laws in a posterior's own coordinates. */
  double[][] points(Posterior posterior) {
    return laws().stream()
        .map(law -> posterior.point(law, Noise.lognormal(SIGMA)))
        .toArray(double[][]::new);
  }
}

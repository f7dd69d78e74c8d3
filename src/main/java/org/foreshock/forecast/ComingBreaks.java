package org.foreshock.forecast;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.foreshock.data.Metric;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.numeric.Logs;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.predictive.Distribution;
import org.foreshock.predictive.Predictive;
import org.foreshock.prior.LogNormal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.StudentT;

/**
 * Breaks that may come beyond those fitted: a Poisson process along log10 x whose breaks are drawn
 * from their priors, for nothing is known of them.
 *
 * <p>They begin where the fit has not looked: at the end of the window that its breaks could lie
 * in. A law that has a stated number of breaks, and has used none of them beyond the runs, says
 * nothing of what comes there: for such a law they begin at the largest scale run ({@code from}
 * below).
 *
 * <p>A break that comes leaves the curve at the largest scale run where it is, and the forecast up
 * to there as fitted. From there on the early part of a wide break counts. The runs are not asked
 * whether they show it: with f above about 1 just beyond the runs, they might have.
 *
 * @param perDecade rate of breaks per decade of x, ≥ 0; 0 for none
 * @param change prior of the change of slope c
 * @param sharpness prior of f
 * @param largest scale run, in x units
 * @param window where the window ends in which the fit looked for breaks, ≥ largest
 * @param end no break is drawn beyond, in x units
 */
public record ComingBreaks(
    double perDecade, Prior change, Prior sharpness, double largest, double window, double end) {
  /** A break per four decades. */
  public static final double DEFAULT_RATE = 0.25;

  /** The default prior of the change of slope. */
  public static final Prior DEFAULT_CHANGE = new StudentT(3, 0, 1);

  /** The default prior of the sharpness. */
  public static final Prior DEFAULT_SHARPNESS = new LogNormal(Math.log(0.3), 1);

  public ComingBreaks {
    if (!(perDecade >= 0 && perDecade < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "rate " + perDecade + " of breaks per decade: must be a finite number, 0 or more");
    }
    if (!(largest > 0 && window >= largest)) {
      throw new IllegalArgumentException(
          "window to " + window + ": must reach to the largest scale run, " + largest);
    }
  }

  /**
   * Every draw with breaks that may come: one future each.
   *
   * @param draws as fitted
   * @param counted whether the number of breaks in the window is known to the draws; false where it
   *     was stated
   * @param seed of the futures
   */
  public List<PosteriorDraw> drawn(List<PosteriorDraw> draws, boolean counted, long seed) {
    UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
    ZigguratSampler.Exponential gaps = ZigguratSampler.Exponential.of(random);
    List<PosteriorDraw> futures = new ArrayList<>();
    for (PosteriorDraw draw : draws) {
      BrokenPowerLaw law = draw.law();
      boolean used = law.breaks().stream().anyMatch(at -> at.place() > largest);
      List<Break> coming = coming(counted || used ? window : largest, gaps, random);
      futures.add(coming.isEmpty() ? draw : with(draw, coming));
    }
    return List.copyOf(futures);
  }

  private List<Break> coming(
      double from, ZigguratSampler.Exponential gaps, UniformRandomProvider random) {
    List<Break> coming = new ArrayList<>();
    if (perDecade == 0) {
      return coming;
    }
    double nats = Logs.LN_10 / perDecade;
    double u = Math.log(from) + nats * gaps.sample();
    while (u <= Math.log(end)) {
      coming.add(new Break(Math.exp(u), change.sample(random), sharpness.sample(random)));
      u += nats * gaps.sample();
    }
    return coming;
  }

  /** The law with more breaks, its excess over the limit at the largest scale as it was. */
  private PosteriorDraw with(PosteriorDraw draw, List<Break> coming) {
    BrokenPowerLaw law = draw.law();
    List<Break> all = new ArrayList<>(law.ordered());
    all.addAll(coming);
    double u = Math.log(largest);
    BrokenPowerLaw longer = new BrokenPowerLaw(law.limit(), law.logOffset(), law.slope(), all);
    double lift = law.logExcess(u) - longer.logExcess(u);
    return new PosteriorDraw(
        draw.chain(),
        draw.number(),
        draw.logJoint(),
        new BrokenPowerLaw(law.limit(), law.logOffset() + lift, law.slope(), all),
        draw.noise());
  }

  /**
   * The forecast where breaks may come.
   *
   * @param draws as fitted, of equal weight
   * @param counted whether the number of breaks in the window is known to the draws
   * @param metric what the draws are of the user's metric
   * @param seed of the futures and of the predictive deviates
   */
  public Predictive predictive(
      List<PosteriorDraw> draws, boolean counted, Metric metric, long seed) {
    Predictive asFitted = new DrawsPredictive(draws, metric, seed);
    Predictive beyond = new DrawsPredictive(drawn(draws, counted, seed), metric, seed);
    return new Predictive() {
      @Override
      public Distribution curve(double x) {
        return (x <= largest ? asFitted : beyond).curve(x);
      }

      @Override
      public Distribution newRun(double x) {
        return (x <= largest ? asFitted : beyond).newRun(x);
      }
    };
  }
}

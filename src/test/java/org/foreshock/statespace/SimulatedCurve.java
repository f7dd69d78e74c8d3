package org.foreshock.statespace;

import java.util.Arrays;
import org.foreshock.data.Sweep;
import org.foreshock.law.Softplus;
import org.foreshock.sampler.Randomness;

/**
 * A curve drawn from a member's own prior, and its future. The prior of z at the first scale is
 * centred on the datum there, so it has no law of its own: the level is 0, which the forecast does
 * not know.
 *
 * @param train runs to fit
 * @param futureX scales beyond them
 * @param futureY a run at each
 */
record SimulatedCurve(Sweep train, double[] futureX, double[] futureY) {

  /** Scales 1 to e^{@value} are fitted. */
  private static final double RANGE = 4;

  /**
   * Draws a curve.
   *
   * @param scales number of scales that are fitted
   * @param settings of the forecast: its prior and the rate of breaks that may come
   * @param ahead multiples of the largest scale to forecast at, ascending
   */
  static SimulatedCurve draw(
      Member member, Settings settings, int scales, double[] ahead, Randomness random) {
    double[] u = new double[scales + ahead.length];
    for (int i = 0; i < scales; i++) {
      u[i] = RANGE * (i / (scales - 1.0) - 1);
    }
    for (int i = 0; i < ahead.length; i++) {
      u[scales + i] = Math.log(ahead[i]);
    }
    double[] x = new double[u.length];
    for (int i = 0; i < u.length; i++) {
      x[i] = Math.exp(u[i] + RANGE);
    }
    // any datum will do where nothing but the first place is asked of it
    double[] any = new double[scales];
    Arrays.fill(any, 1);
    Series places = new Series(Sweep.ofRuns(Arrays.copyOf(x, scales), any));
    Parameters at = new Parameters(member, settings.priors(), places);
    double[] point = new double[member.parameters()];
    new MemberTarget(member, settings.priors(), places).sample(random, point);
    at.set(point);
    double[] y = new Walk(member, settings, at, random).run(u, scales);
    return new SimulatedCurve(
        Sweep.ofRuns(Arrays.copyOf(x, scales), Arrays.copyOf(y, scales)),
        Arrays.copyOfRange(x, scales, x.length),
        Arrays.copyOfRange(y, scales, y.length));
  }

  /** The processes, step by step. */
  private static final class Walk {
    private static final int PIECES = 200;

    private final Member member;
    private final Parameters at;
    private final Randomness random;
    private final ComingBreaks coming;
    private final double slope;
    private final double[] change;

    Walk(Member member, Settings settings, Parameters at, Randomness random) {
      this.member = member;
      this.at = at;
      this.random = random;
      slope = settings.priors().slope().sample(random.provider());
      change = new double[member.breaks()];
      for (int i = 0; i < change.length; i++) {
        change[i] = at.changeSd * random.normal();
      }
      coming = ComingBreaks.draw(settings.breakRate(), settings.priors().sharpness(), random);
    }

    double[] run(double[] u, int scales) {
      double[] z = new double[u.length];
      double[] residual = new double[u.length];
      double wander = at.wanderSd * random.normal();
      double fallen = 0;
      double r = at.residualSd * random.normal();
      for (int k = 0; k < u.length; k++) {
        if (k > 0) {
          double step = (u[k] - u[k - 1]) / PIECES;
          double kept = Math.exp(-step / at.wanderLength);
          for (int piece = 0; piece < PIECES; piece++) {
            double next =
                kept * wander + at.wanderSd * Math.sqrt(1 - kept * kept) * random.normal();
            fallen += member.wanders() ? 0.5 * (wander + next) * step : 0;
            wander = next;
          }
          double left = Math.exp(-(u[k] - u[k - 1]) / at.residualLength);
          r = left * r + at.residualSd * Math.sqrt(1 - left * left) * random.normal();
        }
        z[k] = -slope * (u[k] - u[0]) - fallen + (u[k] > 0 ? coming.bend(u[k]) : 0);
        for (int i = 0; i < change.length; i++) {
          z[k] -= change[i] * (bend(i, u[k]) - bend(i, u[0]));
        }
        residual[k] = member.correlated() ? r : 0;
      }
      return runs(z, residual, scales);
    }

    private double bend(int i, double u) {
      double f = at.sharpness[i];
      return f * Softplus.value((u - at.place[i]) / f);
    }

    /** The limit is the drawn share of the lowest part of the curve that is fitted. */
    private double[] runs(double[] z, double[] residual, int scales) {
      double lowest = Double.POSITIVE_INFINITY;
      for (int k = 0; k < scales; k++) {
        lowest = Math.min(lowest, Math.exp(z[k]));
      }
      double limit = lowest * at.share / (1 - at.share);
      double[] y = new double[z.length];
      for (int k = 0; k < z.length; k++) {
        y[k] = (limit + Math.exp(z[k])) * Math.exp(residual[k] + at.sigma * random.normal());
      }
      return y;
    }
  }
}

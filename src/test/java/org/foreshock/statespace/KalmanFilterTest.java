package org.foreshock.statespace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.foreshock.data.Sweep;
import org.foreshock.sampler.Randomness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The filter against the multivariate Normal of all points and of z and r at one place. */
final class KalmanFilterTest {
  private static final double LOG_2PI = Math.log(2 * Math.PI);

  /** Three runs at one scale, and else one. */
  private static final Sweep RUNS =
      Sweep.ofRuns(
          new double[] {1, 2, 3, 3, 3, 5, 9, 20, 22, 40},
          new double[] {3.1, 2.2, 1.9, 1.8, 1.85, 1.5, 1.3, 1.21, 1.25, 1.17});

  static Stream<Member> members() {
    return Stream.of(
        new Member(0, false, false),
        new Member(0, true, true),
        new Member(1, true, false),
        new Member(2, false, true),
        new Member(3, false, false),
        new Member(2, true, true));
  }

  @ParameterizedTest
  @MethodSource("members")
  void likelihoodAndStateAreThoseOfTheJointNormal(Member member) {
    Series series = new Series(RUNS);
    Randomness random = Randomness.streams(5, 1)[0];
    Parameters at = new Parameters(member, Hyperpriors.DEFAULT, series);
    MemberTarget target = new MemberTarget(member, Hyperpriors.DEFAULT, series);
    double[] point = new double[target.dimension()];
    for (int draw = 0; draw < 20; draw++) {
      target.sample(random, point);
      // the two precisions of a brute-force inverse and of a filter part where noise is tiny
      point[0] = Math.max(point[0], -1);
      at.set(point);
      for (double place : new double[] {1.3, -1.0, -3.2, -4.5}) {
        compare(member, series, at, place);
      }
    }
  }

  private static void compare(Member member, Series series, Parameters at, double place) {
    Joint joint = new Joint(member, series, at, place);
    KalmanFilter plain = new KalmanFilter(member, Hyperpriors.DEFAULT, series, false);
    double expected = joint.logDensity() + squares(series, at);
    assertEquals(expected, plain.logLikelihood(at), 1e-6 * Math.max(1, Math.abs(expected)));
    KalmanFilter filter = plain;
    int z = Member.LEVEL;
    int r = member.residual();
    if (place > 0) {
      KalmanFilter later = new KalmanFilter(member, Hyperpriors.DEFAULT, series, false);
      later.resume(at, plain.mean.clone(), plain.covariance.clone());
      later.advance(at, place);
      filter = later;
    } else {
      filter = new KalmanFilter(member, Hyperpriors.DEFAULT, series, true);
      filter.recall(at, place);
      z = member.states();
      r = z + 1;
    }
    assertEquals(joint.mean.getEntry(0), filter.mean[z], 1e-6, "mean of z");
    close(joint.covariance.getEntry(0, 0), filter.covariance(z, z), "variance of z");
    if (member.correlated()) {
      assertEquals(joint.mean.getEntry(1), filter.mean[r], 1e-6, "mean of r");
      close(joint.covariance.getEntry(1, 1), filter.covariance(r, r), "variance of r");
      close(joint.covariance.getEntry(0, 1), filter.covariance(z, r), "covariance");
    }
  }

  private static void close(double expected, double actual, String what) {
    assertEquals(expected, actual, 1e-5 * Math.abs(expected) + 1e-8, what);
  }

  /** What replicates of one scale say of σ. */
  private static double squares(Series series, Parameters at) {
    double variance = at.sigma * at.sigma;
    return -0.5 * (series.squares / variance + series.deviations * (LOG_2PI + Math.log(variance)));
  }

  /** The joint Normal of points, and what it says of z and r at a place, by plain formulas. */
  private static final class Joint {
    private final Member member;
    private final Series series;
    private final Parameters at;
    private final RealMatrix points;
    private final RealVector residuals;
    final RealVector mean;
    final RealMatrix covariance;

    Joint(Member member, Series series, Parameters at, double place) {
      this.member = member;
      this.series = series;
      this.at = at;
      int size = series.size();
      points = new Array2DRowRealMatrix(size, size);
      residuals = new ArrayRealVector(size);
      RealMatrix both = new Array2DRowRealMatrix(2, size);
      double start = Math.log(series.level[0] - at.limit);
      for (int i = 0; i < size; i++) {
        double excess = series.level[i] - at.limit;
        double w = excess / series.level[i];
        double centre = Math.log(excess);
        double prior = start - 0.3 * (series.u[i] - series.u[0]);
        residuals.setEntry(i, series.mean[i] - series.smooth[i] - w * (prior - centre));
        for (int j = 0; j < size; j++) {
          double v = (series.level[j] - at.limit) / series.level[j];
          points.setEntry(
              i,
              j,
              w * v * curve(series.u[i], series.u[j])
                  + residual(series.u[i], series.u[j])
                  + (i == j ? at.sigma * at.sigma / series.count[i] : 0));
        }
        both.setEntry(0, i, w * curve(place, series.u[i]));
        both.setEntry(1, i, residual(place, series.u[i]));
      }
      RealMatrix inverse = new CholeskyDecomposition(points, 1e-9, 0).getSolver().getInverse();
      mean = both.multiply(inverse).operate(residuals);
      mean.addToEntry(0, start - 0.3 * (place - series.u[0]));
      RealMatrix prior =
          new Array2DRowRealMatrix(
              new double[][] {{curve(place, place), 0}, {0, residual(place, place)}});
      covariance = prior.subtract(both.multiply(inverse).multiply(both.transpose()));
    }

    double logDensity() {
      CholeskyDecomposition root = new CholeskyDecomposition(points, 1e-9, 0);
      return -0.5
          * (residuals.dotProduct(root.getSolver().solve(residuals))
              + Math.log(root.getDeterminant())
              + series.size() * LOG_2PI);
    }

    /** Covariance of z at two places. */
    private double curve(double u, double v) {
      double s = u - series.u[0];
      double t = v - series.u[0];
      double sum = 1 + 0.25 * s * t;
      if (member.wanders()) {
        sum += at.wanderSd * at.wanderSd * integral(s, t, at.wanderLength);
      }
      for (int i = 0; i < at.place.length; i++) {
        sum += at.changeSd * at.changeSd * bend(i, u) * bend(i, v);
      }
      return sum;
    }

    /** ∫0^s ∫0^t e^(−|p − q|/ℓ) dp dq, for negative s and t too. */
    private static double integral(double s, double t, double length) {
      double sign = Math.signum(s) * Math.signum(t);
      double a = Math.abs(s);
      double b = Math.abs(t);
      if (sign >= 0) {
        return 2 * length * Math.min(a, b)
            - length
                * length
                * (1
                    - Math.exp(-a / length)
                    - Math.exp(-b / length)
                    + Math.exp(-Math.abs(a - b) / length));
      }
      return -length * length * Math.expm1(-a / length) * Math.expm1(-b / length);
    }

    private double bend(int i, double u) {
      double f = at.sharpness[i];
      return f
          * (Math.log1p(Math.exp((u - at.place[i]) / f))
              - Math.log1p(Math.exp((series.u[0] - at.place[i]) / f)));
    }

    private double residual(double u, double v) {
      return member.correlated()
          ? at.residualSd * at.residualSd * Math.exp(-Math.abs(u - v) / at.residualLength)
          : 0;
    }
  }
}

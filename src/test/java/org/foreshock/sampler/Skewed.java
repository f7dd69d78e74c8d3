package org.foreshock.sampler;

import org.apache.commons.statistics.distribution.GumbelDistribution;
import org.apache.commons.statistics.distribution.LogisticDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A logistic variable x, and a Gumbel one (minus the log of an exponential one) moved by 0.7 x:
 * heavier tails than a Normal has, one of them much heavier than the other.
 */
record Skewed() implements Target {
  private static final double SHEAR = 0.7;
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
  private static final LogisticDistribution LOGISTIC = LogisticDistribution.of(0, 1);
  private static final GumbelDistribution GUMBEL = GumbelDistribution.of(0, 1);

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double x = point[0];
    double y = point[1] - SHEAR * x;
    double fall = Math.exp(-Math.abs(x));
    double byX = -Math.signum(x) * (1 - fall) / (1 + fall);
    double byY = Math.exp(-y) - 1;
    gradient[0] = byX - SHEAR * byY;
    gradient[1] = byY;
    return -Math.abs(x) - 2 * Math.log1p(fall) - y - Math.exp(-y);
  }

  @Override
  public double[] point(double[] scores) {
    double x = LOGISTIC.inverseCumulativeProbability(NORMAL.cumulativeProbability(scores[0]));
    double y = GUMBEL.inverseCumulativeProbability(NORMAL.cumulativeProbability(scores[1]));
    return new double[] {x, y + SHEAR * x};
  }

  @Override
  public double[] scores(double[] point) {
    double u = LOGISTIC.cumulativeProbability(point[0]);
    double v = GUMBEL.cumulativeProbability(point[1] - SHEAR * point[0]);
    return new double[] {
      NORMAL.inverseCumulativeProbability(u), NORMAL.inverseCumulativeProbability(v)
    };
  }
}

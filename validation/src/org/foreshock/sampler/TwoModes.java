package org.foreshock.sampler;

import java.util.function.DoubleUnaryOperator;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.foreshock.numeric.Bisection;

/**
 * Two standard Normals in the plane, apart along the first axis.
 *
 * @param half of the distance between their centres, which are at −half and +half
 * @param share of the one at +half
 */
record TwoModes(double half, double share) implements Target {
  private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double left = Math.log(1 - share) - 0.5 * (point[0] + half) * (point[0] + half);
    double right = Math.log(share) - 0.5 * (point[0] - half) * (point[0] - half);
    double high = Math.max(left, right);
    double logSum = high + Math.log(Math.exp(left - high) + Math.exp(right - high));
    gradient[0] = half * (Math.exp(right - logSum) - Math.exp(left - logSum)) - point[0];
    gradient[1] = -point[1];
    return logSum - 0.5 * point[1] * point[1];
  }

  /** Of the first coordinate. */
  double cumulative(double x) {
    return (1 - share) * NORMAL.cumulativeProbability(x + half)
        + share * NORMAL.cumulativeProbability(x - half);
  }

  private double survival(double x) {
    return (1 - share) * NORMAL.survivalProbability(x + half)
        + share * NORMAL.survivalProbability(x - half);
  }

  @Override
  public double[] draw(Randomness random) {
    double centre = random.uniform() < share ? half : -half;
    return new double[] {centre + random.normal(), random.normal()};
  }

  @Override
  public double[] point(double[] scores) {
    DoubleUnaryOperator score = x -> scores(new double[] {x, 0})[0];
    double reach = half + 40;
    return new double[] {
      Bisection.first(x -> score.applyAsDouble(x) >= scores[0], -reach, reach), scores[1]
    };
  }

  @Override
  public double[] scores(double[] point) {
    double below = cumulative(point[0]);
    double score =
        below < 0.5
            ? NORMAL.inverseCumulativeProbability(below)
            : NORMAL.inverseSurvivalProbability(survival(point[0]));
    return new double[] {score, point[1]};
  }
}

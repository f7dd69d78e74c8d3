package org.foreshock.sampler;

/**
 * The funnel of Neal (2003, Annals of Statistics 31, 705-767, section 8): ln variance v ~ Normal(0,
 * sd), and arms that are Normal with mean 0 and that variance.
 *
 * @param sd of v
 * @param arms how many
 */
record Funnel(double sd, int arms) implements Target {

  @Override
  public int dimension() {
    return 1 + arms;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double v = point[0];
    double precision = Math.exp(-v);
    double squares = 0;
    for (int i = 1; i < point.length; i++) {
      squares += point[i] * point[i];
      gradient[i] = -precision * point[i];
    }
    gradient[0] = -v / (sd * sd) - 0.5 * arms + 0.5 * precision * squares;
    return -0.5 * v * v / (sd * sd) - 0.5 * arms * v - 0.5 * precision * squares;
  }

  @Override
  public double[] point(double[] scores) {
    double[] point = new double[scores.length];
    point[0] = sd * scores[0];
    for (int i = 1; i < point.length; i++) {
      point[i] = Math.exp(0.5 * point[0]) * scores[i];
    }
    return point;
  }

  @Override
  public double[] scores(double[] point) {
    double[] scores = new double[point.length];
    scores[0] = point[0] / sd;
    for (int i = 1; i < point.length; i++) {
      scores[i] = point[i] * Math.exp(-0.5 * point[0]);
    }
    return scores;
  }
}

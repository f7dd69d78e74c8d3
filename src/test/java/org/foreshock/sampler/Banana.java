package org.foreshock.sampler;

/**
 * A Normal (sd {@code width}, 1) bent along a parabola, which leaves volumes as they are.
 *
 * @param width standard deviation along the banana
 * @param bend how strongly
 */
record Banana(double width, double bend) implements Target {

  @Override
  public int dimension() {
    return 2;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double[] z = scores(point);
    gradient[0] = -z[0] / width + 2 * bend * point[0] * z[1];
    gradient[1] = -z[1];
    return -0.5 * (z[0] * z[0] + z[1] * z[1]);
  }

  @Override
  public double[] point(double[] scores) {
    double x = width * scores[0];
    return new double[] {x, scores[1] + bend * (x * x - width * width)};
  }

  @Override
  public double[] scores(double[] point) {
    double x = point[0];
    return new double[] {x / width, point[1] - bend * (x * x - width * width)};
  }
}

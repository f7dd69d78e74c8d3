package org.foreshock.sampler;

/**
 * A density that is a smooth map of independent standard Normals, the scores: exact draws and exact
 * tests are both at hand.
 */
interface Target extends LogDensity {
  /** The point with these scores. */
  double[] point(double[] scores);

  /** The other way round: standard Normals if the point is a draw. */
  double[] scores(double[] point);

  /** An exact draw. */
  default double[] draw(Randomness random) {
    double[] scores = new double[dimension()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = random.normal();
    }
    return point(scores);
  }
}

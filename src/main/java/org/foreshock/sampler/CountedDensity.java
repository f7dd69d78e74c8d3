package org.foreshock.sampler;

/** A log density that knows how often it was asked. */
final class CountedDensity implements LogDensity {
  private final LogDensity density;
  private long gradients;
  private long values;

  CountedDensity(LogDensity density) {
    this.density = density;
  }

  /** Evaluations with a gradient. */
  long gradients() {
    return gradients;
  }

  /** Evaluations without. */
  long values() {
    return values;
  }

  @Override
  public int dimension() {
    return density.dimension();
  }

  @Override
  public double logConstant() {
    return density.logConstant();
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    gradients++;
    return density.evaluate(point, gradient);
  }

  @Override
  public double value(double[] point) {
    values++;
    return density.value(point);
  }
}

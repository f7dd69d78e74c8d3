package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code student_t(nu, location, scale)}, nu degrees of freedom. */
public final class StudentT extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double nu;
  private final double location;
  private final double scale;
  private final double constant;

  /**
   * Creates a Student-t prior.
   *
   * @throws IllegalArgumentException unless all are finite, nu &gt; 0 and scale &gt; 0
   */
  public StudentT(double nu, double location, double scale) {
    super("student_t", nu, location, scale);
    this.nu = positive("nu", nu);
    this.location = finite("location", location);
    this.scale = positive("scale", scale);
    this.constant = Special.studentConstant(nu) - Math.log(scale);
  }

  public double nu() {
    return nu;
  }

  public double location() {
    return location;
  }

  public double scale() {
    return scale;
  }

  @Override
  public double logDensity(double v) {
    double z = (v - location) / scale;
    return constant - 0.5 * (nu + 1) * Math.log(1 + z * z / nu);
  }

  @Override
  public double derivative(double v) {
    double z = (v - location) / scale;
    return -(nu + 1) * z / (nu + z * z) / scale;
  }

  @Override
  public double lower() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double cumulative(double v) {
    return Special.studentCumulative(nu, (v - location) / scale);
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return location + scale * Special.sampleStudent(nu, rng);
  }
}

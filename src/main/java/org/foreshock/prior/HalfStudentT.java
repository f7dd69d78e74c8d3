package org.foreshock.prior;

import org.apache.commons.rng.UniformRandomProvider;

/** {@code half_student_t(nu, scale)}: the absolute value of a Student-t around 0. */
public final class HalfStudentT extends Family implements Prior {
  private static final long serialVersionUID = 1;

  private final double nu;
  private final double scale;
  private final double constant;

  /**
   * Creates a half-Student-t prior.
   *
   * @throws IllegalArgumentException unless both are finite and &gt; 0
   */
  public HalfStudentT(double nu, double scale) {
    super("half_student_t", nu, scale);
    this.nu = positive("nu", nu);
    this.scale = positive("scale", scale);
    this.constant = Special.LN_2 + Special.studentConstant(nu) - Math.log(scale);
  }

  public double nu() {
    return nu;
  }

  public double scale() {
    return scale;
  }

  @Override
  public double logDensity(double v) {
    double z = v / scale;
    return v >= 0 ? constant - 0.5 * (nu + 1) * Math.log1p(z * z / nu) : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double derivative(double v) {
    double z = v / scale;
    return v >= 0 ? -(nu + 1) * z / (nu + z * z) / scale : 0;
  }

  @Override
  public double lower() {
    return 0;
  }

  @Override
  public double upper() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public double cumulative(double v) {
    return v > 0 ? Special.studentCentral(nu, v / scale) : 0;
  }

  @Override
  public double sample(UniformRandomProvider rng) {
    return scale * Math.abs(Special.sampleStudent(nu, rng));
  }
}

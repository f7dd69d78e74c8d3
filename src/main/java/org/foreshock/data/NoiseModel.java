package org.foreshock.data;

import java.util.Arrays;
import java.util.Optional;

/**
 * How runs scatter about the law μ(x), independently of each other. The response of a run is what
 * the model is normal in: ln y, or y itself with additive noise.
 */
public enum NoiseModel {
  /** ln y ~ Normal(ln μ(x), σ); y &gt; 0. */
  LOGNORMAL("lognormal", null),
  /** (ln y − ln μ(x)) / σ ~ Student-t with nu degrees of freedom; y &gt; 0. Needs single runs. */
  STUDENT_T("student-t", "nu"),
  /** y ~ Normal(μ(x), σ), σ in y units; any y. */
  ADDITIVE("additive", null),
  /**
   * ln y ~ Normal(ln μ(x), σ(x)) with ln σ(x) = ln sigma + sigma_slope (ln x − v), v the middle of
   * ln x_min and ln x_max; y &gt; 0.
   */
  HETEROSCEDASTIC("heteroscedastic", "sigma_slope");

  private final String label;
  private final String shape;

  NoiseModel(String label, String shape) {
    this.label = label;
    this.shape = shape;
  }

  /** The model of this name. */
  public static Optional<NoiseModel> named(String label) {
    return Arrays.stream(values()).filter(model -> model.label.equals(label)).findFirst();
  }

  /** The name that users write. */
  public String label() {
    return label;
  }

  /** The name of its parameter beside sigma, if it has one. */
  public Optional<String> shape() {
    return Optional.ofNullable(shape);
  }

  /** Whether the response is ln y, so that y must be positive. */
  public boolean isLog() {
    return this != ADDITIVE;
  }

  /** The statistics of the response at a scale. */
  public Moments moments(Scale scale) {
    return isLog() ? scale.logMoments() : scale.moments();
  }
}

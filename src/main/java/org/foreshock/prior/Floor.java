package org.foreshock.prior;

import java.io.Serializable;

/** The prior of the limit a of the law. */
public sealed interface Floor extends Serializable {

  /** There is no floor: a = 0. */
  record Zero() implements Floor {}

  /**
   * The floor is a share of the law's own value at the largest scale, a / &mu;(x_max).
   *
   * @param share its prior, within 0 and 1
   */
  record Share(Prior share) implements Floor {}

  /**
   * There may be a floor: two models in one.
   *
   * @param zero probability that a = 0 exactly, between 0 and 1
   * @param share prior of the share otherwise
   */
  record Atom(double zero, Prior share) implements Floor {}

  /**
   * The floor is stated in y units.
   *
   * @param a its prior, at least 0 but with additive noise
   */
  record Absolute(Prior a) implements Floor {}
}

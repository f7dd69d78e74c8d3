package org.foreshock.statespace;

/**
 * The form of one model: a power law with a limit, and what may bend it.
 *
 * @param breaks number n of breaks from the first scale to a little beyond the last
 * @param wanders whether the slope carries an Ornstein–Uhlenbeck process o
 * @param correlated whether residuals carry an Ornstein–Uhlenbeck process r
 */
record Member(int breaks, boolean wanders, boolean correlated) {

  // the state: z = ln(μ − a), c0, o if there is one, c_1 … c_n, r if there is one
  static final int LEVEL = 0;
  static final int SLOPE = 1;

  /** Dimension of the state. */
  int states() {
    return 2 + (wanders ? 1 : 0) + breaks + (correlated ? 1 : 0);
  }

  /** Where the state holds o. */
  int wander() {
    return 2;
  }

  /** Where the state holds the change of slope at the first break. */
  int firstChange() {
    return wanders ? 3 : 2;
  }

  /** Where the state holds r. */
  int residual() {
    return firstChange() + breaks;
  }

  /** Number of nonlinear parameters. */
  int parameters() {
    return 2 + (wanders ? 2 : 0) + (correlated ? 2 : 0) + (breaks > 0 ? 1 + 2 * breaks : 0);
  }
}

package org.foreshock.point;

/** Responses of a curve at the scales of a problem, with their derivatives by its parameters. */
interface Responses {
  /** Evaluates the curve; its responses, in an array that is reused. */
  double[] evaluate(double[] at);

  /** Derivatives of the response at scale k by every parameter, at the curve last evaluated. */
  void gradient(double[] at, int k, double[] into);
}

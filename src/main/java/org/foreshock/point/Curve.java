package org.foreshock.point;

import org.foreshock.law.Softplus;

/** Responses of a law at the scales of a problem, with their derivatives by its parameters. */
final class Curve implements Responses {
  private final Problem problem;
  private final double[] response;
  private final double[] excess;

  Curve(Problem problem) {
    this.problem = problem;
    response = new double[problem.size()];
    excess = new double[problem.size()];
  }

  @Override
  public double[] evaluate(double[] at) {
    double a = at[Parameters.LIMIT];
    for (int k = 0; k < response.length; k++) {
      double h = logExcess(at, problem.u()[k]);
      excess[k] = Math.exp(h);
      if (!problem.log()) {
        response[k] = a + excess[k];
      } else {
        response[k] = a > 0 ? Math.log(a + excess[k]) : h;
      }
    }
    return response;
  }

  private double logExcess(double[] at, double u) {
    double h = at[Parameters.LEVEL] - at[Parameters.SLOPE] * (u - problem.origin());
    for (int i = 0; i < Parameters.breaks(at); i++) {
      double f = Math.exp(at[Parameters.sharpness(i)]);
      h -= at[Parameters.change(i)] * f * Softplus.value((u - at[Parameters.place(i)]) / f);
    }
    return h;
  }

  /** Sum of squared residuals, each scale with its weight. */
  double squares(double[] at) {
    return problem.squares(evaluate(at));
  }

  @Override
  public void gradient(double[] at, int k, double[] into) {
    double u = problem.u()[k];
    double value = at[Parameters.LIMIT] + excess[k];
    double byLog = at[Parameters.LIMIT] == 0 ? 1 : excess[k] / value;
    double byExcess = problem.log() ? byLog : excess[k];
    into[Parameters.LEVEL] = byExcess;
    into[Parameters.SLOPE] = -byExcess * (u - problem.origin());
    into[Parameters.LIMIT] = problem.log() ? 1 / value : 1;
    for (int i = 0; i < Parameters.breaks(at); i++) {
      double c = at[Parameters.change(i)];
      double f = Math.exp(at[Parameters.sharpness(i)]);
      double distance = u - at[Parameters.place(i)];
      double plus = f * Softplus.value(distance / f);
      double step = Softplus.logistic(distance / f);
      into[Parameters.change(i)] = -byExcess * plus;
      into[Parameters.place(i)] = byExcess * c * step;
      into[Parameters.sharpness(i)] = -byExcess * c * (plus - distance * step);
    }
  }
}

package org.foreshock.point;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Columns that a regression of z = ln(y − a) on functions of ln x may choose from, each scaled to
 * length 1. The weights are those that make squares of z those of the response, to first order.
 */
final class Columns {
  private final Problem problem;
  private final double[] z;
  private final double[] root;
  private final List<double[]> columns = new ArrayList<>();
  private final List<Double> lengths = new ArrayList<>();

  Columns(Problem problem, double limit) {
    this.problem = problem;
    z = new double[problem.size()];
    root = new double[problem.size()];
    for (int k = 0; k < z.length; k++) {
      double excess = problem.y(k) - limit;
      if (excess > 0) {
        double steepness = problem.log() ? excess / problem.y(k) : excess;
        root[k] = Math.sqrt(problem.weight()[k]) * steepness;
        z[k] = root[k] * Math.log(excess);
      }
    }
  }

  void add(DoubleUnaryOperator function) {
    double[] column = new double[z.length];
    double squares = 0;
    for (int k = 0; k < column.length; k++) {
      column[k] = root[k] * function.applyAsDouble(problem.u()[k]);
      squares += column[k] * column[k];
    }
    double length = squares > 0 ? Math.sqrt(squares) : 1;
    for (int k = 0; k < column.length; k++) {
      column[k] /= length;
    }
    columns.add(column);
    lengths.add(length);
  }

  /** A regression on up to so many of them, on none yet. */
  Elimination elimination(int most) {
    int n = columns.size();
    double[][] products = new double[n][n];
    double[] right = new double[n];
    for (int i = 0; i < n; i++) {
      right[i] = product(columns.get(i), z);
      for (int j = 0; j <= i; j++) {
        products[i][j] = product(columns.get(i), columns.get(j));
        products[j][i] = products[i][j];
      }
    }
    double[] length = lengths.stream().mapToDouble(Double::doubleValue).toArray();
    return new Elimination(products, right, length, product(z, z), most);
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}

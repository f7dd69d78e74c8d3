package org.foreshock.point;

/**
 * A regression that grows and shrinks by one column: Cholesky factors of the products of the
 * columns pushed so far, row by row. A push costs some products of rows; a pop costs nothing.
 */
final class Elimination {
  /** Keeps columns that all but repeat others from being used for wild differences. */
  private static final double RIDGE = 1e-8;

  private final double[][] products;
  private final double[] right;
  private final double[] length;
  private final int[] pushed;
  private final double[][] factor;
  private final double[] reduced;
  private final double[] squares;
  private int size;

  Elimination(double[][] products, double[] right, double[] length, double total, int most) {
    this.products = products;
    this.right = right;
    this.length = length;
    pushed = new int[most];
    factor = new double[most][most];
    reduced = new double[most];
    squares = new double[most + 1];
    squares[0] = total;
  }

  void push(int column) {
    double[] row = factor[size];
    double pivot = products[column][column] + RIDGE;
    double value = right[column];
    for (int i = 0; i < size; i++) {
      double sum = products[column][pushed[i]];
      for (int j = 0; j < i; j++) {
        sum -= row[j] * factor[i][j];
      }
      row[i] = sum / factor[i][i];
      pivot -= row[i] * row[i];
      value -= row[i] * reduced[i];
    }
    row[size] = Math.sqrt(Math.max(pivot, RIDGE));
    reduced[size] = value / row[size];
    squares[size + 1] = squares[size] - reduced[size] * reduced[size];
    pushed[size] = column;
    size++;
  }

  void pop() {
    size--;
  }

  /** Squares that the columns pushed leave over. */
  double squares() {
    return squares[size];
  }

  /** The coefficients of the columns pushed. */
  double[] solution() {
    double[] solution = new double[size];
    for (int i = size - 1; i >= 0; i--) {
      double value = reduced[i];
      for (int j = i + 1; j < size; j++) {
        value -= factor[j][i] * solution[j];
      }
      solution[i] = value / factor[i][i];
    }
    for (int i = 0; i < size; i++) {
      solution[i] /= length[pushed[i]];
    }
    return solution;
  }
}

package org.foreshock.plot;

import java.util.function.DoubleBinaryOperator;

/**
 * Level lines of a function of the plane: it is taken as linear in the two triangles of each cell
 * of a grid, where a level line is straight.
 */
final class Contour {
  private final Range x;
  private final Range y;
  private final int cells;
  private final double[][] values;

  Contour(Range x, Range y, int cells, DoubleBinaryOperator function) {
    this.x = x;
    this.y = y;
    this.cells = cells;
    values = new double[cells + 1][cells + 1];
    for (int i = 0; i <= cells; i++) {
      for (int j = 0; j <= cells; j++) {
        values[i][j] = function.applyAsDouble(at(x, i), at(y, j));
      }
    }
  }

  /** Told of each straight piece. */
  @FunctionalInterface
  interface Line {
    void between(double x1, double y1, double x2, double y2);
  }

  private double at(Range range, double step) {
    return range.low() + (range.high() - range.low()) * step / cells;
  }

  void trace(double level, Line line) {
    for (int i = 0; i < cells; i++) {
      for (int j = 0; j < cells; j++) {
        int[][] corners = {{i, j}, {i + 1, j}, {i + 1, j + 1}, {i, j + 1}};
        triangle(corners[0], corners[1], corners[2], level, line);
        triangle(corners[0], corners[2], corners[3], level, line);
      }
    }
  }

  /** One corner is on the other side than the two others, or there is no line. */
  private void triangle(int[] a, int[] b, int[] c, double level, Line line) {
    boolean first = above(a, level);
    boolean second = above(b, level);
    boolean third = above(c, level);
    if (second == third && first != second) {
      cut(a, b, c, level, line);
    } else if (first == third && second != first) {
      cut(b, a, c, level, line);
    } else if (first == second && third != first) {
      cut(c, a, b, level, line);
    }
  }

  private boolean above(int[] corner, double level) {
    return values[corner[0]][corner[1]] > level;
  }

  private void cut(int[] alone, int[] one, int[] other, double level, Line line) {
    double[] from = crossing(alone, one, level);
    double[] to = crossing(alone, other, level);
    line.between(at(x, from[0]), at(y, from[1]), at(x, to[0]), at(y, to[1]));
  }

  private double[] crossing(int[] a, int[] b, double level) {
    double low = values[a[0]][a[1]];
    double share = (level - low) / (values[b[0]][b[1]] - low);
    return new double[] {a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])};
  }
}

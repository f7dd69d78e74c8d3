package org.foreshock.data;

import java.util.List;

/**
 * Which columns and rows of a table hold the runs.
 *
 * @param x column of the scale
 * @param y column of the metric: of one run, or with {@code count} the mean of several
 * @param seed column that tells the runs of one scale apart; null: {@code seed} if there is one
 * @param count column of the number of runs behind each mean; null: every row is one run
 * @param se column of the standard error of the mean, in y units; null: not known
 * @param where rows must fit all of these
 * @param noise how runs scatter, which says what y may be
 * @param metric what is modelled of y
 */
public record TableOptions(
    String x,
    String y,
    String seed,
    String count,
    String se,
    List<Selection> where,
    NoiseModel noise,
    Metric metric) {

  /**
   * Checks that the columns go together.
   *
   * @throws InputException if a standard error comes without a count, or averages with noise that
   *     needs single runs
   */
  public TableOptions {
    if (se != null && count == null) {
      throw new InputException(
          Setting.STANDARD_ERROR
              + " needs "
              + Setting.COUNT
              + " as well: name the column with the number of runs behind each mean");
    }
    if (count != null && noise == NoiseModel.STUDENT_T) {
      throw new InputException(
          Setting.NOISE.to("student-t")
              + " needs single runs, and "
              + Setting.COUNT
              + " says that rows are averages: give the runs one a row, or use another noise model");
    }
    where = List.copyOf(where);
  }

  /** Raw runs with positive y in columns {@code x} and {@code y}, and {@code seed} if there is. */
  public static TableOptions defaults() {
    return new TableOptions(
        "x", "y", null, null, null, List.of(), NoiseModel.LOGNORMAL, Metric.PLAIN);
  }
}

package org.foreshock.data;

import java.util.List;

/**
 * A table of runs as it was read.
 *
 * @param sweep the runs, y being what is modelled of the metric
 * @param xName name of the scale's column, as the table spells it
 * @param yName name of the metric's column, as the table spells it
 * @param metric what is modelled of the metric
 * @param rows number of rows used
 * @param notes remarks on what looks odd but is not an error, for the user
 */
public record Table(
    Sweep sweep, String xName, String yName, Metric metric, int rows, List<String> notes) {
  public Table {
    notes = List.copyOf(notes);
  }

  /** The runs in the user's metric. */
  public Sweep shown() {
    return metric.flip(sweep);
  }

  /**
   * Checks that there are enough distinct scales.
   *
   * @param needed distinct scales that the model needs
   * @param breaks number of breaks of the model, for the message
   * @param source where the table comes from, for the message
   * @throws InputException if there are fewer
   */
  public void requireScales(int needed, int breaks, String source) {
    if (sweep.size() >= needed) {
      return;
    }
    throw new InputException(
        "found "
            + Words.counted(sweep.size(), "distinct scale")
            + " in "
            + source
            + ", a model with "
            + Words.counted(breaks, "break")
            + " needs at least "
            + needed
            + ": add scales"
            + remedy(breaks));
  }

  private static String remedy(int breaks) {
    return switch (breaks) {
      case 0 -> "";
      case 1 -> " or use --breaks 0";
      default -> " or use fewer --breaks";
    };
  }
}

package org.foreshock.data;

import java.util.List;
import java.util.Optional;

/**
 * A table of runs as it was read.
 *
 * @param sweep the runs to fit, y being what is modelled of the metric
 * @param heldOut runs at larger scales that are kept back, to score the forecast with
 * @param xName name of the scale's column, as the table spells it
 * @param yName name of the metric's column, as the table spells it
 * @param metric what is modelled of the metric
 * @param rows number of rows used
 * @param notes remarks on what looks odd but is not an error, for the user
 */
public record Table(
    Sweep sweep,
    Optional<Sweep> heldOut,
    String xName,
    String yName,
    Metric metric,
    int rows,
    List<String> notes) {
  public Table {
    notes = List.copyOf(notes);
  }

  /** The runs to fit in the user's metric. */
  public Sweep shown() {
    return metric.flip(sweep);
  }

  /** The runs held out in the user's metric. */
  public Optional<Sweep> shownHeldOut() {
    return heldOut.map(metric::flip);
  }

  /**
   * The same with all runs beyond a scale held out.
   *
   * @param x the largest scale to fit
   * @throws InputException if no run would be left to fit, or none would be held out
   */
  public Table upTo(double x) {
    List<Scale> kept = sweep.scales().stream().filter(scale -> scale.x() <= x).toList();
    List<Scale> rest = sweep.scales().stream().filter(scale -> scale.x() > x).toList();
    if (kept.isEmpty() || rest.isEmpty()) {
      throw new InputException(
          Setting.UP_TO.to(x)
              + (kept.isEmpty() ? ": no run is left to fit" : ": no run is beyond it to hold out")
              + ", the scales go from "
              + sweep.minX()
              + " to "
              + sweep.maxX()
              + ": name one of them, or leave the option out");
    }
    return new Table(
        new Sweep(kept), Optional.of(new Sweep(rest)), xName, yName, metric, rows, notes);
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
      case 1 -> " or use " + Setting.BREAKS.to(0);
      default -> " or use fewer " + Setting.BREAKS;
    };
  }
}

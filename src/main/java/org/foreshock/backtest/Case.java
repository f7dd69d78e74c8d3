package org.foreshock.backtest;

import java.io.Serializable;
import java.util.List;
import org.foreshock.data.CurvesReader.Run;
import org.foreshock.data.Sweep;

/**
 * A curve cut in two: what a forecast sees, and what came next.
 *
 * @param collection which the curve is one of
 * @param curve its name in the collection
 * @param origin which cut of the curve, from 1; 0 where the table says how it is cut
 * @param train what the forecast sees; there may be none if there is a problem
 * @param test what came next, not to be shown to a method
 * @param problem why it cannot be scored; empty if it can
 */
public record Case(
    String collection, String curve, int origin, List<Run> train, List<Run> test, String problem)
    implements Serializable {
  public Case {
    train = List.copyOf(train);
    test = List.copyOf(test);
  }

  /** What a method is shown; equal scales are runs of one scale. */
  public Sweep shown() {
    return Sweep.ofRuns(
        train.stream().mapToDouble(Run::x).toArray(), train.stream().mapToDouble(Run::y).toArray());
  }

  /** The largest scale shown. */
  public double lastX() {
    return train.stream().mapToDouble(Run::x).max().orElse(Double.NaN);
  }

  /** The largest y shown. */
  public double largestY() {
    return train.stream().mapToDouble(Run::y).max().orElse(Double.NaN);
  }
}

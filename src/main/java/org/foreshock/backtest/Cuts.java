package org.foreshock.backtest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.foreshock.data.CurvesReader.Curve;
import org.foreshock.data.CurvesReader.Run;

/**
 * How curves are cut that their table does not cut: at rolling origins. The last scales of a curve
 * are forecast from several places: first all of them, then what is left of them farther on.
 *
 * @param holdout share of a curve's distinct scales that is forecast, in (0, 1)
 * @param origins number of places, evenly spread over these
 */
public record Cuts(double holdout, int origins) {
  public Cuts {
    if (!(holdout > 0 && holdout < 1) || origins < 1) {
      throw new IllegalArgumentException("a share in (0, 1) and one origin or more");
    }
  }

  /** The cases that a curve makes, one at least. */
  public List<Case> of(String collection, String name, Curve curve) {
    if (curve.problem().isPresent()) {
      return List.of(new Case(collection, name, 0, List.of(), List.of(), curve.problem().get()));
    }
    return curve.isSplit()
        ? List.of(split(collection, name, curve.runs()))
        : rolling(collection, name, curve.runs());
  }

  private static Case split(String collection, String name, List<Run> runs) {
    List<Run> train = runs.stream().filter(run -> !run.isTest()).toList();
    List<Run> test = runs.stream().filter(Run::isTest).toList();
    return new Case(collection, name, 0, train, test, missing(train, test));
  }

  private static String missing(List<Run> train, List<Run> test) {
    if (train.isEmpty()) {
      return "no row is for training";
    }
    return test.isEmpty() ? "no row is for testing" : "";
  }

  private List<Case> rolling(String collection, String name, List<Run> runs) {
    double[] scales = runs.stream().mapToDouble(Run::x).sorted().distinct().toArray();
    List<Run> sorted = runs.stream().sorted(Comparator.comparingDouble(Run::x)).toList();
    List<Case> cases = new ArrayList<>();
    int before = 0;
    for (int j = 0; j < origins; j++) {
      double ahead = holdout * scales.length * (origins - j) / origins;
      int kept = scales.length - (int) Math.round(ahead);
      if (kept > before && kept < scales.length) {
        double last = scales[kept - 1];
        cases.add(
            new Case(
                collection,
                name,
                j + 1,
                sorted.stream().filter(run -> run.x() <= last).toList(),
                sorted.stream().filter(run -> run.x() > last).toList(),
                ""));
        before = kept;
      }
    }
    return cases.isEmpty() ? List.of(uncut(collection, name, sorted, scales.length)) : cases;
  }

  private Case uncut(String collection, String name, List<Run> runs, int scales) {
    String problem =
        "its distinct scales, "
            + scales
            + " of them, are too few to hold out a share of "
            + holdout;
    return new Case(collection, name, 0, runs, List.of(), problem);
  }
}

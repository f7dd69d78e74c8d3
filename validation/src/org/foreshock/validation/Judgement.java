package org.foreshock.validation;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.plot.RankFigure;

/**
 * Whether the ranks of some fits are uniform.
 *
 * @param fits how many there are
 * @param alarm p-value at or below which a quantity raises one
 * @param lines a line for each quantity
 */
record Judgement(int fits, double alarm, List<Line> lines) {
  /**
   * Chance that a right engine fails a study, at most: shared evenly among its quantities
   * (Bonferroni).
   */
  static final double FALSE_ALARM = 0.01;

  /**
   * One quantity.
   *
   * @param ranks of the truth, one a fit
   * @param pValue of uniform ranks; NaN if there are no fits
   */
  record Line(String quantity, int[] ranks, double pValue) {}

  static Judgement of(List<String> quantities, List<Outcome.Ranked> fits) {
    Uniformity test = new Uniformity(fits.size(), Calibration.RANKED);
    List<Line> lines = new ArrayList<>();
    for (int j = 0; j < quantities.size(); j++) {
      int at = j;
      int[] ranks = fits.stream().mapToInt(fit -> fit.ranks()[at]).toArray();
      lines.add(new Line(quantities.get(j), ranks, test.pValue(ranks)));
    }
    return new Judgement(fits.size(), FALSE_ALARM / quantities.size(), lines);
  }

  boolean isAlarm(Line line) {
    return line.pValue() <= alarm;
  }

  long alarms() {
    return lines.stream().filter(this::isAlarm).count();
  }

  double leastPValue() {
    return lines.stream().mapToDouble(Line::pValue).min().orElse(Double.NaN);
  }

  /** The curves of a picture. */
  List<RankFigure.Curve> curves() {
    Uniformity test = new Uniformity(fits, Calibration.RANKED);
    double[][] envelope = test.envelope(alarm);
    return lines.stream()
        .map(
            line ->
                new RankFigure.Curve(
                    line.quantity(),
                    "p = " + Report.digits(line.pValue(), 2),
                    !isAlarm(line),
                    test.fractions(),
                    test.difference(line.ranks()),
                    envelope[0],
                    envelope[1]))
        .toList();
  }
}

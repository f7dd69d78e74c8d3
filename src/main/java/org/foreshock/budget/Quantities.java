package org.foreshock.budget;

import java.util.ArrayList;
import java.util.List;
import org.foreshock.law.Break;
import org.foreshock.law.LawGrid;

/**
 * The quantities of a law that an analysis may not know, in a fixed order that ends with ln d of
 * the last break: level at the smallest scale, c0, depth −ln(1 − a/μ) at the largest scale, then c
 * and ln f of every break, then ln d of every break.
 */
final class Quantities {
  /** Stands for a = 0, where the derivative by the floor is one-sided. */
  private static final double NO_FLOOR = 1e-9;

  private static final int FIRST_BREAK = 3;

  /** Which of them is the floor's. */
  static final int FLOOR = 2;

  private Quantities() {}

  /** How many there are. */
  static int count(int breaks) {
    return FIRST_BREAK + 3 * breaks;
  }

  static int change(int at) {
    return FIRST_BREAK + 2 * at;
  }

  static int sharpness(int at) {
    return FIRST_BREAK + 2 * at + 1;
  }

  static int place(int at, int breaks) {
    return FIRST_BREAK + 2 * breaks + at;
  }

  /** The parameters of a law on a grid of scales. */
  static LawGrid.Parameters parameters(Truth truth, Design scales) {
    List<Break> breaks = truth.law().ordered();
    LawGrid.Parameters at = new LawGrid.Parameters(breaks.size());
    at.anchor = truth.law().logOffset() - truth.law().slope() * scales.first();
    at.slope = truth.law().slope();
    double depth = truth.law().logValue(scales.last()) - truth.law().logExcess(scales.last());
    at.limit = Math.max(depth, NO_FLOOR);
    for (int i = 0; i < breaks.size(); i++) {
      at.change[i] = breaks.get(i).slopeChange();
      at.logPlace[i] = Math.log(breaks.get(i).place()) - scales.first();
      at.logSharpness[i] = Math.log(breaks.get(i).sharpness());
    }
    return at;
  }

  /** Parameters, or a gradient, in our order. */
  static double[] values(LawGrid.Parameters at) {
    int breaks = at.breaks();
    double[] values = new double[count(breaks)];
    values[0] = at.anchor;
    values[1] = at.slope;
    values[FLOOR] = at.limit;
    for (int i = 0; i < breaks; i++) {
      values[change(i)] = at.change[i];
      values[sharpness(i)] = at.logSharpness[i];
      values[place(i, breaks)] = at.logPlace[i];
    }
    return values;
  }

  /** Derivatives of ln μ by all quantities at each scale, by scale. */
  static double[][] derivatives(Truth truth, Design scales) {
    LawGrid.Parameters at = parameters(truth, scales);
    LawGrid grid =
        new LawGrid(scales.logScales(), at.breaks(), LawGrid.Anchor.LEVEL, LawGrid.LimitForm.DEPTH);
    grid.evaluate(at);
    List<double[]> rows = new ArrayList<>();
    for (int k = 0; k < scales.size(); k++) {
      double[] one = new double[scales.size()];
      one[k] = 1;
      LawGrid.Parameters into = new LawGrid.Parameters(at.breaks());
      grid.pullBack(at, one, 0, 0, into);
      rows.add(values(into));
    }
    return rows.toArray(double[][]::new);
  }
}

package org.foreshock.budget;

import java.io.Serializable;
import java.util.List;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;

/**
 * One world that a sweep may be run in.
 *
 * @param law with at least one break
 * @param sigma noise of one run: standard deviation of ln y
 */
public record Truth(BrokenPowerLaw law, double sigma) implements Serializable {
  /** Checks that there is a break to locate. */
  public Truth {
    if (law.breaks().isEmpty()) {
      throw new IllegalArgumentException("there is no break to locate");
    }
    if (!(sigma > 0 && sigma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the noise of one run is positive and finite");
    }
  }

  /** The last break, the one to be located. */
  public Break lastBreak() {
    List<Break> ordered = law.ordered();
    return ordered.get(ordered.size() - 1);
  }

  /** log10 of the place of the last break. */
  public double place() {
    return Math.log(lastBreak().place()) / Logs.LN_10;
  }

  /**
   * How much of the last break's change of slope has happened at a scale: logistic((u − ln d)/f), a
   * half at the break itself.
   *
   * @param u ln x
   */
  public double visibleShare(double u) {
    Break last = lastBreak();
    return Softplus.logistic((u - Math.log(last.place())) / last.sharpness());
  }

  /** ln μ at each of the scales. */
  public double[] logValues(double[] logScales) {
    double[] values = new double[logScales.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = law.logValue(logScales[k]);
    }
    return values;
  }
}

package org.foreshock.posterior;

import java.util.List;
import org.foreshock.law.Softplus;
import org.foreshock.numeric.Logs;
import org.foreshock.prior.Prior;

/**
 * The coordinates of places and changes of slope, tied to what runs know of a break.
 *
 * <p><em>Place.</em> In order: each starts where the one before it is. What runs near a break know
 * best is where the bend begins to show, which is earlier the wider and the larger the break: the
 * coordinate is that of the place, less half of f ln √(1 + c²).
 *
 * <p><em>Change.</em> c = S sinh v. Runs know the effect c B that a break has at the largest scale,
 * B = f softplus((u_K − δ)/f), and nothing of a break beyond it; so the unit of c is S = 1/√(1 +
 * (B/r)²): what moves the curve by the {@link Resolution} r of the runs, but at most 1, the scale
 * of priors. Without it a break inside the runs and one beyond them want step sizes orders of
 * magnitude apart. The sinh is a logarithm with a sign: large changes trade against sharpness and
 * limit by factors.
 */
final class BreakCoordinates {
  /** How much of the onset's lead is taken: what mixed best where runs stop soon after a break. */
  private static final double LEAD = 0.5;

  /** Slope of the logistic where it is neither steep nor flat. */
  private static final double MIDDLE_SLOPE = 0.2;

  private final Layout layout;
  private final double lastScale;
  private final double resolution;
  private final boolean[] placeIsFixed;
  private final boolean[] changeIsFixed;
  private final Transform[] change;
  private final Transform[] place;
  private final double[] lower;
  private final double[] upper;
  private final double[] changeLower;
  private final double[] changeUpper;
  private final double[] lead;

  // at the point last read
  private final double[] from;
  private final double[] early;
  private final double[] shifted;
  private final double[] unit;
  private final double[] ahead;
  private final double[] steep;
  private final double[] size;
  private final double[] sinh;
  private final double[] cosh;

  BreakCoordinates(Layout layout, List<Prior> priors, double[] logScales, double resolution) {
    this.layout = layout;
    this.resolution = resolution;
    lastScale = logScales[logScales.length - 1];
    int n = layout.breaks();
    placeIsFixed = new boolean[n];
    changeIsFixed = new boolean[n];
    change = new Transform[n];
    place = new Transform[n];
    lower = new double[n];
    upper = new double[n];
    changeLower = new double[n];
    changeUpper = new double[n];
    lead = new double[n];
    from = new double[n];
    early = new double[n];
    shifted = new double[n];
    unit = new double[n];
    ahead = new double[n];
    steep = new double[n];
    size = new double[n];
    sinh = new double[n];
    cosh = new double[n];
    for (int i = n - 1; i >= 0; i--) {
      Prior d = priors.get(layout.place(i));
      placeIsFixed[i] = d.isFixed();
      lower[i] = d.lower();
      upper[i] = i == n - 1 ? d.upper() : Math.min(d.upper(), upper[i + 1]);
      place[i] = Transform.onto(i > 0 ? 0 : lower[i], upper[i]);
      Prior c = priors.get(layout.change(i));
      changeIsFixed[i] = c.isFixed();
      changeLower[i] = c.lower();
      changeUpper[i] = c.upper();
      change[i] = Transform.onto(c.lower(), c.upper());
    }
    for (int i = 0; i < n; i++) {
      lead[i] = LEAD / Logs.LN_10 / placeSlope(i);
    }
  }

  /** A typical change of place per unit of its coordinate; +∞ where there is none. */
  private double placeSlope(int i) {
    return switch (place[i]) {
      case LINE -> 1;
      case BETWEEN -> MIDDLE_SLOPE * (upper[i] - lower[0]);
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /** Whether the break before it bounds place i from below. */
  private boolean follows(int i, double[] quantities) {
    return i > 0 && quantities[layout.place(i - 1)] > lower[i];
  }

  /**
   * Fills in places and changes, given all sharpnesses.
   *
   * @param handle coordinates by quantity; the value itself where that is fixed
   * @param quantities read and written
   * @return ln of the Jacobian
   */
  double read(double[] handle, double[] quantities) {
    double logJacobian = 0;
    for (int i = 0; i < lead.length; i++) {
      int j = layout.place(i);
      from[i] = follows(i, quantities) ? quantities[j - 1] : lower[i];
      // the place before its lead: the unit of c goes by it, so that neither needs the other
      early[i] = placeIsFixed[i] ? handle[j] : place[i].value(handle[j], from[i], upper[i]);
      logJacobian += readChange(i, handle, quantities);
      if (!placeIsFixed[i]) {
        size[i] = size(i, quantities);
        shifted[i] = handle[j] + lead[i] * quantities[layout.sharpness(i)] * size[i];
        quantities[j] = place[i].value(shifted[i], from[i], upper[i]);
        logJacobian += place[i].logSlope(shifted[i], from[i], upper[i]);
      }
    }
    return logJacobian;
  }

  private double readChange(int i, double[] handle, double[] quantities) {
    int j = layout.change(i);
    if (changeIsFixed[i]) {
      return 0;
    }
    if (change[i] != Transform.LINE) {
      quantities[j] = change[i].value(handle[j], changeLower[i], changeUpper[i]);
      return change[i].logSlope(handle[j], changeLower[i], changeUpper[i]);
    }
    double f = quantities[layout.sharpness(i)];
    double exp = Math.exp(handle[j]);
    sinh[i] = 0.5 * (exp - 1 / exp);
    cosh[i] = 0.5 * (exp + 1 / exp);
    ahead[i] = ahead(early[i], f);
    double tail = Softplus.tail(ahead[i]);
    double bend = Softplus.value(ahead[i], tail);
    steep[i] = Softplus.logistic(ahead[i], tail) / bend;
    unit[i] = unit(f * bend);
    quantities[j] = unit[i] * sinh[i];
    return Math.log(unit[i] * cosh[i]);
  }

  /** How far the last scale is beyond a place, in units of f. */
  private double ahead(double place, double f) {
    return (lastScale - place * Logs.LN_10) / f;
  }

  private double unit(double effect) {
    double effects = effect / resolution;
    return 1 / Math.sqrt(1 + effects * effects);
  }

  /** ln √(1 + c²). */
  private double size(int i, double[] quantities) {
    double c = quantities[layout.change(i)];
    return 0.5 * Math.log(1 + c * c);
  }

  /**
   * The chain rule at the point last read.
   *
   * @param handle as read
   * @param quantities as read
   * @param byQuantity gradient by the quantities; what goes through places and changes is added
   * @param byHandle receives the gradient by the coordinates of places and changes
   */
  void pullBack(double[] handle, double[] quantities, double[] byQuantity, double[] byHandle) {
    for (int i = lead.length - 1; i >= 0; i--) {
      int j = layout.place(i);
      double byPlace = byQuantity[j];
      byHandle[j] = 0;
      if (!placeIsFixed[i]) {
        pullBackPlace(i, quantities, byQuantity, byHandle);
      }
      double byEarly = pullBackChange(i, handle, quantities, byQuantity, byHandle);
      if (!placeIsFixed[i]) {
        byHandle[j] += byEarly * place[i].slope(handle[j], from[i], upper[i]);
        if (follows(i, quantities)) {
          byQuantity[j - 1] += byStart(i, byPlace) + byEarly * place[i].byLower(handle[j]);
        }
      }
    }
  }

  /** The derivative by the lower end. */
  private double byStart(int i, double byPlace) {
    return byPlace * place[i].byLower(shifted[i]) + place[i].logSlopeByLower(from[i], upper[i]);
  }

  private void pullBackPlace(int i, double[] quantities, double[] byQuantity, double[] byHandle) {
    int j = layout.place(i);
    double w = shifted[i];
    byHandle[j] =
        byQuantity[j] * place[i].slope(w, from[i], upper[i])
            + place[i].logSlopeDerivative(w, from[i], upper[i]);
    double c = quantities[layout.change(i)];
    double f = quantities[layout.sharpness(i)];
    byQuantity[layout.change(i)] += byHandle[j] * lead[i] * f * c / (1 + c * c);
    byQuantity[layout.sharpness(i)] += byHandle[j] * lead[i] * size[i];
  }

  /** Returns the derivative by the early place. */
  private double pullBackChange(
      int i, double[] handle, double[] quantities, double[] byQuantity, double[] byHandle) {
    int j = layout.change(i);
    if (changeIsFixed[i]) {
      return 0;
    }
    if (change[i] != Transform.LINE) {
      double v = handle[j];
      byHandle[j] =
          byQuantity[j] * change[i].slope(v, changeLower[i], changeUpper[i])
              + change[i].logSlopeDerivative(v, changeLower[i], changeUpper[i]);
      return 0;
    }
    byHandle[j] = byQuantity[j] * unit[i] * cosh[i] + sinh[i] / cosh[i];
    double byLogEffect = (unit[i] * unit[i] - 1) * (byQuantity[j] * quantities[j] + 1);
    double f = quantities[layout.sharpness(i)];
    byQuantity[layout.sharpness(i)] += byLogEffect * (1 - ahead[i] * steep[i]) / f;
    return -byLogEffect * steep[i] * Logs.LN_10 / f;
  }

  /** Fills in the coordinates of places and changes; values out of their support move inside. */
  void write(double[] quantities, double[] handle) {
    for (int i = 0; i < lead.length; i++) {
      int j = layout.place(i);
      double start = follows(i, quantities) ? quantities[j - 1] : lower[i];
      double at = quantities[j];
      if (!placeIsFixed[i]) {
        double w = place[i].inverse(quantities[j], start, upper[i]);
        quantities[j] = place[i].value(w, start, upper[i]);
        handle[j] = w - lead[i] * quantities[layout.sharpness(i)] * size(i, quantities);
        at = place[i].value(handle[j], start, upper[i]);
      }
      if (!changeIsFixed[i]) {
        writeChange(i, at, quantities, handle);
      }
    }
  }

  private void writeChange(int i, double at, double[] quantities, double[] handle) {
    int j = layout.change(i);
    if (change[i] == Transform.LINE) {
      double f = quantities[layout.sharpness(i)];
      handle[j] = asinh(quantities[j] / unit(f * Softplus.value(ahead(at, f))));
    } else {
      handle[j] = change[i].inverse(quantities[j], changeLower[i], changeUpper[i]);
    }
  }

  private static double asinh(double x) {
    double size = Math.abs(x);
    return Math.copySign(Math.log(size + Math.sqrt(size * size + 1)), x);
  }
}

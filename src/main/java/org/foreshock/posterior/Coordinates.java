package org.foreshock.posterior;

import java.util.Arrays;
import java.util.List;
import org.foreshock.law.Softplus;
import org.foreshock.prior.Prior;

/**
 * Unconstrained coordinates q for the quantities of a {@link Layout}, and back. Every quantity that
 * is not fixed has one coordinate, through a {@link Transform} onto its prior's support; break
 * places are kept in order by letting each start where the one before it is.
 *
 * <p>What runs near a break know best is not its place but where the bend begins to show, which is
 * earlier the wider and the larger the break: a place's coordinate is that of the place, less half
 * of f ln √(1 + c²). Half is what mixed best where runs stop soon after a break.
 */
final class Coordinates {
  private static final int NONE = -1;

  /** Nats to decades. */
  private static final double LOG10_E = 1 / Math.log(10);

  /** Slope of the logistic where it is neither steep nor flat. */
  private static final double MIDDLE_SLOPE = 0.2;

  private final Layout layout;
  private final int[] index;
  private final Transform[] transform;
  private final double[] lower;
  private final double[] upper;
  private final double[] fixed;
  private final double[] lead;
  private final int firstPlace;
  private final int dimension;

  /**
   * Coordinates.
   *
   * @param layout where the quantities stand
   * @param priors of the quantities, in that order
   * @param floorIsDepth whether the floor's coordinate is for its depth, over the half-line
   * @param sigmaIsRelative whether that of sigma is for ln of its ratio to something, over the line
   */
  Coordinates(Layout layout, List<Prior> priors, boolean floorIsDepth, boolean sigmaIsRelative) {
    this.layout = layout;
    int size = layout.size();
    index = new int[size];
    transform = new Transform[size];
    lower = new double[size];
    upper = new double[size];
    fixed = new double[size];
    lead = new double[layout.breaks()];
    firstPlace = layout.place(0);
    int next = 0;
    for (int j = 0; j < size; j++) {
      Prior prior = priors.get(j);
      lower[j] = prior.lower();
      upper[j] = prior.upper();
      fixed[j] = prior.lower();
      index[j] = prior.isFixed() ? NONE : next++;
    }
    dimension = next;
    for (int j = size - 2; j >= firstPlace; j--) {
      upper[j] = Math.min(upper[j], upper[j + 1]);
    }
    for (int j = 0; j < size; j++) {
      boolean follows = j > firstPlace;
      transform[j] = Transform.onto(follows ? 0 : lower[j], upper[j]);
    }
    for (int i = 0; i < layout.breaks(); i++) {
      int j = layout.change(i);
      transform[j] = transform[j] == Transform.LINE ? Transform.SINH : transform[j];
      lead[i] = 0.5 * LOG10_E / slope(layout.place(i));
    }
    if (floorIsDepth) {
      transform[Layout.FLOOR] = Transform.FOLD;
    }
    if (sigmaIsRelative) {
      transform[Layout.SIGMA] = Transform.LINE;
    }
  }

  /** A typical change of place per unit of its coordinate; +∞ where there is none. */
  private double slope(int place) {
    return switch (transform[place]) {
      case LINE -> 1;
      case BETWEEN -> MIDDLE_SLOPE * (upper[place] - lower[firstPlace]);
      default -> Double.POSITIVE_INFINITY;
    };
  }

  /** By how much the coordinate of quantity j is less than that of its value; 0 but for places. */
  private double lead(int j, double[] quantities) {
    if (j < firstPlace) {
      return 0;
    }
    int i = j - firstPlace;
    double c = quantities[layout.change(i)];
    return lead[i] * quantities[layout.sharpness(i)] * 0.5 * Math.log1p(c * c);
  }

  int dimension() {
    return dimension;
  }

  boolean isFixed(int quantity) {
    return index[quantity] == NONE;
  }

  /**
   * Fills in the quantities at q.
   *
   * @return ln |∂quantities/∂q|, up to a constant
   */
  double read(double[] q, double[] quantities) {
    double logJacobian = 0;
    for (int j = 0; j < index.length; j++) {
      if (index[j] == NONE) {
        quantities[j] = fixed[j];
      } else {
        double from = from(j, quantities);
        double v = q[index[j]] + lead(j, quantities);
        quantities[j] = transform[j].value(v, from, upper[j]);
        logJacobian += transform[j].logSlope(v, from, upper[j]);
      }
    }
    return logJacobian;
  }

  /** Whether it is quantity j − 1 that bounds quantity j from below. */
  private boolean follows(int j, double[] quantities) {
    return j > firstPlace && quantities[j - 1] > lower[j];
  }

  private double from(int j, double[] quantities) {
    return follows(j, quantities) ? quantities[j - 1] : lower[j];
  }

  /**
   * The chain rule.
   *
   * @param q where
   * @param quantities at q
   * @param byQuantity gradient by the quantities; those of break quantities are overwritten
   * @param byCoordinate receives the gradient by q, that of the log Jacobian included
   */
  void pullBack(double[] q, double[] quantities, double[] byQuantity, double[] byCoordinate) {
    for (int j = index.length - 1; j >= 0; j--) {
      if (index[j] == NONE) {
        continue;
      }
      double v = q[index[j]] + lead(j, quantities);
      double from = from(j, quantities);
      double byV =
          byQuantity[j] * transform[j].slope(v, from, upper[j])
              + transform[j].logSlopeDerivative(v, from, upper[j]);
      byCoordinate[index[j]] = byV;
      if (j >= firstPlace) {
        pullBackLead(j - firstPlace, byV, quantities, byQuantity);
      }
      if (follows(j, quantities)) {
        boolean open = upper[j] == Double.POSITIVE_INFINITY;
        byQuantity[j - 1] +=
            open ? byQuantity[j] : byQuantity[j] * Softplus.logistic(-v) - 1 / (upper[j] - from);
      }
    }
  }

  private void pullBackLead(int i, double byV, double[] quantities, double[] byQuantity) {
    double c = quantities[layout.change(i)];
    double f = quantities[layout.sharpness(i)];
    byQuantity[layout.change(i)] += byV * lead[i] * f * c / (1 + c * c);
    byQuantity[layout.sharpness(i)] += byV * lead[i] * 0.5 * Math.log1p(c * c);
  }

  /** The q with the given quantities; those out of their support are moved just inside. */
  double[] write(double[] quantities) {
    double[] q = new double[dimension];
    double[] inside = Arrays.copyOf(quantities, quantities.length);
    for (int j = 0; j < index.length; j++) {
      if (index[j] == NONE) {
        inside[j] = fixed[j];
      } else {
        double from = from(j, inside);
        double v = transform[j].inverse(inside[j], from, upper[j]);
        inside[j] = transform[j].value(v, from, upper[j]);
        q[index[j]] = v - lead(j, inside);
      }
    }
    return q;
  }
}

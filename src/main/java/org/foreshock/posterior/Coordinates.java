package org.foreshock.posterior;

import java.util.Arrays;
import java.util.List;
import org.foreshock.prior.Prior;

/**
 * Unconstrained coordinates q for the quantities of a {@link Layout}, and back. Every quantity that
 * is not fixed has one coordinate, through a {@link Transform} onto its prior's support; those of
 * breaks and of the first slope are tied to each other, as {@link BreakCoordinates} and {@link
 * SlopeCoordinate} say.
 */
final class Coordinates {
  private static final int NONE = -1;

  private final int[] index;
  private final boolean[] tied;
  private final Transform[] transform;
  private final double[] lower;
  private final double[] upper;
  private final double[] value;
  private final double[] handle;
  private final double[] byHandle;
  private final BreakCoordinates breaks;
  private final SlopeCoordinate slope;
  private final int dimension;

  /**
   * Coordinates.
   *
   * @param layout where the quantities stand
   * @param priors of the quantities, in that order
   * @param logScales ln of the scales run, ascending
   * @param tie what the floor's coordinate is for, which that of the slope goes by
   * @param resolution of the runs at the largest scale, as {@link Resolution} has it
   * @param sigmaIsRelative whether that of sigma is for ln of its ratio to something, over the line
   */
  Coordinates(
      Layout layout,
      List<Prior> priors,
      double[] logScales,
      SlopeCoordinate.Tie tie,
      double resolution,
      boolean sigmaIsRelative) {
    int size = layout.size();
    index = new int[size];
    tied = new boolean[size];
    transform = new Transform[size];
    lower = new double[size];
    upper = new double[size];
    value = new double[size];
    handle = new double[size];
    byHandle = new double[size];
    int next = 0;
    for (int j = 0; j < size; j++) {
      Prior prior = priors.get(j);
      lower[j] = prior.lower();
      upper[j] = prior.upper();
      transform[j] = Transform.onto(lower[j], upper[j]);
      index[j] = prior.isFixed() ? NONE : next++;
      tied[j] = j == Layout.SLOPE || layout.isChange(j) || layout.isPlace(j);
    }
    dimension = next;
    if (tie == SlopeCoordinate.Tie.DEPTH) {
      transform[Layout.FLOOR] = Transform.ofDepth(priors.get(Layout.FLOOR));
      lower[Layout.FLOOR] = 0;
    }
    if (tie == SlopeCoordinate.Tie.EXCESS) {
      transform[Layout.FLOOR] = Transform.LINE;
    }
    if (sigmaIsRelative) {
      transform[Layout.SIGMA] = Transform.LINE;
    }
    breaks = new BreakCoordinates(layout, priors, logScales, resolution);
    slope = new SlopeCoordinate(layout, priors, logScales, tie);
  }

  int dimension() {
    return dimension;
  }

  /**
   * What {@link #read} leaves out of the log Jacobian, so that an integral over all q is one over
   * all quantities: a folded depth has each of its values at two q.
   */
  double logConstant() {
    return slope.logConstant() - (isFolded() ? Math.log(2) : 0);
  }

  private boolean isFolded() {
    return index[Layout.FLOOR] != NONE && transform[Layout.FLOOR] == Transform.FOLD;
  }

  boolean isFixed(int quantity) {
    return index[quantity] == NONE;
  }

  /**
   * Fills in the quantities at q.
   *
   * @return ln |∂quantities/∂q|, less {@link #logConstant}
   */
  double read(double[] q, double[] quantities) {
    double logJacobian = 0;
    for (int j = 0; j < index.length; j++) {
      handle[j] = index[j] == NONE ? lower[j] : q[index[j]];
      quantities[j] = handle[j];
      if (index[j] != NONE && !tied[j]) {
        quantities[j] = transform[j].value(handle[j], lower[j], upper[j]);
        logJacobian += transform[j].logSlope(handle[j], lower[j], upper[j]);
      }
    }
    logJacobian += breaks.read(handle, quantities);
    return logJacobian + slope.read(handle, quantities);
  }

  /**
   * The chain rule at the point last read.
   *
   * @param quantities as read
   * @param byQuantity gradient by the quantities; overwritten
   * @param byCoordinate receives the gradient by q, that of the log Jacobian included
   */
  void pullBack(double[] quantities, double[] byQuantity, double[] byCoordinate) {
    slope.pullBack(handle, quantities, byQuantity, byHandle);
    breaks.pullBack(handle, quantities, byQuantity, byHandle);
    for (int j = 0; j < index.length; j++) {
      if (index[j] != NONE) {
        byCoordinate[index[j]] = tied[j] ? byHandle[j] : free(j, byQuantity[j]);
      }
    }
  }

  private double free(int j, double byQuantity) {
    return byQuantity * transform[j].slope(handle[j], lower[j], upper[j])
        + transform[j].logSlopeDerivative(handle[j], lower[j], upper[j]);
  }

  /** Another q with the same quantities, where the depth of the floor is folded; otherwise q. */
  double[] mirrored(double[] q) {
    double[] mirrored = q.clone();
    if (isFolded()) {
      mirrored[index[Layout.FLOOR]] *= -1;
    }
    return mirrored;
  }

  /** The q with the given quantities; those out of their support are moved just inside. */
  double[] write(double[] quantities) {
    System.arraycopy(quantities, 0, value, 0, value.length);
    Arrays.fill(handle, 0);
    for (int j = 0; j < index.length; j++) {
      if (index[j] == NONE) {
        value[j] = lower[j];
      } else if (!tied[j]) {
        handle[j] = transform[j].inverse(value[j], lower[j], upper[j]);
        value[j] = transform[j].value(handle[j], lower[j], upper[j]);
      }
    }
    breaks.write(value, handle);
    slope.write(value, handle);
    double[] q = new double[dimension];
    for (int j = 0; j < index.length; j++) {
      if (index[j] != NONE) {
        q[index[j]] = handle[j];
      }
    }
    return q;
  }
}

package org.foreshock.collapsed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.foreshock.prior.Floor;
import org.foreshock.prior.Normal;
import org.foreshock.prior.Prior;
import org.foreshock.prior.PriorDraw;
import org.foreshock.prior.Priors;
import org.foreshock.prior.StudentT;
import org.foreshock.sampler.Randomness;

/**
 * The outer coordinates x of a model, and what is given once they are: places and sharpnesses of
 * the breaks, the floor, the noise model's shape, and for each coefficient (level, c0, c1, …)
 * either a Normal prior, exact or as one part of the scale mixture that a Student-t is, or its
 * value.
 *
 * <p>Coordinates stand break by break (place, sharpness, coefficient), then come those of level,
 * c0, floor and shape. What is fixed or integrated out has none.
 */
final class Conditions {
  static final int LEVEL = 0;
  static final int SLOPE = 1;
  private static final int NONE = -1;

  private final Priors priors;
  private final int breaks;
  private final double logOrder;
  private final boolean alike;
  private final List<Coordinate> coordinates = new ArrayList<>();
  private final int[] placeAt;
  private final int[] sharpnessAt;
  private final int[] coefficientAt;
  private int floorAt = NONE;
  private int shapeAt = NONE;
  private final List<int[]> blocks = new ArrayList<>();

  /**
   * Of the coefficients: whether it is integrated out, and if so, centre and scale of its prior.
   */
  private final boolean[] inner;

  private final double[] centres;
  private final double[] scales;
  private final double[] degrees;

  // what the coordinates last read say
  final double[] log10Place;
  final double[] sharpness;

  /** Prior precision of each coefficient that is integrated out. */
  final double[] precision;

  /** The value of each coefficient that is not, the centre of its prior for one that is. */
  final double[] coefficient;

  double floor;
  double shape = Double.NaN;

  Conditions(Priors priors) {
    this.priors = priors;
    breaks = priors.breaks();
    logOrder = priors.logOrderConstant();
    alike = same(priors.c()) && same(priors.f()) && same(priors.log10D());
    placeAt = new int[breaks];
    sharpnessAt = new int[breaks];
    coefficientAt = new int[breaks + 2];
    inner = new boolean[breaks + 2];
    centres = new double[breaks + 2];
    scales = new double[breaks + 2];
    degrees = new double[breaks + 2];
    log10Place = new double[breaks];
    sharpness = new double[breaks];
    precision = new double[breaks + 2];
    coefficient = new double[breaks + 2];
    for (int i = 0; i < breaks; i++) {
      int from = coordinates.size();
      placeAt[i] = add(priors.log10D().get(i));
      sharpnessAt[i] = add(priors.f().get(i));
      addCoefficient(2 + i, priors.c().get(i));
      int[] block = new int[coordinates.size() - from];
      Arrays.setAll(block, j -> from + j);
      if (block.length > 0) {
        blocks.add(block);
      }
    }
    addCoefficient(LEVEL, priors.level());
    addCoefficient(SLOPE, priors.c0());
    if (priors.floor() instanceof Floor.Share share) {
      floorAt = add(share.share());
      floor = share.share().lower();
    } else if (priors.floor() instanceof Floor.Absolute absolute) {
      floorAt = add(absolute.a());
      floor = absolute.a().lower();
    }
    priors.shape().ifPresent(other -> shapeAt = add(other.prior()));
    priors.shape().ifPresent(other -> shape = other.prior().lower());
    for (int i = 0; i < breaks; i++) {
      log10Place[i] = priors.log10D().get(i).lower();
      sharpness[i] = priors.f().get(i).lower();
    }
  }

  private static boolean same(List<Prior> priors) {
    return priors.stream().distinct().count() <= 1;
  }

  private int add(Prior prior) {
    return prior.isFixed() ? NONE : add(Coordinate.of(prior));
  }

  private int add(Coordinate coordinate) {
    coordinates.add(coordinate);
    return coordinates.size() - 1;
  }

  private void addCoefficient(int j, Prior prior) {
    coefficientAt[j] = NONE;
    if (prior instanceof Normal normal) {
      integrate(j, normal.mean(), normal.sd());
    } else if (prior instanceof StudentT student) {
      integrate(j, student.location(), student.scale());
      degrees[j] = student.nu();
      coefficientAt[j] = add(Coordinate.ofMixture(student.nu()));
    } else {
      coefficientAt[j] = add(prior);
      coefficient[j] = prior.lower();
    }
  }

  private void integrate(int j, double centre, double scale) {
    inner[j] = true;
    centres[j] = centre;
    scales[j] = scale;
    coefficient[j] = centre;
    precision[j] = 1 / (scale * scale);
  }

  int breaks() {
    return breaks;
  }

  int dimension() {
    return coordinates.size();
  }

  List<int[]> blocks() {
    return blocks;
  }

  boolean isInner(int coefficient) {
    return inner[coefficient];
  }

  /** Fills in what x says. */
  void read(double[] x) {
    for (int i = 0; i < breaks; i++) {
      if (placeAt[i] != NONE) {
        log10Place[i] = value(placeAt[i], x);
      }
      if (sharpnessAt[i] != NONE) {
        sharpness[i] = value(sharpnessAt[i], x);
      }
    }
    for (int j = 0; j < inner.length; j++) {
      int at = coefficientAt[j];
      if (at != NONE && inner[j]) {
        precision[j] = x[at] * x[at] * x[at] / (degrees[j] * scales[j] * scales[j]);
      } else if (at != NONE) {
        coefficient[j] = value(at, x);
      }
    }
    if (floorAt != NONE) {
      floor = value(floorAt, x);
    }
    if (shapeAt != NONE) {
      shape = value(shapeAt, x);
    }
  }

  private double value(int at, double[] x) {
    return coordinates.get(at).value(x[at]);
  }

  /** Log density of the prior of x; −∞ where the breaks are not in order. */
  double logPrior(double[] x) {
    for (int i = 1; i < breaks; i++) {
      if (!(place(i - 1, x) < place(i, x))) {
        return Double.NEGATIVE_INFINITY;
      }
    }
    double log = logOrder;
    for (int at = 0; at < x.length; at++) {
      log += coordinates.get(at).logPrior(x[at]);
    }
    return Double.isNaN(log) ? Double.NEGATIVE_INFINITY : log;
  }

  private double place(int i, double[] x) {
    return placeAt[i] == NONE ? log10Place[i] : value(placeAt[i], x);
  }

  /** A draw from the prior of x. */
  void sample(Randomness random, double[] x) {
    PriorDraw draw = priors.sample(random.provider());
    for (int at = 0; at < x.length; at++) {
      x[at] = Double.NaN;
    }
    for (int i = 0; i < breaks; i++) {
      set(placeAt[i], draw.log10D()[i], x);
      set(sharpnessAt[i], draw.f()[i], x);
      if (!inner[2 + i]) {
        set(coefficientAt[2 + i], draw.c()[i], x);
      }
    }
    if (!inner[LEVEL]) {
      set(coefficientAt[LEVEL], draw.level(), x);
    }
    if (!inner[SLOPE]) {
      set(coefficientAt[SLOPE], draw.c0(), x);
    }
    set(floorAt, draw.floor(), x);
    set(shapeAt, draw.shape(), x);
    for (int j = 0; j < inner.length; j++) {
      if (inner[j] && coefficientAt[j] != NONE) {
        x[coefficientAt[j]] = coordinates.get(coefficientAt[j]).sample(random.provider());
      }
    }
  }

  private void set(int at, double value, double[] x) {
    if (at != NONE) {
      x[at] = coordinates.get(at).inverse(value);
    }
  }

  /**
   * Draws one break anew from the prior; where all breaks have the same priors, it then takes the
   * place in the order that it comes to.
   *
   * @return ln of the density of the old break over that of the new one; NaN if there is none
   */
  double redrawBreak(Randomness random, double[] from, double[] into) {
    System.arraycopy(from, 0, into, 0, from.length);
    if (blocks.size() < breaks || breaks == 0) {
      return Double.NaN;
    }
    int i = random.provider().nextInt(breaks);
    int[] block = blocks.get(i);
    double correction = 0;
    for (int at : block) {
      Coordinate coordinate = coordinates.get(at);
      into[at] = coordinate.sample(random.provider());
      correction += coordinate.logPrior(from[at]) - coordinate.logPrior(into[at]);
    }
    if (alike && placeAt[i] != NONE) {
      putInOrder(i, into);
    }
    return correction;
  }

  private void putInOrder(int moved, double[] x) {
    int i = moved;
    while (i > 0 && x[placeAt[i]] < x[placeAt[i - 1]]) {
      swap(blocks.get(i), blocks.get(i - 1), x);
      i--;
    }
    while (i < breaks - 1 && x[placeAt[i]] > x[placeAt[i + 1]]) {
      swap(blocks.get(i), blocks.get(i + 1), x);
      i++;
    }
  }

  private static void swap(int[] one, int[] other, double[] x) {
    for (int j = 0; j < one.length; j++) {
      double kept = x[one[j]];
      x[one[j]] = x[other[j]];
      x[other[j]] = kept;
    }
  }

  /**
   * Moves a break along the ridge of what runs say that end before it: its distance from the
   * largest scale and its sharpness grow alike, by e^s, and now and then its change of slope as
   * well.
   *
   * @param log10Last log10 of the largest scale
   * @return ln of the Jacobian; NaN where there is no such move
   */
  double slide(
      Randomness random,
      double s,
      boolean withSlope,
      double log10Last,
      double[] from,
      double[] into) {
    System.arraycopy(from, 0, into, 0, from.length);
    if (breaks == 0) {
      return Double.NaN;
    }
    int i = random.provider().nextInt(breaks);
    if (placeAt[i] == NONE || sharpnessAt[i] == NONE) {
      return Double.NaN;
    }
    double factor = Math.exp(s);
    double place = value(placeAt[i], from);
    double log = stretch(placeAt[i], log10Last + factor * (place - log10Last), s, from, into);
    log += stretch(sharpnessAt[i], factor * value(sharpnessAt[i], from), s, from, into);
    if (withSlope && inner[2 + i] && coefficientAt[2 + i] != NONE) {
      into[coefficientAt[2 + i]] *= Math.exp(2 * s / 3);
      log += 2 * s / 3;
    }
    return log;
  }

  /** Sets a coordinate to a value whose derivative by the old one is e^s; ln |dq′/dq|. */
  private double stretch(int at, double value, double s, double[] from, double[] into) {
    Coordinate coordinate = coordinates.get(at);
    into[at] = coordinate.inverse(value);
    return s + coordinate.logSlope(from[at]) - coordinate.logSlope(into[at]);
  }

  /** Draws the mixing variable of one coefficient anew from its prior; as {@link #redrawBreak}. */
  double redrawMixing(Randomness random, double[] from, double[] into) {
    System.arraycopy(from, 0, into, 0, from.length);
    int j = random.provider().nextInt(inner.length);
    int at = coefficientAt[j];
    if (!inner[j] || at == NONE) {
      return Double.NaN;
    }
    into[at] = coordinates.get(at).sample(random.provider());
    return coordinates.get(at).logPrior(from[at]) - coordinates.get(at).logPrior(into[at]);
  }
}

package org.foreshock.sampler;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.special.Gamma;
import org.foreshock.numeric.Logs;

/**
 * A mixture of multivariate Student-t distributions with the same few degrees of freedom: any shape
 * in the middle, heavy tails all round.
 */
final class StudentMixture {
  private static final int DEGREES = 5;

  private final List<Component> components;
  private final double[] weights;
  private final double[] logFactors;

  /** ln Σ weight, and ln of what makes the density of one part integrate to 1. */
  private final double logWhole;

  private final double logConstant;

  StudentMixture(List<Component> components) {
    this.components = List.copyOf(components);
    weights = new double[components.size()];
    logFactors = new double[weights.length];
    double whole = 0;
    for (int i = 0; i < weights.length; i++) {
      Component component = components.get(i);
      weights[i] = component.weight;
      whole += component.weight;
      logFactors[i] = Math.log(component.weight) - component.map.logVolume();
    }
    logWhole = Math.log(whole);
    int k = components.get(0).centre.length;
    logConstant =
        Gamma.logGamma(0.5 * (DEGREES + k))
            - Gamma.logGamma(0.5 * DEGREES)
            - 0.5 * k * Math.log(DEGREES * Math.PI);
  }

  /** One part of a mixture. */
  static final class Component {
    private final double weight;
    private final double[] centre;
    private final AffineMap map;
    private final double[][] inverse;

    /**
     * A part.
     *
     * @param weight its share, positive; shares need not add up to 1
     * @param centre its mean
     * @param map its L Lᵀ is the scale matrix
     */
    Component(double weight, double[] centre, AffineMap map) {
      this.weight = weight;
      this.centre = centre;
      this.map = map;
      this.inverse = map.inverse();
    }

    AffineMap map() {
      return map;
    }

    /** 1 + |z|²/ν, z the point as the map standardises it. */
    private double spread(double[] point) {
      double square = 0;
      for (int i = 0; i < centre.length; i++) {
        double z = 0;
        for (int j = 0; j <= i; j++) {
          z += inverse[i][j] * (point[j] - centre[j]);
        }
        square += z * z;
      }
      return 1 + square / DEGREES;
    }

    /** How strongly a draw at this point pulls at centre and scale, compared with a Normal. */
    double pull(double[] point) {
      return (1 + centre.length / (double) DEGREES) / spread(point);
    }
  }

  int size() {
    return components.size();
  }

  Component component(int i) {
    return components.get(i);
  }

  /** ln of weight times density of every component, up to one constant for all mixtures on R^k. */
  double[] logParts(double[] point) {
    double[] parts = new double[logFactors.length];
    double power = 0.5 * (DEGREES + point.length);
    for (int i = 0; i < parts.length; i++) {
      parts[i] = logFactors[i] - power * Math.log(components.get(i).spread(point));
    }
    return parts;
  }

  /** ln of the density, which integrates to 1. */
  double logDensity(double[] point) {
    return Logs.sumExp(logParts(point)) - logWhole + logConstant;
  }

  /** A draw from the mixture. */
  double[] draw(Randomness random) {
    Component from = components.get(random.pick(weights));
    double chiSquare = 0;
    for (int i = 0; i < DEGREES; i++) {
      double normal = random.normal();
      chiSquare += normal * normal;
    }
    double[] point = from.centre.clone();
    from.map.move(point, Math.sqrt(DEGREES / chiSquare), random.normals(point.length));
    return point;
  }

  /** The mixture of origin + L z where this is the mixture of z. */
  StudentMixture mapped(AffineMap map, double[] origin) {
    List<Component> mapped = new ArrayList<>();
    for (Component component : components) {
      double[] centre = origin.clone();
      map.move(centre, 1, component.centre);
      mapped.add(new Component(component.weight, centre, map.compose(component.map)));
    }
    return new StudentMixture(mapped);
  }
}

package org.foreshock.sampler;

/** A log density under a standardising map: where leapfrog steps are made. */
final class Hamiltonian {
  private final LogDensity density;
  private final AffineMap map;
  private final double[] raw;

  Hamiltonian(LogDensity density, AffineMap map) {
    this.density = density;
    this.map = map;
    this.raw = new double[density.dimension()];
  }

  LogDensity density() {
    return density;
  }

  AffineMap map() {
    return map;
  }

  /** The same density under another map. */
  Hamiltonian under(AffineMap other) {
    return new Hamiltonian(density, other);
  }

  /** The phase at a position, at rest. */
  Phase at(double[] position) {
    return arrive(position, new double[position.length]);
  }

  /** The same momentum at another position. */
  Phase moved(Phase from, double[] position) {
    return arrive(position, from.momentum());
  }

  /** The same position with a fresh momentum. */
  Phase kick(Phase from, Randomness random) {
    double[] momentum = new double[from.momentum().length];
    for (int i = 0; i < momentum.length; i++) {
      momentum[i] = random.normal();
    }
    return new Phase(from.position(), momentum, from.gradient(), from.logDensity());
  }

  /** One leapfrog step of the given signed size. */
  Phase leap(Phase from, double step) {
    double[] momentum = from.momentum().clone();
    push(momentum, from.gradient(), step);
    double[] position = from.position().clone();
    map.move(position, step, momentum);
    Phase to = arrive(position, momentum);
    push(momentum, to.gradient(), step);
    return to;
  }

  private Phase arrive(double[] position, double[] momentum) {
    double value = density.evaluate(position, raw);
    double[] gradient = new double[raw.length];
    map.pullBack(raw, gradient);
    return new Phase(position, momentum, gradient, value);
  }

  private static void push(double[] momentum, double[] gradient, double step) {
    for (int i = 0; i < momentum.length; i++) {
      momentum[i] += 0.5 * step * gradient[i];
    }
  }
}

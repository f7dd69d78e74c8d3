package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The leapfrog step, on a banana under a map that is not the identity. */
class HamiltonianTest {
  private static final double[][] LOWER = {{1.3}, {-0.4, 0.6}};
  private static final Banana BANANA = new Banana(1.5, 0.3);
  private static final double[] POSITION = {0.7, -1.1};
  private static final double[] MOMENTUM = {0.4, 1.2};

  private final Hamiltonian hamiltonian = new Hamiltonian(BANANA, new AffineMap(LOWER));

  private Phase phase(double[] position, double[] momentum) {
    Phase rest = hamiltonian.at(position);
    return new Phase(position, momentum, rest.gradient(), rest.logDensity());
  }

  private Phase leap(Phase from, double step, int times) {
    Phase phase = from;
    for (int i = 0; i < times; i++) {
      phase = hamiltonian.leap(phase, step);
    }
    return phase;
  }

  @Test
  void turningRoundLeadsBack() {
    Phase away = leap(phase(POSITION, MOMENTUM), 0.1, 50);
    double[] reversed = {-away.momentum()[0], -away.momentum()[1]};
    Phase back = leap(phase(away.position(), reversed), 0.1, 50);
    assertArrayEquals(POSITION, back.position(), 1e-11);
    assertArrayEquals(new double[] {-0.4, -1.2}, back.momentum(), 1e-11);
  }

  @Test
  void steppingBackwardsUndoesSteppingForwards() {
    Phase back = leap(leap(phase(POSITION, MOMENTUM), 0.1, 50), -0.1, 50);
    assertArrayEquals(POSITION, back.position(), 1e-11);
    assertArrayEquals(MOMENTUM, back.momentum(), 1e-11);
  }

  @Test
  void phasesAreNotChangedBySteps() {
    Phase start = phase(POSITION, MOMENTUM);
    double energy = start.energy();
    leap(start, 0.1, 3);
    assertArrayEquals(new double[] {0.7, -1.1}, start.position(), 0);
    assertArrayEquals(new double[] {0.4, 1.2}, start.momentum(), 0);
    assertEquals(energy, start.energy(), 0);
  }

  /** The determinant of the Jacobian matrix by central differences. */
  @Test
  void volumeIsPreserved() {
    double h = 1e-5;
    RealMatrix jacobian = MatrixUtils.createRealMatrix(4, 4);
    for (int j = 0; j < 4; j++) {
      double[] ahead = ends(j, h);
      double[] behind = ends(j, -h);
      for (int i = 0; i < 4; i++) {
        jacobian.setEntry(i, j, (ahead[i] - behind[i]) / (2 * h));
      }
    }
    assertEquals(1, new LUDecomposition(jacobian).getDeterminant(), 1e-7);
  }

  private double[] ends(int coordinate, double shift) {
    double[] position = POSITION.clone();
    double[] momentum = MOMENTUM.clone();
    double[] moved = coordinate < 2 ? position : momentum;
    moved[coordinate % 2] += shift;
    Phase to = leap(phase(position, momentum), 0.3, 7);
    return new double[] {to.position()[0], to.position()[1], to.momentum()[0], to.momentum()[1]};
  }

  /** Over a fixed time; half the step makes a quarter of the error. */
  @Test
  void energyErrorIsOfSecondOrder() {
    for (int steps = 64; steps <= 512; steps *= 2) {
      assertEquals(4, energyError(steps) / energyError(2 * steps), 0.05);
    }
  }

  private double energyError(int steps) {
    Phase start = phase(POSITION, MOMENTUM);
    return leap(start, 1.7 / steps, steps).energy() - start.energy();
  }

  /**
   * Neal (2011), section 5.4.1: sampling z = L⁻¹ x with a unit metric is sampling x with the
   * inverse metric L Lᵀ, momenta being r = L⁻ᵀ p.
   */
  @Test
  void isTheTextbookLeapfrogWithTheInverseMetric() {
    RealMatrix root = MatrixUtils.createRealMatrix(new double[][] {{1.3, 0}, {-0.4, 0.6}});
    RealMatrix inverseMetric = root.multiply(root.transpose());
    RealMatrix toTextbook = MatrixUtils.inverse(root.transpose());
    double step = 0.2;
    double[] x = POSITION.clone();
    double[] r = toTextbook.operate(MOMENTUM);
    Phase phase = phase(POSITION, MOMENTUM);
    double[] gradient = new double[2];
    for (int n = 0; n < 10; n++) {
      BANANA.evaluate(x, gradient);
      add(r, 0.5 * step, gradient);
      add(x, step, inverseMetric.operate(r));
      BANANA.evaluate(x, gradient);
      add(r, 0.5 * step, gradient);
      phase = hamiltonian.leap(phase, step);
      assertArrayEquals(x, phase.position(), 1e-12);
      assertArrayEquals(r, toTextbook.operate(phase.momentum()), 1e-12);
      double kinetic =
          0.5
              * MatrixUtils.createRealVector(r)
                  .dotProduct(inverseMetric.operate(MatrixUtils.createRealVector(r)));
      assertEquals(kinetic - BANANA.evaluate(x, gradient), phase.energy(), 1e-12);
    }
  }

  private static void add(double[] to, double factor, double[] by) {
    for (int i = 0; i < to.length; i++) {
      to[i] += factor * by[i];
    }
  }

  /** x = A cos(φ + nθ) with θ = 2 asin(ε/2), whatever the start. */
  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.7, 1.9})
  void oscillatorTurnsByAKnownAngle(double step) {
    Hamiltonian oscillator =
        new Hamiltonian(NormalTarget.standard(1), new AffineMap(new double[][] {{1}}));
    double angle = 2 * Math.asin(step / 2);
    double narrow = Math.sqrt(1 - step * step / 4);
    Phase rest = oscillator.at(new double[] {0.8});
    Phase phase = new Phase(rest.position(), new double[] {0.5}, rest.gradient(), 0);
    for (int n = 1; n <= 20; n++) {
      phase = oscillator.leap(phase, step);
      double x = 0.8 * Math.cos(n * angle) + 0.5 / narrow * Math.sin(n * angle);
      assertEquals(x, phase.position()[0], 1e-12);
    }
  }
}

package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exact draws, moved by a trajectory and the leaps after it, are exact draws again with fresh
 * momenta, however badly the guide fits: scores and momenta together are 2k independent standard
 * Normals.
 */
final class GuidedNutsTest {
  private static final int REPLICATES = 20_000;
  private static final double[][] SLANTED = {{1.4}, {-0.5, 0.6}};

  /** A target, a guide and where chains on it come from. */
  record Kernel(String name, Target target, StudentMixture guide, int seed) {
    GuidedNuts guided() {
      AffineMap map = new AffineMap(SLANTED);
      return new GuidedNuts(new Nuts(new Hamiltonian(target, map), 0.7, 10), new Metropolis(guide));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static StudentMixture.Component part(double weight, double x, double y, double scale) {
    return new StudentMixture.Component(
        weight, new double[] {x, y}, new AffineMap(new double[][] {{scale}, {0, scale}}));
  }

  static List<Kernel> kernels() {
    StudentMixture off = new StudentMixture(List.of(part(1, 1.5, -1, 0.7)));
    StudentMixture two = new StudentMixture(List.of(part(1, -1, 0.5, 1), part(4, 1, 0, 2)));
    return List.of(
        new Kernel("skewed, one component", new Skewed(), off, 1),
        new Kernel("skewed, two components", new Skewed(), two, 2),
        new Kernel("banana, two components", new Banana(1.5, 0.6), two, 3));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneTransitionLeavesTheTargetInvariant(Kernel kernel) {
    GuidedNuts guided = kernel.guided();
    Randomness random = Randomness.streams(kernel.seed(), 1)[0];
    int k = kernel.target().dimension();
    double[][] after = new double[REPLICATES][2 * k];
    for (double[] row : after) {
      Phase start = guided.nuts().hamiltonian().at(kernel.target().draw(random));
      Phase to = guided.step(start, random).to();
      System.arraycopy(kernel.target().scores(to.position()), 0, row, 0, k);
      System.arraycopy(to.momentum(), 0, row, k, k);
    }
    StandardNormals normals = new StandardNormals(after);
    normals.assertIndependent();
    normals.assertSquares("scores", 0, k);
    normals.assertSquares("momenta", k, 2 * k);
  }

  /** Same numbers: the trajectory comes first, so what differs afterwards has leapt. */
  @ParameterizedTest
  @MethodSource("kernels")
  void someLeapsAreTakenAndLeaveAWholePhase(Kernel kernel) {
    GuidedNuts guided = kernel.guided();
    Hamiltonian hamiltonian = guided.nuts().hamiltonian();
    int leapt = 0;
    for (Randomness[] pair : twins(300)) {
      Phase start = hamiltonian.at(kernel.target().draw(pair[0]));
      kernel.target().draw(pair[1]);
      Phase plain = guided.nuts().step(start, pair[0]).to();
      Phase to = guided.step(start, pair[1]).to();
      Phase there = hamiltonian.at(to.position());
      assertEquals(there.logDensity(), to.logDensity(), 0);
      assertArrayEquals(there.gradient(), to.gradient());
      assertArrayEquals(plain.momentum(), to.momentum());
      leapt += Arrays.equals(plain.position(), to.position()) ? 0 : 1;
    }
    assertTrue(leapt > 60, "leapt " + leapt);
  }

  /** Pairs of streams with the same numbers. */
  private static List<Randomness[]> twins(int count) {
    Randomness[] one = Randomness.streams(9, count);
    Randomness[] other = Randomness.streams(9, count);
    return IntStream.range(0, count).mapToObj(i -> new Randomness[] {one[i], other[i]}).toList();
  }

  /** What is told of a transition is of its trajectory alone. */
  @Test
  void leapsDoNotCountAsAcceptance() {
    Kernel kernel = kernels().get(0);
    for (Randomness[] pair : twins(20)) {
      Phase start = kernel.guided().nuts().hamiltonian().at(new double[] {0.3, 0.2});
      Transition plain = kernel.guided().nuts().step(start, pair[0]);
      Transition guided = kernel.guided().step(start, pair[1]);
      assertEquals(plain.acceptance(), guided.acceptance(), 0);
      assertEquals(plain.depth(), guided.depth());
    }
  }
}

package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exact draws of a target, moved by one transition each, are exact draws again, with fresh Normal
 * momenta: the density of phase space, not only that of the positions, is invariant. Scores and
 * momenta together are 2k independent standard Normals, which is what is tested.
 */
class NutsInvarianceTest {
  private static final int REPLICATES = 20_000;

  private static final double[][] UNIT = {{1}, {0, 1}};
  private static final double[][] SLANTED = {{1.4}, {-0.5, 0.6}};
  private static final double[][] SLANTED_3 = {{1.5}, {0.6, 1}, {-0.4, 0.9, 0.5}};
  private static final NormalTarget NORMAL = NormalTarget.correlated(0.6, 1, 2, 0.5);

  /** What is run: a target, the map, the step size and the limit on doublings. */
  record Kernel(
      String name, Target target, double[][] lower, double stepSize, int maxDepth, int seed) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Kernel> kernels() {
    return List.of(
        new Kernel("normal, long steps", NORMAL, SLANTED_3, 0.7, 10, 1),
        new Kernel("normal, short steps", NORMAL, SLANTED_3, 0.06, 10, 2),
        new Kernel("normal, two doublings", NORMAL, SLANTED_3, 0.5, 2, 3),
        new Kernel("skewed, long steps", new Skewed(), SLANTED, 1.6, 10, 4),
        new Kernel("skewed, short steps", new Skewed(), UNIT, 0.2, 10, 5),
        new Kernel("skewed, two doublings", new Skewed(), SLANTED, 1.2, 2, 6),
        new Kernel("banana, long steps", new Banana(1.5, 0.6), UNIT, 0.7, 10, 7),
        new Kernel("banana, short steps", new Banana(1.5, 0.6), SLANTED, 0.15, 10, 8),
        new Kernel("banana, two doublings", new Banana(1.5, 0.6), UNIT, 0.6, 2, 9),
        new Kernel(
            "one dimension", NormalTarget.independent(2), new double[][] {{1}}, 2.5, 10, 10));
  }

  @ParameterizedTest
  @MethodSource("kernels")
  void oneTransitionLeavesTheTargetInvariant(Kernel kernel) {
    StandardNormals after = new StandardNormals(run(kernel));
    int k = kernel.target().dimension();
    after.assertIndependent();
    after.assertSquares("scores", 0, k);
    after.assertSquares("momenta", k, 2 * k);
  }

  @Test
  void treesOfAllDepthsAreAmongThem() {
    Set<Integer> depths = new TreeSet<>();
    for (Kernel kernel : kernels()) {
      Nuts nuts = nuts(kernel);
      Randomness random = Randomness.streams(kernel.seed(), 1)[0];
      for (int i = 0; i < 300; i++) {
        Phase start = nuts.hamiltonian().at(kernel.target().draw(random));
        depths.add(nuts.step(start, random).depth());
      }
    }
    assertTrue(depths.containsAll(List.of(1, 2, 3, 4, 5, 6)), depths::toString);
  }

  private static Nuts nuts(Kernel kernel) {
    Hamiltonian hamiltonian = new Hamiltonian(kernel.target(), new AffineMap(kernel.lower()));
    return new Nuts(hamiltonian, kernel.stepSize(), kernel.maxDepth());
  }

  /** Scores and momenta after one transition each. */
  private static double[][] run(Kernel kernel) {
    Nuts nuts = nuts(kernel);
    Randomness random = Randomness.streams(kernel.seed(), 1)[0];
    int k = kernel.target().dimension();
    double[][] after = new double[REPLICATES][2 * k];
    for (double[] row : after) {
      Phase start = nuts.hamiltonian().at(kernel.target().draw(random));
      Phase to = nuts.step(start, random).to();
      System.arraycopy(kernel.target().scores(to.position()), 0, row, 0, k);
      System.arraycopy(to.momentum(), 0, row, k, k);
    }
    return after;
  }
}

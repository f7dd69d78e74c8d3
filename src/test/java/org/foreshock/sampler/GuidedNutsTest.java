package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.foreshock.diagnostics.EnergyDiagnostics;
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

  /**
   * A guide that knows the funnel's mouth and nothing of its neck, where steps are too long. Leaps
   * change the energy as much as independent draws would, so the difference of the energies of
   * consecutive draws tells of no trouble; fresh momenta and trajectories do change it too little.
   */
  @Test
  void aGuideDoesNotHideWhatTrajectoriesMiss() {
    Funnel funnel = new Funnel(3, 9);
    Randomness random = Randomness.streams(31, 1)[0];
    Energies guided = energies(funnel, 4000, true, random);
    Energies alone = energies(funnel, 4000, false, random);
    // the neck has 0.091 of the mass
    assertTrue(guided.neck < 0.04, () -> "share of the neck " + guided.neck);
    double between = EnergyDiagnostics.eBfmi(guided.after);
    assertTrue(between > 0.3, () -> "between draws " + between);
    double told = EnergyDiagnostics.eBfmi(guided.after, guided.changes);
    assertTrue(told < 0.3, () -> "told " + told);
    double plain = EnergyDiagnostics.eBfmi(alone.after);
    assertTrue(plain < 0.3, () -> "without the guide " + plain);
    assertEquals(plain, EnergyDiagnostics.eBfmi(alone.after, alone.changes), 0);
  }

  private record Energies(double[] after, double[] changes, double neck) {}

  private static Energies energies(Funnel funnel, int n, boolean guided, Randomness random) {
    AffineMap unit = Matrices.unit(funnel.dimension());
    List<double[]> mouth =
        Stream.generate(() -> funnel.draw(random)).filter(p -> p[0] > -2).limit(2000).toList();
    Nuts nuts = new Nuts(new Hamiltonian(funnel, unit), 0.5, 10);
    GuidedNuts kernel =
        new GuidedNuts(nuts, new Metropolis(MixtureEstimate.of(mouth, unit, random)));
    Phase state = nuts.hamiltonian().at(mouth.get(0));
    double[] after = new double[n];
    double[] changes = new double[n];
    int neck = 0;
    for (int i = 0; i < n; i++) {
      Transition transition = guided ? kernel.step(state, random) : nuts.step(state, random);
      state = transition.to();
      after[i] = state.energy();
      changes[i] = transition.energyChange();
      neck += state.position()[0] < -4 ? 1 : 0;
    }
    return new Energies(after, changes, neck / (double) n);
  }
}

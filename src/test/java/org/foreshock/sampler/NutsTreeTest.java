package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * How trajectories grow and where they stop. A density that notes down where it is evaluated shows
 * the whole trajectory; positions alone give the momenta back, and with them everything that the
 * sampler should have decided. Nothing here is up to chance but the trajectories.
 */
class NutsTreeTest {
  private static final double[][] SLANTED = {{0.8}, {0.3, 1.1}};

  /** A density, the map and the step size. */
  record Setting(
      String name, LogDensity density, double[][] lower, double[] start, double stepSize) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Setting> settings() {
    double[][] unit = {{1}, {0, 1}};
    return List.of(
        new Setting("oscillator", NormalTarget.standard(1), unit1(), at(0.3), 0.13),
        new Setting("oscillator, long steps", NormalTarget.standard(1), unit1(), at(1), 1.1),
        new Setting("oscillator, almost unstable", NormalTarget.standard(1), unit1(), at(1), 1.98),
        new Setting("normal", NormalTarget.correlated(0.7, 1, 2), SLANTED, at(1, 1), 0.2),
        new Setting("banana", new Banana(1.5, 0.7), SLANTED, at(0, 0), 0.3),
        new Setting("banana, diverging", new Banana(1.5, 40), unit, at(0, -90), 0.3),
        new Setting("skewed", new Skewed(), unit, at(0, 0), 0.4),
        new Setting("edge of the world", new Exponential(), unit1(), at(1), 0.3));
  }

  private static double[][] unit1() {
    return new double[][] {{1}};
  }

  private static double[] at(double... point) {
    return point;
  }

  /** Falls like e^(−x), and is not defined where x is negative. */
  private record Exponential() implements LogDensity {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      gradient[0] = -1;
      return point[0] < 0 ? Double.NaN : -point[0];
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everyTransitionIsWhatItsTrajectorySays(Setting setting) {
    Recorder recorder = new Recorder(setting.density());
    Hamiltonian hamiltonian = new Hamiltonian(recorder, new AffineMap(setting.lower()));
    Randomness random = Randomness.streams(7, 1)[0];
    for (int maxDepth = 1; maxDepth <= 10; maxDepth += 3) {
      Nuts nuts = new Nuts(hamiltonian, setting.stepSize(), maxDepth);
      Phase state = hamiltonian.at(setting.start());
      for (int i = 0; i < 400; i++) {
        recorder.visited.clear();
        Transition transition = nuts.step(state, random);
        new Replay(hamiltonian.map(), setting, state, maxDepth).check(transition, recorder.visited);
        state = transition.to();
      }
    }
  }

  @Test
  void divergencesAreAmongThem() {
    assertTrue(divergences(settings().get(5)) > 50);
    assertTrue(divergences(settings().get(7)) > 50);
    assertEquals(0, divergences(settings().get(3)));
  }

  private static int divergences(Setting setting) {
    Hamiltonian hamiltonian = new Hamiltonian(setting.density(), new AffineMap(setting.lower()));
    Nuts nuts = new Nuts(hamiltonian, setting.stepSize(), 10);
    Randomness random = Randomness.streams(7, 1)[0];
    Phase state = hamiltonian.at(setting.start());
    int count = 0;
    for (int i = 0; i < 400; i++) {
      Transition transition = nuts.step(state, random);
      state = transition.to();
      count += transition.diverging() ? 1 : 0;
    }
    return count;
  }

  /**
   * A leapfrog step of size ε turns the phase of an oscillator by θ = 2 asin(ε/2). In many
   * independent Normal coordinates the phases average out: a trajectory turns back exactly when it
   * spans more than half a turn, (2^depth − 1) θ &gt; π. Where 2^(depth−1) θ is just beyond π, the
   * criterion between the two ends alone does not see it (Stan's issue 2799): last column.
   */
  @ParameterizedTest
  @CsvSource({
    "0.38, 2, false",
    "0.17, 3, false",
    "0.26, 3, true",
    "0.28, 3, true",
    "0.10, 4, false",
    "0.05, 5, false"
  })
  void independentNormalsTurnBackAfterHalfATurn(double turnsOfPi, int depth, boolean missable) {
    double angle = turnsOfPi * Math.PI;
    double half = (1 << depth) * angle / 2;
    assertTrue(((1 << depth) - 1) * angle > Math.PI && ((1 << (depth - 1)) - 1) * angle < Math.PI);
    assertEquals(missable, Math.sin(half) * Math.cos(half - angle / 2) > 0);
    int k = 600;
    NormalTarget target = NormalTarget.standard(k);
    Hamiltonian hamiltonian = new Hamiltonian(target, new AffineMap(target.root()));
    Nuts nuts = new Nuts(hamiltonian, 2 * Math.sin(angle / 2), 10);
    Randomness random = Randomness.streams(3, 1)[0];
    for (int i = 0; i < 20; i++) {
      Phase start = hamiltonian.at(target.draw(random));
      assertEquals(depth, nuts.step(start, random).depth());
    }
  }

  /**
   * In one dimension it depends on the phase how early a trajectory turns back, but one of more
   * than half a turn never grows.
   */
  @ParameterizedTest
  @CsvSource({"0.25, 3", "0.20, 3", "0.08, 4", "0.04, 5", "0.02, 6"})
  void oscillatorNeverGrowsBeyondHalfATurn(double turnsOfPi, int deepest) {
    double angle = turnsOfPi * Math.PI;
    assertTrue(((1 << (deepest - 1)) - 1) * angle < Math.PI);
    assertTrue(((1 << deepest) - 1) * angle > Math.PI);
    Hamiltonian hamiltonian = new Hamiltonian(NormalTarget.standard(1), new AffineMap(unit1()));
    Nuts nuts = new Nuts(hamiltonian, 2 * Math.sin(angle / 2), 10);
    Randomness random = Randomness.streams(3, 1)[0];
    Phase state = hamiltonian.at(at(0.5));
    int seen = 0;
    for (int i = 0; i < 1000; i++) {
      Transition transition = nuts.step(state, random);
      state = transition.to();
      seen = Math.max(seen, transition.depth());
    }
    assertEquals(deepest, seen);
  }

  /** Notes down where it is evaluated. */
  private static final class Recorder implements LogDensity {
    private final LogDensity density;
    private final List<double[]> visited = new ArrayList<>();

    Recorder(LogDensity density) {
      this.density = density;
    }

    @Override
    public int dimension() {
      return density.dimension();
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      visited.add(point.clone());
      return density.evaluate(point, gradient);
    }
  }

  /** One trajectory in the order of time, in standardised coordinates. */
  private static final class Replay {
    private final AffineMap map;
    private final Setting setting;
    private final double step;
    private final int maxDepth;
    private final double[] origin;
    private final List<double[]> points = new ArrayList<>();
    private final List<double[]> positions = new ArrayList<>();
    private int start;

    Replay(AffineMap map, Setting setting, Phase from, int maxDepth) {
      this.map = map;
      this.setting = setting;
      this.step = setting.stepSize();
      this.maxDepth = maxDepth;
      this.origin = from.position();
      points.add(origin);
      positions.add(standardise(origin));
    }

    void check(Transition transition, List<double[]> visited) {
      int depth = 0;
      int used = 0;
      boolean turned = false;
      boolean cut = false;
      List<double[]> eligible = List.copyOf(points);
      while (!turned && depth < maxDepth) {
        boolean forward = used == 0 || continuesForward(visited.get(used));
        int side = 1 << depth;
        for (int leaf = 1; leaf <= side && !turned && !cut; leaf++) {
          append(visited.get(used++), forward);
          cut = !(energy(forward ? positions.size() - 1 : 0) - energy(start) <= 1000);
          turned = !cut && subtreeTurns(leaf, forward);
        }
        if (cut || turned) {
          break;
        }
        depth++;
        eligible = List.copyOf(points);
        turned = turns(0, positions.size());
      }
      assertEquals(used, visited.size(), "leapfrog steps");
      assertEquals(depth, transition.depth(), "depth");
      assertEquals(cut, transition.diverging(), "diverging");
      assertEquals(acceptance(), transition.acceptance(), 1e-7);
      checkChosen(transition.to(), eligible);
    }

    /** One of the tree's phases, but none of a half that was cut off or turned back. */
    private void checkChosen(Phase chosen, List<double[]> eligible) {
      assertTrue(eligible.stream().anyMatch(p -> Arrays.equals(p, chosen.position())));
      int i = 0;
      while (!Arrays.equals(points.get(i), chosen.position())) {
        i++;
      }
      assertEquals(energy(i), chosen.energy(), 1e-8 * (1 + Math.abs(energy(i))));
    }

    /** Whether one of the subtrees that end with this leaf turns back. */
    private boolean subtreeTurns(int leaf, boolean forward) {
      int n = positions.size();
      for (int size = 2; size <= leaf && leaf % size == 0; size *= 2) {
        if (forward ? turns(n - size, n) : turns(0, size)) {
          return true;
        }
      }
      return false;
    }

    private boolean turns(int from, int to) {
      int middle = (from + to) / 2;
      return turnsAsOne(from, to) || turnsAsOne(from, middle + 1) || turnsAsOne(middle - 1, to);
    }

    private boolean turnsAsOne(int from, int to) {
      double[] sum = new double[origin.length];
      for (int i = from; i < to; i++) {
        double[] p = momentum(i);
        for (int j = 0; j < sum.length; j++) {
          sum[j] += p[j];
        }
      }
      return !(dot(sum, momentum(from)) > 0 && dot(sum, momentum(to - 1)) > 0);
    }

    /** Whether the point is the one after the last; if not, it is the one before the first. */
    private boolean continuesForward(double[] point) {
      int n = positions.size();
      double ahead = distance(next(n - 2, n - 1), standardise(point));
      double behind = distance(next(1, 0), standardise(point));
      assertFalse(ahead < 1e-8 && behind < 1e-8);
      return ahead < behind;
    }

    /** A point is never a second visit: it is one step ahead of all others or one behind. */
    private void append(double[] point, boolean forward) {
      int n = positions.size();
      double[] z = standardise(point);
      if (n > 1) {
        double[] expected = forward ? next(n - 2, n - 1) : next(1, 0);
        assertArrayEquals(expected, z, 1e-8 * (1 + Math.sqrt(dot(z, z))));
      }
      points.add(forward ? n : 0, point);
      positions.add(forward ? n : 0, z);
      start += forward ? 0 : 1;
    }

    /** Two leapfrog steps in positions alone (Störmer's form). */
    private double[] next(int before, int at) {
      double[] now = positions.get(at);
      double[] gradient = gradient(at);
      double[] next = new double[now.length];
      for (int j = 0; j < next.length; j++) {
        next[j] = 2 * now[j] - positions.get(before)[j] + step * step * gradient[j];
      }
      return next;
    }

    private double[] momentum(int i) {
      int n = positions.size();
      double[] p = new double[origin.length];
      double[] gradient = gradient(i);
      for (int j = 0; j < p.length; j++) {
        double here = positions.get(i)[j];
        if (i == 0) {
          p[j] = (positions.get(1)[j] - here) / step - 0.5 * step * gradient[j];
        } else if (i == n - 1) {
          p[j] = (here - positions.get(i - 1)[j]) / step + 0.5 * step * gradient[j];
        } else {
          p[j] = (positions.get(i + 1)[j] - positions.get(i - 1)[j]) / (2 * step);
        }
      }
      return p;
    }

    private double energy(int i) {
      double[] p = momentum(i);
      double value = setting.density().evaluate(points.get(i), new double[p.length]);
      return 0.5 * dot(p, p) - value;
    }

    private double acceptance() {
      double sum = 0;
      for (int i = 0; i < positions.size(); i++) {
        double ratio = Math.exp(energy(start) - energy(i));
        sum += i == start || Double.isNaN(ratio) ? 0 : Math.min(1, ratio);
      }
      return sum / (positions.size() - 1);
    }

    private double[] gradient(int i) {
      double[] raw = new double[origin.length];
      setting.density().evaluate(points.get(i), raw);
      double[] standardised = new double[raw.length];
      map.pullBack(raw, standardised);
      return standardised;
    }

    private double[] standardise(double[] point) {
      return map.standardise(point, new double[point.length]);
    }

    private static double distance(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        sum += (a[j] - b[j]) * (a[j] - b[j]);
      }
      return Math.sqrt(sum);
    }

    private static double dot(double[] a, double[] b) {
      double sum = 0;
      for (int j = 0; j < a.length; j++) {
        sum += a[j] * b[j];
      }
      return sum;
    }
  }
}

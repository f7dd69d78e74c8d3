package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.diagnostics.Convergence;
import org.foreshock.diagnostics.EnergyDiagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several chains together, from warm-up to diagnostics. */
class ChainsTest {
  private static final NormalTarget NORMAL = NormalTarget.correlated(0.6, 1, 0.2, 3);

  /** The No-U-Turn sampler does not ask. */
  private static final Chains.Worth NO_WORTH =
      chains -> {
        throw new AssertionError("asked for the worth of draws");
      };

  private static ChainSettings settings(int warmup, int draws, int threads) {
    return new ChainSettings(4, warmup, draws, threads, 20, new Sampler.NoUTurn(0.85, 10));
  }

  private static List<Chain> run(Supplier<? extends LogDensity> densities, ChainSettings settings) {
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    return new Chains(densities, settings, NO_WORTH, () -> {})
        .run(List.of(mode), () -> {})
        .chains();
  }

  private static Chain.Drawn drawn(Chain chain) {
    return assertInstanceOf(Chain.Drawn.class, chain);
  }

  private static Chain.Trajectories trajectories(Chain chain) {
    return assertInstanceOf(Chain.Trajectories.class, drawn(chain).trace());
  }

  /** Coordinate j of all chains. */
  private static double[][] column(List<Chain> chains, int j, DoubleUnaryOperator of) {
    return chains.stream()
        .map(c -> Arrays.stream(drawn(c).positions()).mapToDouble(p -> of.applyAsDouble(p[j])))
        .map(values -> values.toArray())
        .toArray(double[][]::new);
  }

  private static void assertSameChain(Chain expected, Chain actual) {
    Chain.Drawn one = drawn(expected);
    Chain.Drawn other = drawn(actual);
    assertTrue(Arrays.deepEquals(one.positions(), other.positions()));
    assertArrayEquals(one.logDensity(), other.logDensity());
    assertArrayEquals(trajectories(one).energies(), trajectories(other).energies());
    assertArrayEquals(trajectories(one).diverging(), trajectories(other).diverging());
    assertArrayEquals(trajectories(one).depths(), trajectories(other).depths());
    assertEquals(trajectories(one).stepSize(), trajectories(other).stepSize(), 0);
  }

  /**
   * Means and variances of 20 correlated coordinates. Each of the 40 is beyond 6 standard errors
   * with probability 2e-9, or 1e-6 where the effective sample size came out a third too large.
   */
  @Test
  void momentsOfANormalInTwentyDimensions() {
    int k = 20;
    double[] sd = new double[k];
    for (int i = 0; i < k; i++) {
      sd[i] = Math.exp(0.5 * (i % 7) - 1);
    }
    NormalTarget normal = NormalTarget.correlated(0.7, sd);
    Mode mode = Mode.climb(normal, new double[k]);
    ChainSettings settings = settings(500, 1000, 2);
    List<Chain> chains =
        new Chains(() -> normal, settings, NO_WORTH, () -> {})
            .run(List.of(mode), () -> {})
            .chains();
    for (int j = 0; j < k; j++) {
      double mean = normal.mean()[j];
      double scale = sd[j];
      double[][] values = column(chains, j, x -> (x - mean) / scale);
      double[][] squares = column(chains, j, x -> (x - mean) * (x - mean) / (scale * scale));
      assertEquals(0, Convergence.mean(values), 6 / Math.sqrt(Convergence.essMean(values)));
      double error = Math.sqrt(2 / Convergence.essMean(squares));
      assertEquals(1, Convergence.mean(squares), 6 * error);
      ColumnSummary summary = ColumnSummary.of(values);
      assertTrue(summary.rHat() < 1.01, () -> "R-hat " + summary.rHat());
      assertTrue(summary.essBulk() > 2000, () -> "bulk " + summary.essBulk());
      assertTrue(summary.essTail() > 1000, () -> "tail " + summary.essTail());
    }
    for (Chain chain : chains) {
      double eBfmi = EnergyDiagnostics.eBfmi(trajectories(chain).energies());
      // 2 for independent energies
      assertTrue(eBfmi > 0.5 && eBfmi < 2.5, () -> "E-BFMI " + eBfmi);
      assertEquals(0, divergences(chain));
    }
  }

  private static int divergences(Chain chain) {
    int count = 0;
    for (boolean diverging : trajectories(chain).diverging()) {
      count += diverging ? 1 : 0;
    }
    return count;
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    List<Chain> alone = run(() -> NORMAL, settings(300, 100, 1));
    List<Chain> together = run(() -> NORMAL, settings(300, 100, threads));
    assertEquals(alone.size(), together.size());
    for (int i = 0; i < alone.size(); i++) {
      assertSameChain(alone.get(i), together.get(i));
    }
  }

  @Test
  void chainsDiffer() {
    List<Chain> chains = run(() -> NORMAL, settings(50, 10, 2));
    for (int i = 0; i < chains.size(); i++) {
      for (int j = 0; j < i; j++) {
        double[] one = drawn(chains.get(i)).positions()[0];
        double[] other = drawn(chains.get(j)).positions()[0];
        assertTrue(one[0] != other[0]);
      }
    }
  }

  @Test
  void drawsCarryTheirOwnLogDensityAndEnergy() {
    for (Chain chain : run(() -> NORMAL, settings(50, 40, 1))) {
      Chain.Drawn drawn = drawn(chain);
      for (int i = 0; i < 40; i++) {
        double value = NORMAL.evaluate(drawn.positions()[i], new double[3]);
        assertEquals(value, drawn.logDensity()[i], 1e-12);
        double kinetic = trajectories(chain).energies()[i] + drawn.logDensity()[i];
        assertTrue(kinetic >= 0, () -> "kinetic energy " + kinetic);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "7, 0", "30, 20"})
  void progressPauseAndLengthsAreAsAgreed(int warmup, int draws) {
    AtomicInteger advances = new AtomicInteger();
    List<Integer> pauses = new ArrayList<>();
    AtomicLong evaluations = new AtomicLong();
    Supplier<LogDensity> counted = () -> new Watched(evaluations::incrementAndGet);
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    Chains chains =
        new Chains(counted, settings(warmup, draws, 2), NO_WORTH, advances::incrementAndGet);
    Chains.Result result = chains.run(List.of(mode), () -> pauses.add(advances.get()));
    assertEquals(List.of(4 * warmup), pauses);
    assertEquals(4 * (warmup + draws), advances.get());
    for (Chain chain : result.chains()) {
      assertEquals(draws, drawn(chain).positions().length);
      assertEquals(draws, trajectories(chain).energies().length);
    }
    assertEquals(evaluations.get(), result.gradients() + result.values());
    int leaps = 8;
    assertEquals(4L * leaps * (warmup + draws), result.values());
  }

  /** NORMAL, and something happens before each evaluation. */
  private record Watched(Runnable before) implements LogDensity {
    @Override
    public int dimension() {
      return NORMAL.dimension();
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      before.run();
      return NORMAL.evaluate(point, gradient);
    }
  }

  /** NORMAL for chain after chain on one thread, but the second chain's ends after a while. */
  private static Supplier<LogDensity> secondBreaks(int after, Runnable trouble) {
    AtomicInteger instances = new AtomicInteger();
    return () -> {
      boolean second = instances.incrementAndGet() == 2;
      AtomicInteger evaluations = new AtomicInteger();
      return new Watched(
          () -> {
            if (second && evaluations.incrementAndGet() > after) {
              trouble.run();
            }
          });
    };
  }

  private static void fail() {
    throw new ArithmeticException("no more of this");
  }

  /** At its start, in warm-up, in sampling. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 200, 900})
  void aChainThatThrowsFailsAlone(int after) {
    List<Chain> chains = run(secondBreaks(after, ChainsTest::fail), settings(100, 100, 1));
    Chain.Failed failed = assertInstanceOf(Chain.Failed.class, chains.get(1));
    assertTrue(failed.why().contains("no more of this"), failed::why);
    for (int i : new int[] {0, 2, 3}) {
      assertEquals(100, drawn(chains.get(i)).positions().length);
    }
  }

  @Test
  void aLaterFailureDoesNotChangeWhichChainsThereAre() {
    List<Chain> chains = run(secondBreaks(1_000_000, ChainsTest::fail), settings(100, 100, 1));
    List<Chain> sound = run(() -> NORMAL, settings(100, 100, 1));
    assertSameChain(sound.get(1), chains.get(1));
  }

  /** NORMAL until it is switched off, then lower by so much. */
  private static final class Switched implements LogDensity {
    private final double fall;
    private boolean off;

    Switched(double fall) {
      this.fall = fall;
    }

    @Override
    public int dimension() {
      return NORMAL.dimension();
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      return NORMAL.evaluate(point, gradient) - (off ? fall : 0);
    }
  }

  /** Switches the second of four chains off after so many iterations of all of them. */
  private static List<Chain> runSwitched(double fall, ChainSettings settings, int iterations) {
    List<Switched> instances = new ArrayList<>();
    Supplier<LogDensity> densities =
        () -> {
          Switched next = new Switched(fall);
          instances.add(next);
          return next;
        };
    AtomicInteger advances = new AtomicInteger();
    Chains.Progress progress =
        () -> {
          if (advances.incrementAndGet() == iterations) {
            instances.get(1).off = true;
          }
        };
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    return new Chains(densities, settings, NO_WORTH, progress)
        .run(List.of(mode), () -> {})
        .chains();
  }

  /**
   * Draws that are all the same are not draws, whether every transition diverges or, as with a fall
   * of 500, nothing diverges and nothing is accepted. The chain stops halfway through its warm-up,
   * or between warm-up and sampling.
   */
  @ParameterizedTest
  @CsvSource({"NaN, 150", "NaN, 400", "Infinity, 150", "Infinity, 400", "500, 400"})
  void aChainThatCannotMoveFailsAlone(double fall, int iterations) {
    ChainSettings settings = settings(100, 50, 1);
    List<Chain> chains = runSwitched(fall, settings, iterations);
    assertInstanceOf(Chain.Failed.class, chains.get(1));
    List<Chain> sound = run(() -> NORMAL, settings);
    for (int i : new int[] {0, 2, 3}) {
      assertSameChain(sound.get(i), chains.get(i));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aChainThatStopsOnItsWayShowsDivergences(double fall) {
    List<Chain> chains = runSwitched(fall, settings(100, 50, 1), 4 * 100 + 50 + 20);
    assertEquals(30, divergences(chains.get(1)));
    assertEquals(0, divergences(chains.get(0)));
  }

  /** Two modes 40 standard deviations apart, which no trajectory crosses. */
  private record TwoModes(List<Double> starts) implements LogDensity {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      starts.add(point[0]);
      double centre = Math.copySign(20, point[0]);
      gradient[0] = centre - point[0];
      return -0.5 * gradient[0] * gradient[0];
    }
  }

  private static List<Chain> runBetween(List<List<Double>> evaluated, double... starts) {
    TwoModes two = new TwoModes(new ArrayList<>());
    List<Mode> modes =
        Arrays.stream(starts).mapToObj(at -> Mode.climb(two, new double[] {at})).toList();
    Supplier<LogDensity> densities =
        () -> {
          evaluated.add(new ArrayList<>());
          return new TwoModes(evaluated.get(evaluated.size() - 1));
        };
    return new Chains(densities, settings(200, 500, 2), NO_WORTH, () -> {})
        .run(modes, () -> {})
        .chains();
  }

  @Test
  void startsAreSharedOutAndWhatOneChainFoundAllVisit() {
    List<List<Double>> evaluated = new ArrayList<>();
    List<Chain> chains = runBetween(evaluated, -18, 25);
    for (int i = 0; i < 4; i++) {
      assertEquals(i % 2 == 0 ? -1 : 1, Math.signum(evaluated.get(i).get(0)));
    }
    assertTrue(Convergence.rHat(column(chains, 0, x -> x)) < 1.02);
    double[][] sides = column(chains, 0, x -> x > 0 ? 1 : 0);
    double error = Math.sqrt(0.25 / Convergence.essMean(sides));
    assertTrue(error < 0.05, () -> "standard error " + error);
    assertEquals(0.5, Convergence.mean(sides), 5 * error);
  }

  /** A guide knows what chains have found, and no more. */
  @Test
  void aModeThatNoChainStartsInStaysUnseen() {
    List<Chain> chains = runBetween(new ArrayList<>(), -18);
    assertEquals(0, Convergence.mean(column(chains, 0, x -> x > 0 ? 1 : 0)), 0);
  }

  @Test
  void oneDimensionWorks() {
    NormalTarget narrow = NormalTarget.independent(0.01);
    Mode mode = Mode.climb(narrow, new double[] {3});
    List<Chain> chains =
        new Chains(() -> narrow, settings(200, 500, 2), NO_WORTH, () -> {})
            .run(List.of(mode), () -> {})
            .chains();
    assertEquals(0.01, Convergence.sd(column(chains, 0, x -> x)), 0.001);
  }

  @Test
  void errorsOfTheMachineEndEverything() {
    AssertionError error = new AssertionError("broken");
    Runnable trouble =
        () -> {
          throw error;
        };
    assertSame(
        error,
        assertThrows(
            AssertionError.class, () -> run(secondBreaks(100, trouble), settings(100, 100, 1))));
  }

  /** A chain that fails in its numbers asks for another random seed; this is none of that. */
  @ParameterizedTest
  @ValueSource(
      classes = {
        NullPointerException.class,
        IndexOutOfBoundsException.class,
        IllegalArgumentException.class,
        IllegalStateException.class,
        ClassCastException.class
      })
  void errorsOfTheProgramEndEverything(Class<? extends RuntimeException> error) {
    Runnable trouble =
        () -> {
          throw assertDoesNotThrow(() -> error.getConstructor().newInstance());
        };
    assertThrows(
        error, () -> run(secondBreaks(100, trouble), settings(100, 100, 1)), error::getName);
  }

  @Test
  void interruptionIsPassedOn() {
    Thread.currentThread().interrupt();
    assertThrows(IllegalStateException.class, () -> run(() -> NORMAL, settings(1000, 1000, 1)));
    assertTrue(Thread.interrupted());
  }
}

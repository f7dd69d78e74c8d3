package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.foreshock.diagnostics.ColumnSummary;
import org.foreshock.diagnostics.Convergence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Several chains of adaptive Metropolis together, from warm-up to diagnostics. */
class MetropolisChainsTest {
  private static final NormalTarget NORMAL = NormalTarget.correlated(0.6, 1, 0.2, 3);

  /** The smallest bulk effective sample size of all coordinates. */
  private static final Chains.Worth WORTH =
      chains -> {
        double least = Double.POSITIVE_INFINITY;
        for (int j = 0; j < chains.get(0)[0].length; j++) {
          least = Math.min(least, Convergence.essBulk(column(chains, j, x -> x)));
        }
        return least;
      };

  private static ChainSettings settings(int warmup, int draws, int threads) {
    return settings(warmup, draws, threads, 1000);
  }

  private static ChainSettings settings(int warmup, int draws, int threads, int maxThinning) {
    Sampler sampler = new Sampler.AdaptiveMetropolis(maxThinning);
    return new ChainSettings(4, warmup, draws, threads, 20, sampler);
  }

  private static List<Chain> run(Supplier<? extends LogDensity> densities, ChainSettings settings) {
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    return run(densities, settings, WORTH, mode);
  }

  private static List<Chain> run(
      Supplier<? extends LogDensity> densities,
      ChainSettings settings,
      Chains.Worth worth,
      Mode... modes) {
    return new Chains(densities, settings, worth, () -> {}).run(List.of(modes), () -> {}).chains();
  }

  private static Chain.Drawn drawn(Chain chain) {
    return assertInstanceOf(Chain.Drawn.class, chain);
  }

  private static Chain.Moves moves(Chain chain) {
    return assertInstanceOf(Chain.Moves.class, drawn(chain).trace());
  }

  private static List<double[][]> positions(List<Chain> chains) {
    return chains.stream().map(chain -> drawn(chain).positions()).toList();
  }

  /** Coordinate j of all chains. */
  private static double[][] column(List<double[][]> chains, int j, DoubleUnaryOperator of) {
    return chains.stream()
        .map(chain -> Arrays.stream(chain).mapToDouble(p -> of.applyAsDouble(p[j])).toArray())
        .toArray(double[][]::new);
  }

  private static void assertSameChain(Chain expected, Chain actual) {
    assertTrue(Arrays.deepEquals(drawn(expected).positions(), drawn(actual).positions()));
    assertArrayEquals(drawn(expected).logDensity(), drawn(actual).logDensity());
    assertEquals(moves(expected), moves(actual));
  }

  /**
   * Means and variances of 10 correlated coordinates. Each of the 20 is beyond 6 standard errors
   * with probability 2e-9, or 1e-6 where the effective sample size came out a third too large.
   */
  @Test
  void momentsOfANormalInTenDimensions() {
    int k = 10;
    double[] sd = new double[k];
    Arrays.setAll(sd, i -> Math.exp(0.5 * (i % 7) - 1));
    NormalTarget normal = NormalTarget.correlated(0.7, sd);
    Mode mode = Mode.climb(normal, new double[k]);
    List<double[][]> chains = positions(run(() -> normal, settings(500, 1000, 2), WORTH, mode));
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
      assertTrue(summary.essBulk() > 1200, () -> "bulk " + summary.essBulk());
      assertTrue(summary.essTail() > 1000, () -> "tail " + summary.essTail());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4, 7})
  void anyNumberOfThreadsGivesTheSameBits(int threads) {
    List<Chain> alone = run(() -> NORMAL, settings(100, 100, 1));
    List<Chain> together = run(() -> NORMAL, settings(100, 100, threads));
    for (int i = 0; i < alone.size(); i++) {
      assertSameChain(alone.get(i), together.get(i));
    }
    assertFalse(
        Arrays.deepEquals(drawn(alone.get(0)).positions(), drawn(alone.get(1)).positions()));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 20", "7, 10", "50, 20"})
  void progressPauseAndLengthsAreAsAgreed(int warmup, int draws) {
    AtomicInteger advances = new AtomicInteger();
    List<Integer> pauses = new ArrayList<>();
    AtomicLong evaluations = new AtomicLong();
    Supplier<LogDensity> counted = () -> new Watched(point -> evaluations.incrementAndGet());
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    Chains.Result result =
        new Chains(counted, settings(warmup, draws, 2), WORTH, advances::incrementAndGet)
            .run(List.of(mode), () -> pauses.add(advances.get()));
    assertEquals(List.of(4 * warmup), pauses);
    assertEquals(4 * (warmup + draws), advances.get());
    assertEquals(evaluations.get(), result.gradients() + result.values());
    int thinning = moves(result.chains().get(0)).thinning();
    assertEquals(4 + 4L * 20 * warmup + 4L * draws * thinning, result.values());
    for (Chain chain : result.chains()) {
      assertEquals(draws, drawn(chain).positions().length);
    }
  }

  /** NORMAL, and somebody is told of each point first. */
  private record Watched(Consumer<double[]> before) implements LogDensity {
    @Override
    public int dimension() {
      return NORMAL.dimension();
    }

    @Override
    public double evaluate(double[] point, double[] gradient) {
      before.accept(point);
      return NORMAL.evaluate(point, gradient);
    }
  }

  /** What comes out of warm-up can hold no draw but where the chains stand. */
  @Test
  void nothingVisitedInWarmUpIsADraw() {
    Set<List<Double>> visited = new HashSet<>();
    boolean[] over = {false};
    Supplier<LogDensity> watched =
        () ->
            new Watched(
                point -> {
                  if (!over[0]) {
                    visited.add(Arrays.stream(point).boxed().toList());
                  }
                });
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    Chains.Result result =
        new Chains(watched, settings(100, 100, 1), WORTH, () -> {})
            .run(List.of(mode), () -> over[0] = true);
    assertTrue(visited.size() > 4 * 1000);
    int known = 0;
    for (double[][] chain : positions(result.chains())) {
      for (double[] draw : chain) {
        known += visited.contains(Arrays.stream(draw).boxed().toList()) ? 1 : 0;
      }
    }
    assertEquals(0, known);
  }

  /** Nor can what draws go on learning: no field of the kernel can be set again. */
  @Test
  void nothingButKernelThinningAndStateComesOut() {
    List<Class<?>> types =
        Arrays.stream(MetropolisWarmup.Tuned.class.getRecordComponents())
            .<Class<?>>map(RecordComponent::getType)
            .toList();
    assertEquals(List.of(Metropolis.class, int.class, Seat.class, Metropolis.Spot.class), types);
    assertTrue(
        Arrays.stream(Metropolis.class.getDeclaredFields())
            .allMatch(field -> Modifier.isFinal(field.getModifiers())));
  }

  @Test
  void drawsCarryTheirOwnLogDensity() {
    for (Chain chain : run(() -> NORMAL, settings(50, 40, 1))) {
      for (int i = 0; i < 40; i++) {
        double value = NORMAL.value(drawn(chain).positions()[i]);
        assertEquals(value, drawn(chain).logDensity()[i], 0);
      }
    }
  }

  /**
   * The last round of 250 iterations has 100, of 20 steps each, in each of 4 chains: 8000 steps. If
   * they are worth w draws, one in 4000/w is wanted.
   */
  @ParameterizedTest
  @CsvSource({
    "8000, 1000, 1",
    "4000, 1000, 1",
    "1500, 1000, 3",
    "16, 1000, 250",
    "16, 100, 100",
    "0, 50, 50",
    "NaN, 40, 40"
  })
  void drawsAreAsFarApartAsTheirWorthAsks(double worth, int most, int thinning) {
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    for (Chain chain : run(() -> NORMAL, settings(250, 10, 2, most), paths -> worth, mode)) {
      assertEquals(thinning, moves(chain).thinning());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 500, 3000})
  void aChainThatThrowsFailsAlone(int after) {
    AtomicInteger instances = new AtomicInteger();
    Supplier<LogDensity> secondBreaks =
        () -> {
          boolean second = instances.incrementAndGet() == 2;
          AtomicInteger evaluations = new AtomicInteger();
          return new Watched(
              point -> {
                if (second && evaluations.incrementAndGet() > after) {
                  throw new ArithmeticException("no more of this");
                }
              });
        };
    List<Chain> chains = run(secondBreaks, settings(100, 500, 1));
    Chain.Failed failed = assertInstanceOf(Chain.Failed.class, chains.get(1));
    assertTrue(failed.why().contains("no more of this"), failed::why);
    for (int i : new int[] {0, 2, 3}) {
      assertEquals(500, drawn(chains.get(i)).positions().length);
    }
  }

  /** A density that goes dark after warm-up: nothing is accepted, and that is no draw. */
  @Test
  void chainsThatCannotMoveFail() {
    boolean[] over = {false};
    LogDensity dark =
        new LogDensity() {
          @Override
          public int dimension() {
            return 3;
          }

          @Override
          public double evaluate(double[] point, double[] gradient) {
            return over[0] ? Double.NaN : NORMAL.evaluate(point, gradient);
          }
        };
    Mode mode = Mode.climb(NORMAL, NORMAL.mean());
    Chains.Result result =
        new Chains(() -> dark, settings(50, 50, 1), WORTH, () -> {})
            .run(List.of(mode), () -> over[0] = true);
    for (Chain chain : result.chains()) {
      assertInstanceOf(Chain.Failed.class, chain);
    }
  }

  /** Two modes 40 standard deviations apart, which no walk crosses. */
  @Test
  void whatOneChainFoundAllVisit() {
    LogDensity two =
        new LogDensity() {
          @Override
          public int dimension() {
            return 2;
          }

          @Override
          public double evaluate(double[] point, double[] gradient) {
            double centre = Math.copySign(20, point[0]);
            gradient[0] = centre - point[0];
            gradient[1] = -point[1];
            return -0.5 * (gradient[0] * gradient[0] + gradient[1] * gradient[1]);
          }
        };
    Mode left = Mode.climb(two, new double[] {-18, 1});
    Mode right = Mode.climb(two, new double[] {25, 1});
    List<double[][]> chains = positions(run(() -> two, settings(200, 500, 2), WORTH, left, right));
    double[][] sides = column(chains, 0, x -> x > 0 ? 1 : 0);
    assertTrue(Convergence.rHat(column(chains, 0, x -> x)) < 1.02);
    double error = Math.sqrt(0.25 / Convergence.essMean(sides));
    assertTrue(error < 0.05, () -> "standard error " + error);
    assertEquals(0.5, Convergence.mean(sides), 5 * error);
  }

  @Test
  void oneChainInOneDimensionWorks() {
    NormalTarget narrow = NormalTarget.independent(0.01);
    ChainSettings settings =
        new ChainSettings(1, 200, 1000, 1, 3, Sampler.AdaptiveMetropolis.DEFAULT);
    List<double[][]> chains =
        positions(run(() -> narrow, settings, WORTH, Mode.climb(narrow, new double[] {3})));
    assertEquals(0.01, Convergence.sd(column(chains, 0, x -> x)), 0.0015);
  }
}

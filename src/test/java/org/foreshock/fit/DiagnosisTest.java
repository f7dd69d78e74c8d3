package org.foreshock.fit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.foreshock.data.NoiseModel;
import org.foreshock.law.Break;
import org.foreshock.law.BrokenPowerLaw;
import org.foreshock.posterior.Noise;
import org.foreshock.posterior.PosteriorDraw;
import org.foreshock.sampler.Chain;
import org.foreshock.sampler.Chains;
import org.foreshock.sampler.Sampler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four chains of 500 independent draws pass every gate; then one thing at a time goes wrong. */
class DiagnosisTest {
  private static final List<Column> COLUMNS = Column.of(1, NoiseModel.LOGNORMAL);
  private static final int CHAINS = 4;
  private static final int DRAWS = 500;
  private static final int DEPTH_LIMIT = 10;

  private static final int SLOPE = 0;
  private static final int LEVEL = 1;
  private static final int FLOOR = 2;
  private static final int SIGMA = 3;

  private Random random;

  /** By quantity, chain and draw. */
  private double[][][] values;

  private double[][] energies;

  /** What share of a change of energy is the trajectory's; the rest is another kernel's. */
  private double byTrajectories;

  private boolean[][] diverging;
  private int[][] depths;

  @BeforeEach
  void everythingIsFine() {
    random = new Random(801);
    values = new double[4][CHAINS][DRAWS];
    energies = new double[CHAINS][DRAWS];
    byTrajectories = 1;
    diverging = new boolean[CHAINS][DRAWS];
    depths = new int[CHAINS][DRAWS];
    for (int c = 0; c < CHAINS; c++) {
      for (int q = 0; q < values.length; q++) {
        Arrays.setAll(values[q][c], i -> random.nextGaussian());
      }
      Arrays.setAll(energies[c], i -> random.nextGaussian());
      Arrays.fill(depths[c], 3);
    }
  }

  private List<PosteriorDraw> draws() {
    List<PosteriorDraw> draws = new ArrayList<>();
    for (int c = 0; c < CHAINS; c++) {
      for (int i = 0; i < DRAWS; i++) {
        Break one = new Break(100, values[SLOPE][c][i] + values[LEVEL][c][i], 0.2);
        BrokenPowerLaw law =
            new BrokenPowerLaw(
                Math.exp(values[FLOOR][c][i]),
                values[LEVEL][c][i],
                values[SLOPE][c][i],
                List.of(one));
        draws.add(
            new PosteriorDraw(
                c + 1, i + 1, 0, law, Noise.lognormal(Math.exp(values[SIGMA][c][i]))));
      }
    }
    return draws;
  }

  private List<Chain> chains() {
    List<Chain> chains = new ArrayList<>();
    for (int c = 0; c < CHAINS; c++) {
      chains.add(
          new Chain.Drawn(
              new double[DRAWS][],
              new double[DRAWS],
              new Chain.Trajectories(energies[c], changes(c), diverging[c], depths[c], 1)));
    }
    return chains;
  }

  /** Of trajectories alone. */
  private double[] changes(int chain) {
    double[] changes = new double[DRAWS];
    for (int i = 1; i < DRAWS; i++) {
      changes[i] = byTrajectories * (energies[chain][i] - energies[chain][i - 1]);
    }
    return changes;
  }

  private Diagnosis diagnosis() {
    return diagnosis(draws(), chains());
  }

  private static Diagnosis diagnosis(List<PosteriorDraw> draws, List<Chain> chains) {
    Sampler sampler = new Sampler.NoUTurn(0.9, DEPTH_LIMIT);
    return Diagnosis.of(COLUMNS, draws, new Chains.Result(chains, 1234, 56), sampler);
  }

  private static Diagnosis.Trajectories trajectories(Diagnosis diagnosis) {
    return diagnosis.trajectories().orElseThrow();
  }

  private static void assertOnly(String word, Diagnosis diagnosis) {
    assertFalse(diagnosis.ok());
    assertEquals(1, diagnosis.problems().size(), diagnosis.problems().toString());
    assertTrue(diagnosis.problems().get(0).contains(word), diagnosis.problems().get(0));
  }

  private static void assertFirst(String word, Diagnosis diagnosis) {
    assertFalse(diagnosis.ok());
    assertTrue(diagnosis.problems().get(0).contains(word), diagnosis.problems().get(0));
  }

  @Test
  void independentDrawsPass() {
    Diagnosis diagnosis = diagnosis();
    assertEquals(List.of(), diagnosis.problems());
    assertTrue(diagnosis.ok());
    assertEquals(
        List.of("a", "b", "c0", "c1", "d1", "f1", "sigma"),
        List.copyOf(diagnosis.columns().keySet()));
    assertTrue(diagnosis.maxRHat() > 0.99 && diagnosis.maxRHat() < 1.01);
    assertTrue(diagnosis.minEssBulk() > 1000);
    assertTrue(diagnosis.minEssTail() > 1000);
    assertEquals(0, trajectories(diagnosis).divergences());
    assertEquals(3, trajectories(diagnosis).maxDepth());
    assertEquals(0, trajectories(diagnosis).deepest());
    assertEquals(1234, diagnosis.gradientEvaluations());
    assertEquals(56, diagnosis.densityEvaluations());
    assertTrue(diagnosis.moves().isEmpty());
    assertEquals(2, trajectories(diagnosis).minEbfmi(), 0.3);
  }

  @Test
  void columnsAreReadOffTheLaw() {
    Diagnosis diagnosis = diagnosis();
    double[] slopes = Arrays.stream(values[SLOPE]).flatMapToDouble(Arrays::stream).toArray();
    assertEquals(
        Arrays.stream(slopes).average().orElseThrow(), diagnosis.columns().get("c0").mean(), 1e-12);
    double[] limits =
        Arrays.stream(values[FLOOR]).flatMapToDouble(Arrays::stream).map(Math::exp).toArray();
    assertEquals(
        Arrays.stream(limits).average().orElseThrow(), diagnosis.columns().get("a").mean(), 1e-12);
    assertEquals(100, diagnosis.columns().get("d1").q50(), 1e-12);
    assertEquals(0.2, diagnosis.columns().get("f1").q50(), 1e-12);
  }

  @Test
  void aChainElsewhereFailsRHat() {
    for (int i = 0; i < DRAWS; i++) {
      values[SIGMA][2][i] += 0.4;
    }
    assertFirst("R-hat", diagnosis());
    assertTrue(diagnosis().maxRHat() >= 1.01);
  }

  @Test
  void aWiderChainFailsRHat() {
    for (int i = 0; i < DRAWS; i++) {
      values[SIGMA][1][i] *= 2;
    }
    assertFirst("R-hat", diagnosis());
  }

  /** An autoregression of 0.85 leaves about 2000 · 0.15/1.85 = 160 draws. */
  @Test
  void slowDrawsFailTheEffectiveSampleSize() {
    for (int c = 0; c < CHAINS; c++) {
      for (int i = 1; i < DRAWS; i++) {
        double kept = 0.85 * values[FLOOR][c][i - 1];
        values[FLOOR][c][i] = kept + Math.sqrt(1 - 0.85 * 0.85) * values[FLOOR][c][i];
      }
    }
    Diagnosis diagnosis = diagnosis();
    assertTrue(diagnosis.minEssBulk() > 60 && diagnosis.minEssBulk() < 350);
    assertTrue(
        diagnosis.problems().stream().anyMatch(p -> p.contains("effective sample size")),
        diagnosis.problems().toString());
  }

  @Test
  void oneDivergenceIsToldOf() {
    diverging[3][77] = true;
    assertOnly("1 transition", diagnosis());
    assertEquals(1, trajectories(diagnosis()).divergences());
    diverging[0][0] = true;
    assertEquals(2, trajectories(diagnosis()).divergences());
  }

  @Test
  void energiesThatWanderFail() {
    for (int i = 1; i < DRAWS; i++) {
      energies[2][i] += energies[2][i - 1];
    }
    assertOnly("E-BFMI", diagnosis());
    assertTrue(trajectories(diagnosis()).minEbfmi() <= 0.3);
  }

  /**
   * Energies that only another kernel changes: as independent as can be, and no proof of health.
   */
  @Test
  void energiesThatTrajectoriesDoNotChangeFail() {
    byTrajectories = 0.3;
    assertOnly("E-BFMI", diagnosis());
    // (0.3)² times 2, that of independent energies
    assertEquals(0.18, trajectories(diagnosis()).minEbfmi(), 0.05);
  }

  /** Energies that say nothing are no proof of health, wherever in the list the chain stands. */
  @Test
  void energiesThatCannotBeJudgedFail() {
    for (int c : new int[] {0, 3}) {
      everythingIsFine();
      Arrays.fill(energies[c], 5);
      assertOnly("E-BFMI", diagnosis());
    }
  }

  @Test
  void deepTreesAreCounted() {
    depths[1][4] = 10;
    depths[2][5] = 10;
    depths[2][6] = 9;
    Diagnosis diagnosis = diagnosis();
    assertEquals(2, trajectories(diagnosis).deepest());
    assertEquals(10, trajectories(diagnosis).maxDepth());
  }

  @Test
  void failedChainsAreToldOfFirst() {
    List<PosteriorDraw> draws = draws().subList(0, 3 * DRAWS);
    List<Chain> chains = new ArrayList<>(chains().subList(0, 3));
    chains.add(1, new Chain.Failed("it fell over"));
    Diagnosis diagnosis = diagnosis(draws, chains);
    assertOnly("it fell over", diagnosis);
  }

  /** A stuck chain is not a constant. */
  @Test
  void aChainThatDoesNotMoveFails() {
    for (double[][] quantity : values) {
      Arrays.fill(quantity[1], 0.1);
    }
    Diagnosis diagnosis = diagnosis();
    assertFalse(diagnosis.ok());
    assertTrue(diagnosis.maxRHat() >= 1.01);
  }

  @Test
  void constantsAreNotCounted() {
    for (double[] chain : values[FLOOR]) {
      Arrays.fill(chain, Double.NEGATIVE_INFINITY);
    }
    for (double[] chain : values[SIGMA]) {
      Arrays.fill(chain, Math.log(0.1));
    }
    Diagnosis diagnosis = diagnosis();
    assertEquals(List.of(), diagnosis.problems());
    assertEquals(0, diagnosis.columns().get("a").mean());
    assertTrue(Double.isNaN(diagnosis.columns().get("a").rHat()));
    assertTrue(diagnosis.maxRHat() < 1.01);
  }

  /** Most draws have the same value: not a constant, and no better for it. */
  @Test
  void nearlyConstantColumnsAreCounted() {
    for (int c = 0; c < CHAINS; c++) {
      for (int i = 0; i < DRAWS; i++) {
        values[SIGMA][c][i] = c == 0 && i < 60 ? 1 : 0;
      }
    }
    assertFalse(diagnosis().ok());
  }

  /** A law of the prior may exceed a double in a few draws. */
  @Test
  void infiniteDrawsAreNoFault() {
    for (int c = 0; c < CHAINS; c++) {
      values[LEVEL][c][11 * c] = 800;
    }
    Diagnosis diagnosis = Diagnosis.ofIndependent(COLUMNS, draws());
    assertEquals(List.of(), diagnosis.problems());
    assertTrue(diagnosis.columns().get("b").q95() < 10);
  }

  @Test
  void independentDrawsNeedNoChains() {
    Diagnosis diagnosis = Diagnosis.ofIndependent(COLUMNS, draws());
    assertEquals(List.of(), diagnosis.problems());
    assertTrue(diagnosis.trajectories().isEmpty());
    assertTrue(diagnosis.moves().isEmpty());
  }

  @Test
  void problemsSayWhatToTry() {
    diverging[0][0] = true;
    Arrays.fill(values[SIGMA][0], 9);
    assertEquals(3, diagnosis().problems().size());
    for (String problem : diagnosis().problems()) {
      assertTrue(problem.contains("Try "), problem);
    }
  }
}

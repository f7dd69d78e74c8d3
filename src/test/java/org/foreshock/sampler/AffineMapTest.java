package org.foreshock.sampler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws of lower triangular maps, in any dimension. */
class AffineMapTest {
  private static final double TOLERANCE = 1e-12;

  private final Randomness random = Randomness.streams(11, 1)[0];

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void standardiseUndoesMove(int k) {
    AffineMap map = new AffineMap(lower(k));
    double[] origin = vector(k);
    double[] z = vector(k);
    double[] point = origin.clone();
    map.move(point, 1, z);
    assertArrayEquals(z, map.standardise(point, origin), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void moveIsTheMatrixTimesTheVector(int k) {
    double[][] lower = lower(k);
    double[] z = vector(k);
    double[] start = vector(k);
    double[] expected = full(lower).scalarMultiply(-0.3).operate(z);
    for (int i = 0; i < k; i++) {
      expected[i] += start[i];
    }
    new AffineMap(lower).move(start, -0.3, z);
    assertArrayEquals(expected, start, TOLERANCE);
  }

  /** ⟨g, L z⟩ = ⟨Lᵀ g, z⟩. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void pullBackIsTheTransposeOfMove(int k) {
    AffineMap map = new AffineMap(lower(k));
    double[] z = vector(k);
    double[] g = vector(k);
    double[] moved = new double[k];
    map.move(moved, 1, z);
    double[] pulled = new double[k];
    map.pullBack(g, pulled);
    assertEquals(dot(g, moved), dot(pulled, z), TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void inverseTimesMapIsUnity(int k) {
    double[][] lower = lower(k);
    RealMatrix product = full(new AffineMap(lower).inverse()).multiply(full(lower));
    RealMatrix error = product.subtract(MatrixUtils.createRealIdentityMatrix(k));
    assertEquals(0, error.getNorm(), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void composeAppliesTheInnerMapFirst(int k) {
    double[][] outer = lower(k);
    double[][] inner = lower(k);
    double[] z = vector(k);
    double[] composed = new double[k];
    new AffineMap(outer).compose(new AffineMap(inner)).move(composed, 1, z);
    double[] twice = full(outer).operate(full(inner).operate(z));
    assertArrayEquals(twice, composed, TOLERANCE);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void logVolumeIsHalfTheLogDeterminantOfTheCovariance(int k) {
    double[][] lower = lower(k);
    RealMatrix covariance = full(lower).multiply(full(lower).transpose());
    double determinant = new LUDecomposition(covariance).getDeterminant();
    assertEquals(0.5 * Math.log(determinant), new AffineMap(lower).logVolume(), 1e-10);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void ofRootHasTheSameCovariance(int k) {
    RealMatrix root = MatrixUtils.createRealMatrix(k, k);
    for (int i = 0; i < k; i++) {
      root.setRow(i, vector(k));
    }
    AffineMap map = AffineMap.ofRoot(root);
    RealMatrix error = Matrices.covariance(map).subtract(root.multiply(root.transpose()));
    assertEquals(0, error.getNorm(), TOLERANCE);
    assertTrue(Double.isFinite(map.logVolume()), "the diagonal is positive");
  }

  /** The volume of a root whose covariance is singular to working precision. */
  @Test
  void ofRootKeepsWhatACovarianceWouldLose() {
    RealMatrix turn = MatrixUtils.createRealMatrix(new double[][] {{0.6, -0.8}, {0.8, 0.6}});
    RealMatrix root = turn.multiply(MatrixUtils.createRealDiagonalMatrix(new double[] {4, 1e-9}));
    assertEquals(Math.log(4e-9), AffineMap.ofRoot(root).logVolume(), 1e-6);
  }

  /** Row i has i + 1 entries, as the map asks for no more. */
  private double[][] lower(int k) {
    double[][] lower = new double[k][];
    for (int i = 0; i < k; i++) {
      lower[i] = vector(i + 1);
      lower[i][i] = 0.5 + random.uniform();
    }
    return lower;
  }

  private static RealMatrix full(double[][] lower) {
    RealMatrix full = MatrixUtils.createRealMatrix(lower.length, lower.length);
    for (int i = 0; i < lower.length; i++) {
      for (int j = 0; j <= i; j++) {
        full.setEntry(i, j, lower[i][j]);
      }
    }
    return full;
  }

  private double[] vector(int k) {
    double[] v = new double[k];
    for (int i = 0; i < k; i++) {
      v[i] = 0.5 * random.normal();
    }
    return v;
  }

  private static double dot(double[] a, double[] b) {
    return MatrixUtils.createRealVector(a).dotProduct(MatrixUtils.createRealVector(b));
  }
}

package org.foreshock.plot;

import java.util.Arrays;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.foreshock.data.Sweep;
import org.foreshock.forecast.Bands;

/** Made-up sweeps, bands and draws for pictures. */
final class Examples {
  private static final double[] NORMAL = {
    -1.96, -1.645, -1.282, -0.674, 0, 0.674, 1.282, 1.645, 1.96
  };

  private Examples() {}

  static Sweep sweep(double low, double high, int scales, DoubleUnaryOperator law, int seeds) {
    Random random = new Random(1);
    double noise = seeds > 1 ? 0.02 : 0;
    double[] grid = grid(low, high, scales);
    double[] x = new double[scales * seeds];
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = grid[i / seeds];
      y[i] = law.applyAsDouble(x[i]) * (1 + noise * random.nextGaussian());
    }
    return Sweep.ofRuns(x, y);
  }

  /** Bands that are normal around a law, with a relative sd that depends on x. */
  static Bands bands(double low, double high, DoubleUnaryOperator law, DoubleUnaryOperator sd) {
    double[] grid = grid(low, high, 60);
    double[][] quantiles = new double[grid.length][NORMAL.length];
    for (int i = 0; i < grid.length; i++) {
      for (int j = 0; j < NORMAL.length; j++) {
        double value = law.applyAsDouble(grid[i]);
        quantiles[i][j] =
            value + Math.abs(value) * Math.expm1(sd.applyAsDouble(grid[i]) * NORMAL[j]);
      }
    }
    return new Bands(grid, quantiles);
  }

  /** Bands that run from 0 to infinity in the upper half of the grid, and are not numbers last. */
  static Bands endless(double low, double high) {
    Bands bands = bands(low, high, x -> 5 / x, x -> 0.3);
    for (int i = bands.x().length / 2; i < bands.x().length; i++) {
      double[] row = bands.quantiles()[i];
      Arrays.fill(row, 0, 4, 0);
      Arrays.fill(row, 6, row.length, Double.POSITIVE_INFINITY);
    }
    Arrays.fill(bands.quantiles()[bands.x().length - 1], Double.NaN);
    return bands;
  }

  static BreakDraws draws(int number, double place, double sd, double f) {
    Random random = new Random(number);
    double[] places = new double[1000];
    double[] sharpness = new double[1000];
    Arrays.setAll(places, i -> Math.log10(place) + sd * random.nextGaussian());
    Arrays.setAll(sharpness, i -> f * Math.exp(sd * random.nextGaussian()));
    return new BreakDraws(number, places, sharpness, number == 1 ? 1 : 0.4);
  }

  static double[] grid(double low, double high, int n) {
    double[] grid = new double[n];
    double step = n > 1 ? Math.log(high / low) / (n - 1) : 0;
    Arrays.setAll(grid, i -> low * Math.exp(i * step));
    return grid;
  }
}

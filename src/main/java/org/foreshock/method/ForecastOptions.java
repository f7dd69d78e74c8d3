package org.foreshock.method;

import java.util.Arrays;
import java.util.Optional;
import org.foreshock.data.NoiseModel;
import org.foreshock.data.Setting;
import org.foreshock.data.Sweep;
import org.foreshock.data.Table;
import org.foreshock.forecast.Horizon;

/**
 * Where a forecast is to be told.
 *
 * @param to end of the bands; by default beyond the runs by half the decades that they span
 * @param points scales to tell it at; by default 1.5, 3 and 10 times the largest
 * @param target a y that the curve may reach
 */
public record ForecastOptions(
    Optional<Double> to, Optional<double[]> points, Optional<Double> target) {
  /** The defaults. */
  public static final ForecastOptions DEFAULT =
      new ForecastOptions(Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * The horizon for runs, at least to the largest scale held out.
   *
   * @throws org.foreshock.data.InputException if a scale or the target will not do
   */
  public Horizon over(Table table, NoiseModel noise) {
    Sweep sweep = table.sweep();
    double kept = table.heldOut().map(Sweep::maxX).orElse(0.0);
    double end = to.orElseGet(() -> Math.max(kept, Horizon.end(sweep)));
    double[] at =
        Arrays.stream(points.orElseGet(() -> Horizon.points(sweep.maxX())))
            .sorted()
            .distinct()
            .toArray();
    Setting.BANDS_TO.check(
        Double.isFinite(end) && end > sweep.minX(), end, "beyond the smallest scale");
    for (double point : at) {
      Setting.FORECAST_AT.check(Double.isFinite(point) && point > 0, point, "a positive scale");
    }
    target.ifPresent(y -> checkTarget(y, table, noise));
    return new Horizon(sweep.minX(), Math.max(end, sweep.maxX()), at);
  }

  private static void checkTarget(double y, Table table, NoiseModel noise) {
    boolean within = table.metric().flip(y) > 0 || !noise.isLog();
    Setting.TARGET.check(
        Double.isFinite(y) && within,
        y,
        table.metric().isReversed() ? "below the ceiling" : "positive, as y is");
  }
}
